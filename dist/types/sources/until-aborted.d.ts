/** Yields what `stream` does, until it ends or `signal` aborts. What is still being waited for then is left behind, not closed. */
export declare function untilAborted<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined>;
