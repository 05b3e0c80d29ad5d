// Looks for text that may be encoded, in AssemblyScript (compiled to WebAssembly by scripts/wasm.mjs): one pass over every byte that is scanned,
// so it must cost next to nothing: sixteen bytes are classed at a time, by two tables, and nearly all of them are neither part of a long run of
// the base64 alphabet nor one of the four bytes that begin escapes. What is reported has been checked far enough that little of it is noise.

// Kinds of hits (also in ../find-runs.ts; both must change together).
const BASE64: u32 = 0; // + alignment 0 to 3
const HEX: u32 = 4; // + alignment 0 or 1
const PACKED: u32 = 6; // base64 of a compressed stream
const PERCENT: u32 = 7;
const ENTITY: u32 = 8;
const BACKSLASH: u32 = 9;
const QUOTED: u32 = 10;

/** Shorter runs hold no token that is worth the noise: 24 characters are 18 bytes. */
const MIN_BASE64: usize = 24;
const MIN_HEX: usize = 40;
/** Quads looked at in each sample: twelve bytes that are all text by chance are one in a hundred thousand. */
const SAMPLE_QUADS: usize = 4;
const SAMPLE_PAIRS: usize = 12;

/** 256 bytes each, written by the host: value of a base64 character (255: none), of a hex digit, and whether a byte is text. */
const VALUES: usize = 0;
const DIGITS: usize = 256;
const TEXT: usize = 512;

export let resumeAt: u32 = 0;

// @ts-ignore: decorator
@inline
function valueAt(tables: usize, at: usize): u32 {
  return <u32>load<u8>(tables + VALUES + <usize>load<u8>(at));
}

// @ts-ignore: decorator
@inline
function digitAt(tables: usize, at: usize): u32 {
  return <u32>load<u8>(tables + DIGITS + <usize>load<u8>(at));
}

// @ts-ignore: decorator
@inline
function isText(tables: usize, byte: u32): bool {
  return load<u8>(tables + TEXT + <usize>byte) != 0;
}

function quadsAreText(tables: usize, at: usize): bool {
  // The first bit of ASCII is zero: most runs that are no base64 fail at the first character of one of the quads.
  for (let i: usize = 0; i < SAMPLE_QUADS; i++) if (valueAt(tables, at + (i << 2)) >= 32) return false;
  for (let i: usize = 0; i < SAMPLE_QUADS; i++, at += 4) {
    const word = (valueAt(tables, at) << 18) | (valueAt(tables, at + 1) << 12) | (valueAt(tables, at + 2) << 6) | valueAt(tables, at + 3);
    if (!isText(tables, word >> 16) || !isText(tables, (word >> 8) & 255) || !isText(tables, word & 255)) return false;
  }
  return true;
}

function pairsAreText(tables: usize, at: usize): bool {
  for (let i: usize = 0; i < SAMPLE_PAIRS; i++, at += 2) {
    if (!isText(tables, (digitAt(tables, at) << 4) | digitAt(tables, at + 1))) return false;
  }
  return true;
}

/** The alignment at which the run decodes to text somewhere: at its start, its end or one of three places between; -1 for none. */
function alignmentOf(tables: usize, start: usize, end: usize): i32 {
  for (let alignment: usize = 0; alignment < 4; alignment++) {
    const first = start + alignment;
    const quads = (end - first) >> 2;
    if (quads < SAMPLE_QUADS) continue;
    const last = quads - SAMPLE_QUADS;
    if (quadsAreText(tables, first)) return <i32>alignment;
    if (last > 0 && quadsAreText(tables, first + (last << 2))) return <i32>alignment;
    if (last < 8) continue;
    if (quadsAreText(tables, first + ((last >> 1) << 2))) return <i32>alignment;
    if (quadsAreText(tables, first + ((last >> 2) << 2))) return <i32>alignment;
    if (quadsAreText(tables, first + (((last * 3) >> 2) << 2))) return <i32>alignment;
  }
  return -1;
}

