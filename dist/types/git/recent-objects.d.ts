import { type ObjectCatalog } from './object-catalog.ts';
export declare class RecentObjects {
    #private;
    constructor(catalog: ObjectCatalog);
    /** As `findObject`: number of the object whose raw id starts at `at` of `bytes`; -1 when the repository does not hold it. */
    find(bytes: Uint8Array, at: number): number;
}
