// Long work on the main thread gives way now and then: signals, timers and what threads say are only heard when the event loop turns.

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Work that yields wherever it can be left off for a moment. */
export type Steps<T> = Generator<undefined, T>;

/** Does the work in turns. */
export async function inTurns<T>(work: Steps<T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

/** As `inTurns`; undefined when the signal aborts first, and then nothing more is done. */
export async function inTurnsUntil<T>(work: Steps<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
    if (!signal?.aborted) continue;
    work.return(undefined as T);
    return undefined;
  }
}
