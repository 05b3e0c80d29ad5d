import type { BlobAttribution } from '../git/attribution.ts';
import { type ObjectCatalog } from '../git/object-catalog.ts';
import type { Finding } from '../model/finding.ts';
import { type HeldWriter } from './history-findings.ts';
import type { Scanner } from './scan-setup.ts';
/** Numbers of all blobs, rising. */
export declare function allBlobs(catalog: ObjectCatalog): Int32Array;
/** The findings of paths that came in with a selected commit. */
export declare function findPaths(blobs: Int32Array, attribution: BlobAttribution, scanner: Scanner, writer: HeldWriter): Finding[];
