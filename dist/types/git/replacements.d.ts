import type { NamedRef } from './list-refs.ts';
import { type ObjectCatalog } from './object-catalog.ts';
import type { Repository } from './repository.ts';
/** Ids are hex. */
export type Replacements = {
    /** From an object to the one that stands in for it. */
    readonly objects: ReadonlyMap<string, string>;
    /** From a commit to the parents it is given. */
    readonly grafts: ReadonlyMap<string, readonly string[]>;
};
/** `refs` are the repository's; see list-refs.ts. */
export declare function readReplacements(repository: Pick<Repository, 'commonDir' | 'oidBytes'>, refs: readonly NamedRef[]): Replacements;
/** True for a ref that names a stand-in. */
export declare function isReplaceRef({ name }: NamedRef): boolean;
/** The stand-ins as numbers in the catalog, of those that it holds. */
export declare function numberReplacements(catalog: ObjectCatalog, { objects }: Replacements): Map<number, number>;
