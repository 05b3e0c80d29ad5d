// The inner loop of the prefilter, in AssemblyScript (compiled to WebAssembly by scripts/wasm.mjs).
// Looks at four bytes at every second position: wherever a literal stands, one such window is covered by it, or for literals of three and
// four bytes by it and one byte more. A bit table over hashed windows sends nearly all positions on at once; what is left is compared byte
// for byte, then a small automaton (the guard) may still say that the rule's pattern cannot go on from there.
// The table layout is written by ../tables.ts; both must change together.

export { carry } from './carry';

// Header, u32 fields at the start of the table image (byte offsets from there).
const WINDOW_BITS: usize = 0; // offset of the bit table over window hashes
const BUCKETS: usize = 4; // offset of u32[2^14 + 1]: where the entries of a group of hashes begin
const ENTRIES: usize = 8; // offset of the entries, 16 bytes each: u32 window; u32 literal << 8 | (place of the window in the literal + 1), with
// the highest bit where the neighbours are those before the window; u32 mask and u32 value of the four neighbouring bytes (mask 0 where the
// literal has none)
const LITERALS: usize = 12; // offset of u32[3] per literal: bytes offset, length, first trigger
const TRIGGERS: usize = 16; // offset of the triggers: u32 guard offset (0 none), guard start state, trigger id; 32 bytes: bits of bytes before
const TRIGGER_BYTES: usize = 44;
const MULTIPLIER: usize = 20; // of the hash
const BEFORE: u32 = 0x80000000;
const HASH_SHIFT: u32 = 11; // 32 - hash bits (21)
const BUCKET_SHIFT: u32 = 7; // 21 hash bits to 14 bucket bits
/** Bytes a guard reads before it gives in; the prefilter's look-ahead must not be smaller. */
const GUARD_REACH: usize = 256;

// @ts-ignore: decorator
@inline
function hashOf(window: u32, multiplier: u32): u32 {
  return (window * multiplier) >>> HASH_SHIFT;
}

// @ts-ignore: decorator
@inline
function bitOf(bits: usize, hash: u32): u32 {
  return (<u32>load<u8>(bits + (hash >>> 3))) >>> (hash & 7);
}

/**
 * Runs the guard's automaton over what follows the literal that ends at `at`. Returns how many bytes the answer depends on, the end of the
 * text counting as one: positive when the automaton is still alive (or satisfied) there, negative when it died.
 */
function runGuard(guard: usize, state: u32, at: usize, end: usize): i32 {
  const classes = load<u32>(guard);
  const table = guard + 4 + 256;
  const start = at;
  // Patterns that repeat without bound would make a long run of letters cost its square.
  const last = at + GUARD_REACH < end ? at + GUARD_REACH : end;
  while (at < last) {
    state = <u32>load<u8>(table + <usize>(state * classes + <u32>load<u8>(guard + 4 + <usize>load<u8>(at))));
    at++;
    if (state == 0) return -(<i32>(at - start));
    if (state == 255) return <i32>(at - start);
  }
  return <i32>(at - start) + (last == end ? 1 : 0);
}

/**
 * Compares the literals that have the window at `p` and writes a hit (offset, trigger id, reach) per trigger. Returns the new end
 * of the hits. What a guard refuses is a hit with a negative reach if it took more than `late` bytes to be refused, else none.
 */
