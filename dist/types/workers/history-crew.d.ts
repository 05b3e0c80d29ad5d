import { type HistoryAnswer, type HistoryTask } from './history-tasks.ts';
import { type Scanner, type ScanSetup } from './scan-setup.ts';
/** `number` tells the threads apart. */
export type OnAnswer = (answer: HistoryAnswer, thread: number) => void;
export declare class HistoryCrew {
    #private;
    readonly threads: number;
    /** `threads`, 1 or more, counts the calling thread, whose scanner has to have an arena. */
    constructor(setup: ScanSetup, scanner: Scanner, threads: number);
    /** The engine that some thread loaded. */
    engine: () => "re2" | "re2js" | undefined;
    /**
     * Gives task `i` to thread `i`, the last one to this thread, which begins with it when the caller waits. Resolves when all are done, or the
     * signal aborts, after which the crew can only be closed. Rejects when a thread fails.
     */
    run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void>;
    close(): Promise<void>;
}
