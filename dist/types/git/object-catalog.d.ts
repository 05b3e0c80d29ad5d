import type { Diagnostic } from '../model/diagnostic.ts';
import type { GitReadError } from './git-read-error.ts';
import type { ObjectType } from './pack-file.ts';
import type { Repository } from './repository.ts';
/** What reading objects needs to know of a repository. */
export type ObjectPlaces = Pick<Repository, 'objectDirs' | 'oidBytes'>;
/** Told of everything that cannot be read; `missedObjects` is how many objects one diagnostic stands for. */
export type DiagnosticSink = (diagnostic: Diagnostic, missedObjects: number) => void;
/** `path` has no extension. The pack's entries are `firstEntry` and the `count - 1` after it, by rising offset; they end at `end`. */
export type CatalogPack = {
    readonly path: string;
    readonly firstEntry: number;
    readonly count: number;
    readonly end: number;
};
/**
 * Entries are numbered pack by pack (in the order of the object directories, then by path), by offset within a pack, loose objects
 * last, by id. Plain data: it may be posted to another thread, which then shares the arrays.
 */
export type ObjectCatalog = ObjectPlaces & {
    readonly packs: readonly CatalogPack[];
    /** Number of entries, copies included. */
    readonly count: number;
    /** Number of the first loose object. */
    readonly firstLoose: number;
    /** Some pack was fetched by a partial clone: absent objects may be promised ones. */
    readonly isPartial: boolean;
    /** Raw ids, `oidBytes` each. */
    readonly oids: Uint8Array;
    /** Offsets in the pack; for loose objects the object's size. */
    readonly offsets: Float64Array;
    /** `typeMask`: type as git numbers it, 0 when unknown; and the flags below. */
    readonly kinds: Uint8Array;
    /** Deltas on an entry, by rising number: the first one, and each one's next; -1 ends the list. Deltas on a copy hang on the original. */
    readonly firstChild: Int32Array;
    readonly nextSibling: Int32Array;
    /**
     * Hash table from ids to entries (never copies), found at the id's first four bytes or soon after: entry + 1 in the lower `entryBits`, and as
     * much of the id's fifth byte as there is room for above; 0 where there is none.
     */
    readonly slots: Int32Array;
    readonly entryBits: number;
};
export declare const typeMask = 7;
/** The same object is an earlier entry, which is the one to visit. */
export declare const isCopyFlag = 8;
/** Later entries hold the same object: should this one be damaged, there is another. */
export declare const hasCopyFlag = 16;
/** The entry itself is of no use, but the object store finds the object elsewhere. */
export declare const viaStoreFlag = 32;
/** Hangs on no other entry. */
export declare const rootFlag = 64;
/** Types by git's numbers. */
export declare const objectTypes: readonly (ObjectType | undefined)[];
/** Number of the object whose raw id starts at `at` of `bytes`; -1 when the repository does not hold it. */
export declare function findObject(catalog: ObjectCatalog, bytes: Uint8Array, at?: number): number;
/** The entry in a slot, or -1. */
export declare function entryIn({ slots, entryBits }: ObjectCatalog, slot: number): number;
/** Puts the entry with the id at `at` of `bytes` into a slot that `findSlot` gave for it. */
export declare function fillSlot(catalog: ObjectCatalog, slot: number, entry: number, bytes: Uint8Array, at: number): void;
/** Number of the object with this id (hex), or -1. */
export declare function findObjectByHex(catalog: ObjectCatalog, oid: string): number;
/** The slot that holds the id, or the empty one where it belongs; -1 when made-up ids have filled the neighbourhood. */
export declare function findSlot(catalog: ObjectCatalog, bytes: Uint8Array, at: number): number;
/** Id of an entry, hex. */
export declare function oidOf(catalog: ObjectCatalog, entry: number): string;
/** Type of an entry, or undefined when it is unknown. */
export declare function typeOf(catalog: ObjectCatalog, entry: number): ObjectType | undefined;
/** Position in `packs` of the pack an entry is in; -1 for loose objects. */
export declare function packNumberOf(catalog: ObjectCatalog, entry: number): number;
/** Where the entry ends: at the next one's offset. `pack` is the one it is in. */
export declare function entryEnd(catalog: ObjectCatalog, pack: CatalogPack, entry: number): number;
/** How diagnostics name an entry. */
export declare function placeOf(catalog: ObjectCatalog, entry: number): string;
/** A failed read as a report shows it. */
export declare function toDiagnostic(error: GitReadError, missedObjects?: number): Diagnostic;