function verify(
  image: usize,
  data: usize,
  p: usize,
  window: u32,
  hash: u32,
  from: usize,
  to: usize,
  limit: usize,
  late: i32,
  out: usize,
): usize {
  const buckets = image + <usize>load<u32>(image + BUCKETS);
  const entries = image + <usize>load<u32>(image + ENTRIES);
  const bucket = <usize>((hash >>> BUCKET_SHIFT) << 2);
  let entry = load<u32>(buckets + bucket);
  const last = load<u32>(buckets + bucket + 4);
  for (; entry < last; entry++) {
    // Most that come here share but the hash.
    const row = entries + <usize>(entry << 4);
    if (load<u32>(row) != window) continue;
    const packed = load<u32>(row + 4);
    // Most that share the window differ beside it: the literal itself lies elsewhere.
    const beside = load<u32>((packed & BEFORE) != 0 ? p - 4 : p + 4);
    if ((beside & load<u32>(row + 8)) != load<u32>(row + 12)) continue;
    const start = p + 1 - <usize>(packed & 255);
    const literal = image + <usize>load<u32>(image + LITERALS) + <usize>(((packed & ~BEFORE) >>> 8) * 12);
    const length = <usize>load<u32>(literal + 4);
    if (start < from || start + length > to) continue;
    const bytes = image + <usize>load<u32>(literal);
    let i: usize = 0;
    // Two bytes of table per byte of literal: mask (0xdf folds the case of a letter), value.
    while (i < length && (load<u8>(start + i) & load<u8>(bytes + (i << 1))) == load<u8>(bytes + (i << 1) + 1)) i++;
    if (i < length) continue;
    let trigger = image + <usize>load<u32>(image + TRIGGERS) + <usize>load<u32>(literal + 8) * TRIGGER_BYTES;
    const end = image + <usize>load<u32>(image + TRIGGERS) + <usize>load<u32>(literal + 12 + 8) * TRIGGER_BYTES;
    // At the very start of what is searched the byte before is not known.
    const before: u32 = start > data ? <u32>load<u8>(start - 1) : 255;
    for (; trigger < end; trigger += TRIGGER_BYTES) {
      if ((((<u32>load<u8>(trigger + 12 + <usize>(before >>> 3))) >>> (before & 7)) & 1) == 0) continue;
      const guard = load<u32>(trigger);
      const reach = guard == 0 ? 0 : runGuard(image + <usize>guard, load<u32>(trigger + 4), start + length, limit);
      if (reach < 0 && -reach <= late) continue;
      store<u32>(out, <u32>(start - data));
      store<u32>(out + 4, load<u32>(trigger + 8));
      store<i32>(out + 8, reach);
      out += 12;
    }
  }
  return out;
}

/**
 * Finds the literals that lie wholly in [from, to) of the `length` bytes at `data`, from `startAt` on. Writes hits to `out` and stops when those
 * of six more bytes might not fit before `full`. Where to go on is written to `resumeAt`, `to` at the end. Returns the new end of the hits.
 */
function searchArea(
  image: usize,
  data: usize,
  length: u32,
  from: u32,
  to: u32,
  startAt: u32,
  out: usize,
  full: usize,
  resumeAt: usize,
  late: i32,
): usize {
  const bits = image + <usize>load<u32>(image + WINDOW_BITS);
  const multiplier = load<u32>(image + MULTIPLIER);
  const lower = data + <usize>from;
  const upper = data + <usize>to;
  const limit = data + <usize>length;
  let p = data + <usize>(startAt & ~1);
  // No literal is shorter than three bytes, so the last window that can matter starts that far before the end.
  while (p + 3 <= upper) {
    const word = load<u64>(p) | 0x2020202020202020;
    const h0 = hashOf(<u32>word, multiplier);
    const h1 = hashOf(<u32>(word >> 16), multiplier);
    const h2 = hashOf(<u32>(word >> 32), multiplier);
    const b0 = bitOf(bits, h0);
    const b1 = bitOf(bits, h1);
    const b2 = bitOf(bits, h2);
    if (((b0 | b1 | b2) & 1) != 0) {
      if (out >= full) {
        store<u32>(resumeAt, <u32>(p - data));
        return out;
      }
      if ((b0 & 1) != 0) out = verify(image, data, p, <u32>word, h0, lower, upper, limit, late, out);
      if ((b1 & 1) != 0) out = verify(image, data, p + 2, <u32>(word >> 16), h1, lower, upper, limit, late, out);
      if ((b2 & 1) != 0) out = verify(image, data, p + 4, <u32>(word >> 32), h2, lower, upper, limit, late, out);
    }
    p += 6;
  }
  store<u32>(resumeAt, to);
  return out;
}

/**
 * As `searchArea`, from the beginning of `hits` on: at most `capacity` hits (offset, trigger id, reach; see `verify`), and where to go on behind the
 * room for them. Six bytes yield at most `slack` hits. `data` must be followed by 16 readable bytes. Returns the number of hits.
 */
