import type { BlobAttribution, Holder } from '../git/attribution.ts';
import { type ObjectCatalog } from '../git/object-catalog.ts';
import type { HistoryRecords, PlacedCandidate } from './history-records.ts';
import { type PathJudge } from './path-judge.ts';
/** A blob at a path, in some commits. */
export type HeldVersion = {
    readonly blobId: string;
    readonly holder: Holder;
};
/** One secret of one rule at one path, which may lead into an archive. */
export type HeldSecret = {
    readonly path: string;
    /** One of its candidates: they share rule and secret. */
    readonly candidate: number;
    /** Earliest first. */
    readonly versions: readonly HeldVersion[];
};
export type HeldSecrets = {
    readonly held: readonly HeldSecret[];
    /** Blobs with candidates that no commit holds, by rising number. */
    readonly unheld: readonly number[];
};
export type HeldInput = {
    readonly records: HistoryRecords;
    readonly judge: PathJudge;
    readonly attribution: BlobAttribution;
    readonly catalog: ObjectCatalog;
    /** Absent: all blobs. */
    readonly only?: ReadonlySet<number>;
};
/** Judges every blob under every path it had. In order of path, then of rule and secret. */
export declare function findHeld({ records, judge, attribution, catalog, only }: HeldInput): HeldSecrets;
/** The version whose allow comments count: HEAD's if it holds the secret, else the one that came last. `versions` are not empty. */
export declare function newestVersion(versions: readonly HeldVersion[]): HeldVersion;
/** A secret at a place, and one of its candidates. */
export type PlacedSecret = {
    readonly path: string;
    readonly secret: number;
    readonly candidate: number;
};
/** A secret that stands twice in a file is one; in two members of an archive it is two. */
export declare function distinctSecrets(standing: readonly PlacedCandidate[], path: string, { secrets }: HistoryRecords): PlacedSecret[];
