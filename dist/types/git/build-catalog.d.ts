import { type DiagnosticSink, type ObjectCatalog, type ObjectPlaces } from './object-catalog.ts';
import { type PackScan } from './pack-headers.ts';
import { type PackListing } from './pack-listing.ts';
/** A pack and where its entries begin. */
export type ListedPack = {
    readonly path: string;
    readonly listing: PackListing;
};
export type PackOffsets = {
    readonly path: string;
    readonly offsets: Float64Array;
};
/** Reads the headers of packs somewhere else meanwhile, in order; undefined when it could not. */
export type ScanHeaders = (packs: readonly PackOffsets[], oidBytes: number) => Promise<readonly PackScan[] | undefined>;
/** Lists a repository's objects and how they hang together. Takes about a second and 60 MB for a million objects. */
export declare function buildCatalog(repository: ObjectPlaces, onDiagnostic: DiagnosticSink): ObjectCatalog;
/** As `buildCatalog`, in about two thirds of the time: pack headers are read by somebody else while ids are put in order. */
export declare function buildCatalogWith(scan: ScanHeaders, repository: ObjectPlaces, onDiagnostic: DiagnosticSink): Promise<ObjectCatalog>;
