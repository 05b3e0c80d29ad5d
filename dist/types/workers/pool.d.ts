import type { FileRef } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';
import { type ScanSetup } from './scan-setup.ts';
export type PoolOptions = {
    readonly setup: ScanSetup;
    readonly jobs: number;
    readonly onResult: (result: ScanResult) => void;
};
export declare class WorkerPool {
    #private;
    engine: 're2' | 're2js' | undefined;
    constructor({ setup, jobs, onResult }: PoolOptions);
    /** Queues a batch; resolves when there is room for the next. Rejects when a worker has died. */
    scan(files: readonly FileRef[]): Promise<void>;
    /** Waits until every queued batch is answered, or the signal says stop. */
    drain(signal: AbortSignal | undefined): Promise<void>;
    /** Ends the workers, whatever they are doing. */
    close(): Promise<void>;
}
