import { type ScanHeaders } from '../git/build-catalog.ts';
import { type RefListing } from '../git/list-refs.ts';
import type { DiagnosticSink, ObjectCatalog } from '../git/object-catalog.ts';
import { type Replacements } from '../git/replacements.ts';
import { type Repository } from '../git/repository.ts';
export type History = {
    readonly repository: Repository;
    readonly catalog: ObjectCatalog;
    readonly refs: RefListing;
    /** Id of the commit HEAD is at. */
    readonly head: string | undefined;
    readonly originUrl: string | undefined;
    /** Stand-ins and grafts that are there; followed if the repository has them. */
    readonly replacements: Replacements;
};
export type HistoryPlace = {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Folder in or of the repository, as the user named it. */
    readonly folder: string;
};
/** Finds the repository. Throws ToolError `not-a-repository` or `path-not-found`. */
export declare function findRepository({ cwd, env, folder }: HistoryPlace): Repository;
/** The repository with its stand-ins and grafts followed by everything that reads it. */
export declare function followReplacements(repository: Repository): Repository;
/** Lists objects and refs. `scan` may read the headers of packs meanwhile. */
export declare function openHistory(repository: Repository, onDiagnostic: DiagnosticSink, scan?: ScanHeaders): Promise<History>;
