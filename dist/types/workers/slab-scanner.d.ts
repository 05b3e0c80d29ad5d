import { type ScanResult } from './file-scanner.ts';
import type { Scanner } from './scan-setup.ts';
import type { Slab } from './slab.ts';
export declare class SlabScanner {
    #private;
    constructor(scanner: Scanner);
    scan({ memory, texts, skipped }: Slab): ScanResult;
}
