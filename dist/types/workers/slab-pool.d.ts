import type { ScanResult } from './file-scanner.ts';
import { type Scanner, type ScanSetup } from './scan-setup.ts';
import { type Slab, SlabWriter } from './slab.ts';
export declare class SlabPool {
    #private;
    /** `scanner`: what this thread scans with, if it has one already. */
    constructor(setup: ScanSetup, jobs: number, onResult: (result: ScanResult) => void, scanner?: Scanner);
    /** Writes slabs for this pool, in memory that it is done with. */
    writer(): SlabWriter;
    get engine(): 're2' | 're2js' | undefined;
    /** Queues a slab; resolves when there is room for the next. */
    scan(slab: Slab): Promise<void>;
    /** The last slab of a scan that never had another is not worth a thread. */
    scanLast(slab: Slab): Promise<void>;
    scanHere(slab: Slab): Promise<void>;
    /** Waits until every slab is answered, or the signal says stop. */
    drain(signal: AbortSignal | undefined): Promise<void>;
    close(): Promise<void>;
}
