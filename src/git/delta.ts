// Git deltas: a result described as ranges copied from a base and bytes inserted. Parsing checks every bound before anything is
// allocated, so that a delta cannot ask for more than it spells out.

/** What is wrong with a delta; the caller knows where it is and says so. */
export class DeltaError extends Error {}

/**
 * A parsed and checked delta. `steps` is flat pairs (start, length) in result order: `start >= 0` copies from the base at
 * `start`; `start < 0` inserts from the delta itself at `-start - 1`. Lengths are positive and add up to `resultSize`.
 */
export type DeltaPlan = { readonly resultSize: number; readonly steps: ArrayLike<number> };

/** Base and result sizes as the delta in [from, stop) claims them, and where its instructions start; needs only its first 20 bytes. */
export function readDeltaSizes(
  delta: Uint8Array,
  from = 0,
  stop = delta.length,
): { baseSize: number; resultSize: number; end: number } {
  const base = readSize(delta, from, stop);
  const result = readSize(delta, base.end, stop);
  return { baseSize: base.value, resultSize: result.value, end: result.end };
}

/** Parses `delta` for a base of `baseLength` bytes. Throws DeltaError when anything does not fit. */
export function parseDelta(delta: Uint8Array, baseLength: number): DeltaPlan {
  const { baseSize, resultSize, end } = readDeltaSizes(delta);
  if (baseSize !== baseLength)
    throw new DeltaError(`delta is for a base of ${baseSize} bytes, its base has ${baseLength}`);
  const steps: number[] = [];
  let produced = 0;
  let at = end;
  while (at < delta.length) {
    const code = delta[at++] ?? 0;
    if (code === 0) throw new DeltaError('delta has a reserved instruction');
    at = code < 0x80 ? readInsert(delta, at, code, steps) : readCopy(delta, at, code, steps);
    const start = steps[steps.length - 2] ?? 0;
    const length = steps[steps.length - 1] ?? 0;
    if (start >= 0 && start + length > baseLength) throw new DeltaError('delta copies from past the end of its base');
    produced += length;
    if (produced > resultSize) break;
  }
  if (produced !== resultSize) throw new DeltaError(`delta yields other than the ${resultSize} bytes it claims`);
  return { resultSize, steps };
}

/** Up to here a loop takes less time than the view that a copy by the system needs. */
const loopBytes = 64;

/** The result of a delta on its base. Throws DeltaError. */
export function applyDelta(base: Uint8Array, delta: Uint8Array): Buffer {
  const plan = parseDelta(delta, base.length);
  const result = Buffer.allocUnsafe(plan.resultSize);
  let to = 0;
  for (let i = 0; i < plan.steps.length; i += 2) {
    const start = plan.steps[i] ?? 0;
    const length = plan.steps[i + 1] ?? 0;
    const source = start < 0 ? delta : base;
    const from = start < 0 ? -start - 1 : start;
    if (length > loopBytes) result.set(source.subarray(from, from + length), to);
    else for (let j = 0; j < length; j++) result[to + j] = source[from + j]!;
    to += length;
  }
  return result;
}

function readInsert(delta: Uint8Array, at: number, length: number, steps: number[]): number {
  if (at + length > delta.length) throw new DeltaError('delta ends inside an insertion');
  steps.push(-at - 1, length);
  return at + length;
}

/** Bits 0-3 of `code` say which bytes of the offset follow, bits 4-6 which of the length. A length of 0 means 64 KiB. */
function readCopy(delta: Uint8Array, from: number, code: number, steps: number[]): number {
  let at = from;
  let start = 0;
  let length = 0;
  if (code & 0x01) start = delta[at++] ?? 0;
  if (code & 0x02) start += (delta[at++] ?? 0) * 0x100;
  if (code & 0x04) start += (delta[at++] ?? 0) * 0x1_0000;
  if (code & 0x08) start += (delta[at++] ?? 0) * 0x100_0000;
  if (code & 0x10) length = delta[at++] ?? 0;
  if (code & 0x20) length += (delta[at++] ?? 0) * 0x100;
  if (code & 0x40) length += (delta[at++] ?? 0) * 0x1_0000;
  if (at > delta.length) throw new DeltaError('delta ends inside a copy');
  steps.push(start, length === 0 ? 0x1_0000 : length);
  return at;
}

/** Little-endian base 128. Sizes over 2^49 are refused: they could not be counted exactly. */
function readSize(delta: Uint8Array, from: number, stop: number): { value: number; end: number } {
  let value = 0;
  let scale = 1;
  for (let at = from; at < stop && scale < 2 ** 49; at++) {
    const byte = delta[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: at + 1 };
    scale *= 128;
  }
  throw new DeltaError('delta has no readable sizes');
}
