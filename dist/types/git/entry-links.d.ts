import { type DiagnosticSink, type ObjectCatalog } from './object-catalog.ts';
import type { ObjectStore } from './object-store.ts';
import type { PackScan } from './pack-headers.ts';
/** Fills `kinds`, `firstChild` and `nextSibling` of the catalog from the scans of its packs. */
export declare function linkEntries(catalog: ObjectCatalog, scans: readonly PackScan[], store: ObjectStore, onDiagnostic: DiagnosticSink): void;
