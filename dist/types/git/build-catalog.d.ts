import { type DiagnosticSink, type ObjectCatalog, type ObjectPlaces } from './object-catalog.ts';
import { type PackOffsets, type PackScan } from './pack-headers.ts';
/** Where to look, and whether objects are promised by other repositories; packs can say so too. */
export type CatalogPlaces = ObjectPlaces & {
    readonly hasPromisors?: boolean;
};
/** Has the headers of packs read somewhere else meanwhile. */
export type ScanHeaders = (packs: readonly PackOffsets[], oidBytes: number) => HeaderScan;
export type HeaderScan = {
    /** In the order of the packs; undefined where they could not be read. */
    readonly scans: Promise<readonly PackScan[] | undefined>;
    /** True when nobody has begun yet, and nobody will: the caller is to do it. */
    take(): boolean;
};
/** Lists a repository's objects and how they hang together. Takes about a second and 60 MB for a million objects. */
export declare function buildCatalog(repository: CatalogPlaces, onDiagnostic: DiagnosticSink): ObjectCatalog;
/** As `buildCatalog`, but pack headers are read by somebody else while ids are put in order, if they begin in time. */
export declare function buildCatalogWith(scan: ScanHeaders, repository: CatalogPlaces, onDiagnostic: DiagnosticSink): Promise<ObjectCatalog>;
