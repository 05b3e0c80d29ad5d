// A stream that ends early on an abort signal. A pipe that stays silent would otherwise keep a Ctrl-C waiting for its next byte.

/** Yields what `stream` does, until it ends or `signal` aborts. What is still being waited for then is left behind, not closed. */
export async function* untilAborted<T>(
  stream: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextOrAbort(iterator, signal);
    if (next === undefined || next.done) return;
    yield next.value;
  }
}

/** A listener per step: a single promise for the abort would collect a reaction for every piece of a long stream. */
function nextOrAbort<T>(iterator: AsyncIterator<T>, signal: AbortSignal): Promise<IteratorResult<T> | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
