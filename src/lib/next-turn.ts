// Long work on the main thread gives way now and then: signals, timers and what threads say are only heard when the event loop turns.

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
