import { Worker } from 'node:worker_threads';
/** A thread and how many parts it has not answered. */
export type Slot = {
    readonly worker: Worker;
    pending: number;
};
export declare class WorkerSlots<A> {
    #private;
    constructor(onAnswer: (answer: A) => void);
    get isEmpty(): boolean;
    /** `workerData` is what each thread finds there. */
    start(url: URL, workerData: unknown, threads: number): void;
    freest(): Slot;
    /** Resolves with the slot that `choose` names as soon as that holds less than `ahead` parts. Rejects when a thread has died. */
    take(choose: () => Slot, ahead: number): Promise<Slot>;
    /** Waits until everything is answered, or the signal says stop. */
    drain(signal: AbortSignal | undefined): Promise<void>;
    /** Ends the threads, whatever they are doing. */
    close(): Promise<void>;
}
