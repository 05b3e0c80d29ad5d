import { type ObjectCatalog } from './object-catalog.ts';
export declare class RecentObjects {
    #private;
    /** `places`: ids that are kept, each in the one place that it has; a power of two, at most 2^16. */
    constructor(catalog: ObjectCatalog, places: number);
    /** As `findObject`: number of the object whose raw id starts at `at` of `bytes`; -1 when the repository does not hold it. */
    find(bytes: Uint8Array, at: number): number;
}
