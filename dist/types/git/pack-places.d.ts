import { type ObjectCatalog } from './object-catalog.ts';
import { type PackLocation } from './pack-directory.ts';
import type { OpenFiles } from './random-access-file.ts';
export declare class PackPlaces {
    #private;
    constructor(catalog: ObjectCatalog, openFiles: OpenFiles);
    /** Undefined for objects that are loose, that the catalog does not know, and of whose entry it knows that it is of no use. */
    locate(rawOid: Uint8Array): PackLocation | undefined;
}
