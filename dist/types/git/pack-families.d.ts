import { type ObjectCatalog } from './object-catalog.ts';
import type { ObjectType } from './pack-file.ts';
/** Families in the order of their roots. Plain data on shared memory: may be posted to another thread. */
export type WalkPlan = {
    readonly catalog: ObjectCatalog;
    /** Root entry of each family, rising. */
    readonly roots: Int32Array;
    /** Bytes the family takes in its packs. */
    readonly bytes: Float64Array;
    /** Objects of the family. */
    readonly objects: Int32Array;
    readonly totalBytes: number;
    readonly totalObjects: number;
};
/** Families `from` to `to` (exclusive) of a plan. May be posted to another thread. */
export type WalkPart = {
    readonly plan: WalkPlan;
    readonly from: number;
    readonly to: number;
};
/** The families of the wanted types; a family is of one type throughout. */
export declare function planWalk(catalog: ObjectCatalog, types: ReadonlySet<ObjectType>): WalkPlan;
/**
 * Cuts a plan into at most `parts` stretches of about the same cost, in order. A family is never cut, so a part may be larger than
 * the others, and there may be fewer. Asking for more parts than there are workers lets quick workers take over from slow ones.
 */
export declare function splitFamilies(plan: WalkPlan, parts: number): WalkPart[];
/** Calls `use` for an entry and everything that hangs on it. */
export declare function forFamily(catalog: ObjectCatalog, root: number, use: (entry: number) => void): void;