export function search(
  image: usize,
  data: usize,
  length: u32,
  from: u32,
  to: u32,
  startAt: u32,
  hits: usize,
  capacity: u32,
  slack: u32,
  late: i32,
): u32 {
  const full = hits + <usize>(capacity - slack) * 12;
  const resumeAt = hits + <usize>capacity * 12;
  return <u32>((searchArea(image, data, length, from, to, startAt, hits, full, resumeAt, late) - hits) / 12);
}

// What is remembered of areas without a hit: two words of eight bytes that the host chose at random, then the hashes.
const MEMO_SEED: usize = 0;
const MEMO_MULTIPLIER: usize = 8;
const MEMO_SLOTS: usize = 16;
const MEMO_BITS: u64 = 16;

/**
 * A hash of all that decides whether [from, to) has a hit: the byte before it, its own, and those behind it that a guard may read which
 * refuses without leaving a hit. It is asked of one slot only, with numbers that nobody outside can know: two areas that differ are taken for
 * each other once in 2^64 times.
 */
function hashArea(memo: usize, data: usize, length: u32, from: u32, to: u32, late: i32): u64 {
  const multiplier = load<u64>(memo + MEMO_MULTIPLIER);
  // What is a hit depends on `late`.
  const seed = (load<u64>(memo + MEMO_SEED) ^ <u64>late) * multiplier;
  const behind = <u32>late < <u32>GUARD_REACH ? <u32>late : <u32>GUARD_REACH;
  const first = from == 0 ? 0 : from - 1;
  const last = length - to < behind ? length : to + behind;
  // Where the text begins or ends is part of what is searched.
  const shape = (<u64>(last - first) << 32) | (<u64>(last - to) << 1) | (from == 0 ? 1 : 0);
  let hash = seed ^ shape;
  // Two at a time: each waits for its own multiplication only.
  let other = ~seed;
  let p = data + <usize>first;
  const end = data + <usize>last;
  for (; p + 16 <= end; p += 16) {
    hash = (hash ^ load<u64>(p)) * multiplier;
    other = (other ^ load<u64>(p, 8)) * multiplier;
    hash ^= hash >>> 32;
    other ^= other >>> 32;
  }
  if (p + 8 <= end) {
    hash = (hash ^ load<u64>(p)) * multiplier;
    hash ^= hash >>> 32;
    p += 8;
  }
  if (p < end) {
    other = (other ^ (load<u64>(p) << (64 - (<u64>(end - p) << 3)))) * multiplier;
    other ^= other >>> 32;
  }
  hash = (hash ^ rotl(other * multiplier, 32)) * multiplier;
  return hash ^ (hash >>> 32);
}

/**
 * As `search`, of `count` areas at once: pairs of words at `areas`, ascending and disjoint. Versions of a file bring the same areas again and
 * again, most of them without a hit: those are remembered in `memo` (16 + 2^16 * 8 bytes) and searched once. The number of the area and the
 * place in it where to go on are read from, and written to, the two words behind the room for hits; (0, 0) in the beginning.
 */
export function searchAreas(
  image: usize,
  data: usize,
  length: u32,
  areas: usize,
  count: u32,
  hits: usize,
  capacity: u32,
  slack: u32,
  late: i32,
  memo: usize,
): u32 {
  const full = hits + <usize>(capacity - slack) * 12;
  const resumeAt = hits + <usize>capacity * 12;
  let out = hits;
  let startAt = load<u32>(resumeAt);
  for (let i = load<u32>(resumeAt + 4); i < count; i++) {
    const from = load<u32>(areas + <usize>(i << 3));
    const to = load<u32>(areas + <usize>(i << 3) + 4);
    const isWhole = startAt <= from;
    const hash = hashArea(memo, data, length, from, to, late);
    const slot = memo + MEMO_SLOTS + <usize>((hash >>> (64 - MEMO_BITS)) << 3);
    if (isWhole && load<u64>(slot) == hash) continue;
    const before = out;
    out = searchArea(image, data, length, from, to, isWhole ? from : startAt, out, full, resumeAt, late);
    if (load<u32>(resumeAt) < to) {
      store<u32>(resumeAt + 4, i);
      return <u32>((out - hits) / 12);
    }
    startAt = 0;
    if (isWhole && out == before) store<u64>(slot, hash);
  }
  store<u32>(resumeAt + 4, count);
  return <u32>((out - hits) / 12);
}