function hexAlignmentOf(tables: usize, start: usize, end: usize): i32 {
  for (let alignment: usize = 0; alignment < 2; alignment++) {
    const first = start + alignment;
    const last = ((end - first) >> 1) - SAMPLE_PAIRS;
    if (pairsAreText(tables, first) || pairsAreText(tables, first + (last << 1))) return <i32>alignment;
    if (pairsAreText(tables, first + ((last >> 1) << 1))) return <i32>alignment;
  }
  return -1;
}

/** `H4sI`: the first three bytes of every gzip stream. */
function isPacked(start: usize, end: usize): bool {
  return load<u32>(start) == 0x49733448 && end - start >= 32;
}

/** Writes a hit for the run [begin, stop) if it decodes to something. Returns the new end of the hits. */
function judgeRun(tables: usize, data: usize, begin: usize, end: usize, out: usize): usize {
  let stop = end;
  let kind: i32 = -1;
  if (isPacked(begin, stop)) kind = PACKED;
  else {
    if (stop - begin >= MIN_HEX) {
      let digit = begin;
      while (digit < stop && digitAt(tables, digit) != 255) digit++;
      if (digit - begin >= MIN_HEX) {
        const alignment = hexAlignmentOf(tables, begin, digit);
        if (alignment >= 0) {
          kind = HEX + alignment;
          stop = digit;
        }
      }
    }
    if (kind < 0) {
      const alignment = alignmentOf(tables, begin, stop);
      if (alignment >= 0) kind = BASE64 + alignment;
    }
  }
  return kind < 0 ? out : addHit(data, <u32>kind, begin, stop, out);
}

// @ts-ignore: decorator
@inline
function addHit(data: usize, kind: u32, start: usize, end: usize, out: usize): usize {
  store<u32>(out, kind);
  store<u32>(out + 4, <u32>(start - data));
  store<u32>(out + 8, <u32>(end - data));
  return out + 12;
}

// @ts-ignore: decorator
@inline
function isHex(tables: usize, at: usize): bool {
  return digitAt(tables, at) != 255;
}

// @ts-ignore: decorator
@inline
function isPrintable(code: u32): bool {
  return code >= 0x20 && code < 0x7f;
}

// @ts-ignore: decorator
@inline
function isTokenByte(tables: usize, at: usize): bool {
  return valueAt(tables, at) != 255;
}

