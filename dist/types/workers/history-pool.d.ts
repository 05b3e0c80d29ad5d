import { type HistoryAnswer, type HistoryTask } from './history-tasks.ts';
import { type ScanSetup } from './scan-setup.ts';
/** `number` tells the threads apart. */
export type OnAnswer = (answer: HistoryAnswer, thread: number) => void;
export interface HistoryCrew {
    readonly threads: number;
    /** The engine that some thread loaded. */
    readonly engine: () => 're2' | 're2js' | undefined;
    /**
     * Gives task `i` to thread `i`; resolves when all are done, or the signal aborts, after which the crew can only be closed. Rejects when
     * a thread fails.
     */
    run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void>;
    close(): Promise<void>;
}
/** This thread alone. Looks up between the parts of a task. */
export declare class LoneThread implements HistoryCrew {
    #private;
    readonly threads = 1;
    constructor(setup: ScanSetup);
    engine: () => "re2" | "re2js" | undefined;
    run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void>;
    close(): Promise<void>;
}
export declare class HistoryPool implements HistoryCrew {
    #private;
    readonly threads: number;
    constructor(setup: ScanSetup, threads: number);
    engine: () => "re2" | "re2js" | undefined;
    run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void>;
    close(): Promise<void>;
}
