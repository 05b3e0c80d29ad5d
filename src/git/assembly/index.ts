// Git deltas in AssemblyScript (compiled to WebAssembly by scripts/wasm.mjs): a large history has tens of millions of copies of some
// hundred bytes, and a call per copy costs more than copying. Works on blocks of chain memory; ../delta-steps.ts is the only caller and has
// the same in TypeScript, for blocks elsewhere and for saying what is wrong with a delta.

export { finishTree, keepShape, readTree } from './trees';

/** What `parse` returns for a delta that does not fit, and for one with more steps than there is room for. */
const BAD: i32 = -1;
const NO_ROOM: i32 = -2;


/**
 * Parses the instructions in [at, stop) of a delta that starts at `origin`, for a base of `baseLength` bytes and a result of `resultSize`.
 * Writes i32 pairs (start, length) to `steps`: `start >= 0` copies from the base, else inserts from `-start - 1` of the delta. Copies that
 * continue each other are one step. Returns the number of steps, BAD or NO_ROOM.
 */
export function parse(
  origin: usize,
  from: usize,
  stop: usize,
  baseLength: u32,
  resultSize: u32,
  steps: usize,
  capacity: i32,
): i32 {
  let at = from;
  let count: i32 = 0;
  let total: u64 = 0;
  let nextCopy: u64 = 0xffffffff;
  let out = steps;
  while (at < stop) {
    const code = <u32>load<u8>(at++);
    let start: u64 = 0;
    let length: u32 = 0;
    if (code >= 0x80) {
      // Bits 0-3 say which bytes of the offset follow, bits 4-6 which of the length.
      if ((code & 0x01) != 0) start = <u64>load<u8>(at++);
      if ((code & 0x02) != 0) start |= (<u64>load<u8>(at++)) << 8;
      if ((code & 0x04) != 0) start |= (<u64>load<u8>(at++)) << 16;
      if ((code & 0x08) != 0) start |= (<u64>load<u8>(at++)) << 24;
      if ((code & 0x10) != 0) length = <u32>load<u8>(at++);
      if ((code & 0x20) != 0) length |= (<u32>load<u8>(at++)) << 8;
      if ((code & 0x40) != 0) length |= (<u32>load<u8>(at++)) << 16;
      if (length == 0) length = 0x10000;
      if (at > stop || start + <u64>length > <u64>baseLength) return BAD;
      if (start == nextCopy) {
        store<u32>(out - 4, load<u32>(out - 4) + length);
        nextCopy = start + length;
        total += length;
        if (total > <u64>resultSize) return BAD;
        continue;
      }
      nextCopy = start + length;
    } else {
      if (code == 0 || at + <usize>code > stop) return BAD;
      start = <u64>0 - <u64>(at - origin) - 1;
      length = code;
      at += <usize>code;
      nextCopy = 0xffffffff;
    }
    if (count == capacity) return NO_ROOM;
    store<u32>(out, <u32>start);
    store<u32>(out + 4, length);
    out += 8;
    count++;
    total += length;
    if (total > <u64>resultSize) return BAD;
  }
  return total == <u64>resultSize ? count : BAD;
}

/** Writes the result of `count` steps to `result`. Up to 15 bytes behind it and behind what is copied are read and written. */
export function apply(base: usize, delta: usize, result: usize, steps: usize, count: i32): void {
  let to = result;
  const stop = steps + ((<usize>count) << 3);
  for (let step = steps; step < stop; step += 8) {
    const start = load<i32>(step);
    const length = <usize>load<u32>(step + 4);
    const from = start < 0 ? delta + <usize>(-start - 1) : base + <usize>start;
    if (length <= 64) {
      for (let i: usize = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
    } else {
      memory.copy(to, from, length);
    }
    to += length;
  }
}