/** What begins at `at`, if decoding it gives a printable character that is worth it; -1 for nothing. */
function escapeAt(tables: usize, at: usize, data: usize): i32 {
  const byte = <u32>load<u8>(at);
  const next = <u32>load<u8>(at + 1);
  if (byte == 0x25) {
    if (!isHex(tables, at + 1) || !isHex(tables, at + 2)) return -1;
    return isPrintable((digitAt(tables, at + 1) << 4) | digitAt(tables, at + 2)) ? PERCENT : -1;
  }
  if (byte == 0x26) {
    if (next == 0x23) {
      const digit = <u32>load<u8>(at + 2);
      return (digit | 0x20) == 0x78 || (digit >= 0x30 && digit <= 0x39) ? ENTITY : -1;
    }
    // `amp;`: the others stand for characters that no token holds.
    return load<u32>(at + 1) == 0x3b706d61 ? ENTITY : -1;
  }
  if (byte == 0x3d) {
    // `=3D`, which no quoted-printable text of any length is without, and the line break that is none.
    if (next == 0x33) return load<u8>(at + 2) == 0x44 ? QUOTED : -1;
    const isBreak = next == 0x0a || (next == 0x0d && load<u8>(at + 2) == 0x0a);
    return isBreak && at > data && isTokenByte(tables, at - 1) ? QUOTED : -1;
  }
  // A backslash.
  if (next == 0x75) {
    // `\u002d`, `\u{2d}`
    const third = <u32>load<u8>(at + 2);
    if (third == 0x7b) return isHex(tables, at + 3) ? BACKSLASH : -1;
    if (third != 0x30 || load<u8>(at + 3) != 0x30 || !isHex(tables, at + 4) || !isHex(tables, at + 5)) return -1;
    return isPrintable((digitAt(tables, at + 4) << 4) | digitAt(tables, at + 5)) ? BACKSLASH : -1;
  }
  if (next == 0x78) {
    if (!isHex(tables, at + 2) || !isHex(tables, at + 3)) return -1;
    return isPrintable((digitAt(tables, at + 2) << 4) | digitAt(tables, at + 3)) ? BACKSLASH : -1;
  }
  if (next == 0x2f) {
    if (at == data) return -1;
    const before = <u32>load<u8>(at - 1);
    const after = <u32>load<u8>(at + 2);
    const isInside = (before == 0x3a || isTokenByte(tables, at - 1)) && (after == 0x5c || isTokenByte(tables, at + 2));
    return isInside ? BACKSLASH : -1;
  }
  if (next == 0x55) return load<u32>(at + 2) == 0x30303030 ? BACKSLASH : -1;
  if (next == 0x30 || next == 0x31) {
    const second = <u32>load<u8>(at + 2) - 0x30;
    const third = <u32>load<u8>(at + 3) - 0x30;
    return second < 8 && third < 8 && isPrintable(((next - 0x30) << 6) | (second << 3) | third) ? BACKSLASH : -1;
  }
  return -1;
}

/** Characters of a row of base64 that are told from the others, and bytes an escape depends on: what changes concerns no row further away. */
const MARGIN: usize = 24;

/** The end of the last run, all of whose blocks would betray it again. */
let done: usize = 0;

/**
 * Finds what begins in blocks of sixteen bytes from `from` on, until `to`; runs are followed to their ends, within [data, end), which must be
 * followed by 32 readable bytes. `back` is how many bytes before `from` may belong to a run. Stops when the hits of sixteen more bytes might not
 * fit before `full`; `resumeAt` is where to go on. Returns the new end of the hits.
 */
