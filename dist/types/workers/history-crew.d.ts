import { type HistoryAnswer, type HistoryTask } from './history-tasks.ts';
import { type Scanner, type ScanSetup } from './scan-setup.ts';
/** `number` tells the threads apart. */
export type OnAnswer = (answer: HistoryAnswer, thread: number) => void;
type RunOptions = {
    readonly signal?: AbortSignal | undefined;
    /** Settles when the main thread has done what it does before; at once if absent. */
    readonly free?: Promise<unknown> | undefined;
};
export declare class HistoryCrew {
    #private;
    readonly threads: number;
    /** `threads`, 1 or more, counts the calling thread, whose scanner has to have an arena. */
    constructor(setup: ScanSetup, scanner: Scanner, threads: number);
    /** The engine that some thread loaded. */
    engine: () => "re2" | "re2js" | undefined;
    /**
     * Gives task `i` to thread `i`, the last one to this thread, which begins with it once it is `free`. Resolves when all are done, or the
     * signal aborts, after which the crew can only be closed. Rejects when a thread fails, or `free` does. A worker does one task after the other;
     * the next run need not wait for this one.
     */
    run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, { signal, free }?: RunOptions): Promise<void>;
    close(): Promise<void>;
}
export {};
