export declare function nextTurn(): Promise<void>;
/** Work that yields wherever it can be left off for a moment. */
export type Steps<T> = Generator<undefined, T>;
/** Does the work in turns. */
export declare function inTurns<T>(work: Steps<T>): Promise<T>;
/** As `inTurns`; undefined when the signal aborts first, and then nothing more is done. */
export declare function inTurnsUntil<T>(work: Steps<T>, signal: AbortSignal | undefined): Promise<T | undefined>;
