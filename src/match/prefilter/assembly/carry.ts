// Carrying hits over a delta, in AssemblyScript: a large history has tens of millions of steps, most of which concern no hit.
// ../../incremental.ts has the same in TypeScript, for deltas that do not fit in here, and says why it is right; both must change together.

/** Beyond every place in a text. */
const FAR: i32 = 0x3fffffff;
/** Hits of what a change took out are walked over, as long as they are no more. */
const NEAR: i32 = 8;

const HIT_BYTES: usize = 16;
const ROW_BYTES: usize = 28;

/** What a call is about: see `carry`. */
let baseEnd: i32 = 0;
let newEnd: i32 = 0;
let hitsAt: usize = 0;
let hitCount: i32 = 0;
let reachesAt: usize = 0;
let longestLiteral: i32 = 0;
let lateRefusal: i32 = 0;
let areaRoom: i32 = 0;
/** Where the area begins that is still open; how many areas there are and where; where the next row is written, and where the room for them ends. */
let open: i32 = 0;
let areaCount: i32 = 0;
let areasAt: usize = 0;
let row: usize = 0;
let lastRow: usize = 0;
/** The first hit of the base that may lie in the next range, if ranges are in the base's order. */
let cursor: i32 = 0;

// @ts-ignore: decorator
@inline
function placeOf(i: i32): i32 {
  return load<i32>(hitsAt + <usize>i * HIT_BYTES);
}

function addArea(start: i32, end: i32): void {
  if (end <= start || areaCount > areaRoom) return;
  const next = areasAt + (<usize>areaCount << 3);
  if (areaCount > 0 && load<i32>(next - 4) >= start) {
    if (end > load<i32>(next - 4)) store<i32>(next - 4, end);
    return;
  }
  // One too many says that they do not fit.
  areaCount++;
  if (areaCount > areaRoom) return;
  store<i32>(next, start);
  store<i32>(next + 4, end);
}

/** Moves the cursor to the first hit at `from` or later. */
function seek(from: i32): void {
  if (cursor == 0 || placeOf(cursor - 1) < from) {
    let near = cursor;
    const stop = min(hitCount, near + NEAR);
    while (near < stop && placeOf(near) < from) near++;
    if (near == hitCount || placeOf(near) >= from) {
      cursor = near;
      return;
    }
  }
  let low: i32 = 0;
  for (let high = hitCount; low < high; ) {
    const middle = (low + high) >> 1;
    if (placeOf(middle) < from) low = middle + 1;
    else high = middle;
  }
  cursor = low;
}

/** Closes the area before the range, carries its hits, and opens the area behind it. */
function carryRange(from: i32, to: i32, length: i32): void {
  const isStart = from == 0 && to == 0;
  const end = from + length;
  const isEnd = end == baseEnd && to + length == newEnd;
  if (!isStart && !isEnd && length <= lateRefusal + 2 * longestLiteral) return;
  const low = isStart ? -FAR : from;
  const high = isEnd ? FAR : end;
  if (!isStart) addArea(open, min(newEnd, to + 1 + longestLiteral));
  let next = isEnd ? newEnd : max(0, to + length - lateRefusal - longestLiteral);
  if (hitCount > 0) {
    const shift = to - from;
    seek(from);
    let i = cursor;
    for (; i < hitCount; i++) {
      const hit = hitsAt + <usize>i * HIT_BYTES;
      const place = load<i32>(hit);
      if (place >= end) break;
      const trigger = load<i32>(hit + 4);
      const reach = load<i32>(hit + 8);
      const after = load<i32>(hit + 12);
      const behind = place + load<i32>(reachesAt + (<usize>trigger << 3));
      if (behind > end || place - 1 < low) continue;
      if (behind + abs(reach) > high) {
        next = min(next, place + shift);
        continue;
      }
      const before = load<i32>(reachesAt + (<usize>trigger << 3) + 4);
      const isKept = reach < 0 || (place - before >= low && place + after <= high);
      if (row < lastRow) {
        store<i32>(row, place + shift);
        store<i32>(row + 4, trigger);
        store<i32>(row + 8, reach);
        store<i32>(row + 12, after);
        store<i32>(row + 16, (i << 1) | (isKept ? 1 : 0));
        store<i32>(row + 20, place - low);
        store<i32>(row + 24, high - place);
      }
      row += ROW_BYTES;
    }
    cursor = i;
  }
  open = max(open, next);
}

/**
 * Carries `count` hits (four words each, as in hit-list.ts) of a text of `baseLength` bytes over `stepCount` steps (pairs of words) to one of
 * `newLength`. `reaches` has two words for each trigger: bytes of its literal, and bytes before it that decide. Writes to `rows` what is carried:
 * place, trigger, reach, after, twice the number of the hit in the base plus one if its match is kept, and how far the copied range reaches
 * before and behind its place. Writes to `areas` where literals must be looked for: pairs of words, and their number to `areaTotal`. Returns
 * the number of rows; -1 when there are more rows than `rowCapacity` or more areas than `areaCapacity`.
 */
export function carry(
  steps: usize,
  stepCount: i32,
  baseLength: i32,
  newLength: i32,
  hits: usize,
  count: i32,
  reaches: usize,
  longest: i32,
  late: i32,
  rows: usize,
  rowCapacity: i32,
  areas: usize,
  areaCapacity: i32,
  areaTotal: usize,
): i32 {
  baseEnd = baseLength;
  newEnd = newLength;
  hitsAt = hits;
  hitCount = count;
  reachesAt = reaches;
  longestLiteral = longest;
  lateRefusal = late;
  areaRoom = areaCapacity;
  open = 0;
  areaCount = 0;
  areasAt = areas;
  row = rows;
  lastRow = rows + <usize>rowCapacity * ROW_BYTES;
  cursor = 0;
  let from: i32 = 0;
  let start: i32 = 0;
  let length: i32 = 0;
  let to: i32 = 0;
  const stop = steps + (<usize>stepCount << 3);
  for (let step = steps; step < stop; step += 8) {
    const copied = load<i32>(step);
    const size = load<i32>(step + 4);
    if (copied >= 0) {
      // Copies that continue each other are one.
      if (length > 0 && from + length == copied && start + length == to) length += size;
      else {
        if (length > 0) carryRange(from, start, length);
        from = copied;
        start = to;
        length = size;
      }
    }
    to += size;
  }
  if (length > 0) carryRange(from, start, length);
  addArea(open, newLength);
  store<i32>(areaTotal, areaCount);
  return row > lastRow || areaCount > areaCapacity ? -1 : <i32>((row - rows) / ROW_BYTES);
}