function findBlocks(tables: usize, data: usize, end: usize, from: usize, to: usize, back: usize, hits: usize, full: usize): usize {
  // What a byte is, by its upper and its lower half. Bits 0 to 3: base64 (2x, 3x, 4x and 6x, 5x and 7x); 5: `&`; 6 and 4: `=`; 7: a backslash.
  const upper = i8x16(0, 0, 33, 82, 4, -120, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0);
  const lower = i8x16(10, 14, 14, 14, 14, 14, 46, 14, 14, 14, 12, 5, -124, 85, 4, 13);
  // What may follow each of those where an escape is worth a look (and some others): `#` and `a`; `3` and a line feed; a carriage return; `/01Uux`.
  const upperNext = i8x16(80, 0, -96, -64, 0, -128, 32, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const lowerNext = i8x16(-128, -96, 0, 96, 0, -128, 0, 0, -128, 0, 64, 0, 0, 16, 0, -128);
  const half = i8x16.splat(15);
  const zero = i8x16.splat(0);
  const percent = i8x16.splat(0x25);
  let out = hits;
  let at = from;
  // Which of the last 48 bytes are base64, the latest in the highest bits.
  let members: u64 = 0;
  for (let i: usize = back; i > 0; i--) members |= (valueAt(tables, at - i) != 255 ? <u64>1 : 0) << (48 - i);
  for (; at < to; at += 16) {
    const bytes = v128.load(at);
    const next = v128.load(at, 1);
    const kind = v128.and(
      i8x16.swizzle(upper, i8x16.shr_u(bytes, 4)),
      i8x16.swizzle(lower, v128.and(bytes, half)),
    );
    const allowed = v128.and(
      i8x16.swizzle(upperNext, i8x16.shr_u(next, 4)),
      i8x16.swizzle(lowerNext, v128.and(next, half)),
    );
    const specials = v128.or(v128.andnot(v128.and(kind, allowed), half), i8x16.eq(bytes, percent));
    const others = <u64>i8x16.bitmask(i8x16.eq(v128.and(kind, half), zero));
    members = (members >>> 16) | ((~others & 0xffff) << 32);
    // 24 in a row.
    let row = members & (members >>> 1);
    row &= row >>> 2;
    row &= row >>> 4;
    row &= (row >>> 8) & (row >>> 16);
    if (row == 0 && !v128.any_true(specials)) continue;
    if (out >= full) {
      resumeAt = <u32>(at - data);
      return out;
    }
    if (row != 0 && at >= done) {
      // The row ends in this block, or goes on behind it; it may begin two blocks before.
      let begin = at - 32 + <usize>ctz(row);
      while (begin > data && valueAt(tables, begin - 1) != 255) begin--;
      let stop = begin;
      while (stop < end && valueAt(tables, stop) != 255) stop++;
      done = stop;
      if (stop - begin >= MIN_BASE64) out = judgeRun(tables, data, begin, stop, out);
    }
    let mask = <u32>i8x16.bitmask(i8x16.ne(specials, zero));
    while (mask != 0) {
      const place = at + <usize>ctz(mask);
      mask &= mask - 1;
      if (place >= end) break;
      const escape = escapeAt(tables, place, data);
      if (escape >= 0) out = addHit(data, <u32>escape, place, place, out);
    }
  }
  resumeAt = <u32>(end - data);
  return out;
}

/**
 * Finds runs of base64 and hex, and escapes, in the `length` bytes at `data`, which must be followed by 32 readable bytes. Hits are three words:
 * kind, start and end (exclusive; of an escape its start). Stops when the hits of sixteen more bytes might not fit; `resumeAt` is where to go on,
 * `length` when done. Returns the number of hits.
 */
export function find(tables: usize, data: usize, length: u32, from: u32, hits: usize, capacity: u32): u32 {
  const end = data + <usize>length;
  const full = hits + <usize>(capacity - 17) * 12;
  const at = data + <usize>from;
  // Going on from there: a run may have begun in the blocks before.
  const back: usize = from < 32 ? <usize>from : 32;
  done = at;
  return <u32>((findBlocks(tables, data, end, at, end, back, hits, full) - hits) / 12);
}

/**
 * As `find`, of a text that a delta made, only what a change may have made or unmade. `steps` are `count` pairs of words: where a copy begins in
 * the base, negative for an insertion, and its length. Hits may come twice. -1 when they do not fit.
 */
export function findChanged(tables: usize, data: usize, length: u32, steps: usize, count: u32, hits: usize, capacity: u32): i32 {
  const end = data + <usize>length;
  const full = hits + <usize>(capacity - 17) * 12;
  let out = hits;
  let areaStart = data;
  let areaEnd = data + MARGIN;
  let to = data;
  done = data;
  const stop = steps + (<usize>count << 3);
  for (let step = steps; step <= stop; step += 8) {
    // Behind the last step: the end of the text is a change, too.
    const isInsertion = step < stop && load<i32>(step) < 0;
    const size = step < stop ? <usize>load<u32>(step + 4) : 0;
    const first = to < data + MARGIN ? data : to - MARGIN;
    const last = to + MARGIN + (isInsertion ? size : 0);
    to += size;
    if (first <= areaEnd) {
      if (last > areaEnd) areaEnd = last;
      continue;
    }
    out = findBlocks(tables, data, end, areaStart, areaEnd, 0, out, full);
    if (out >= full) return -1;
    areaStart = first;
    areaEnd = last;
  }
  out = findBlocks(tables, data, end, areaStart, areaEnd < end ? areaEnd : end, 0, out, full);
  return out >= full ? -1 : <i32>((out - hits) / 12);
}
