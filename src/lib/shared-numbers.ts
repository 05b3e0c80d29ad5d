// Numbers on shared memory. Posting them to another thread neither copies them nor takes them away from this one: memory that is handed over (with
// a transfer list) is detached, and from its first detached buffer on V8 drops all code of the thread that reads typed arrays, and compiles it
// again with a check at each of them.

/** A copy that threads may share. */
export function sharedNumbers(values: ArrayLike<number>): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(values.length * 4));
  shared.set(values);
  return shared;
}

/** A copy that threads may share. */
export function sharedBytes(values: ArrayLike<number>): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(values.length));
  shared.set(values);
  return shared;
}
