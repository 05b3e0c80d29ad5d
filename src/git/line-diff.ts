// The shortest edit between two sequences of line numbers: Myers' algorithm in linear space ("An O(ND) Difference Algorithm and Its
// Variations", 1986, section 4b), with bounds on the effort. It never matches lines that differ or out of order; when the bounds
// are reached it matches fewer than it could.

/** Edits after which a box is cut at the furthest point reached instead of at the middle of the shortest path, as git does at 256. */
const maxEditsPerBox = 400;
/** Steps for a whole comparison, about half a second. What is left by then stays unmatched. */
export const maxSteps = 150_000_000;

/** Elements `aFrom` to `aTo` of one side against `bFrom` to `bTo` of the other. */
type Box = { readonly aFrom: number; readonly aTo: number; readonly bFrom: number; readonly bTo: number };
type Point = { readonly a: number; readonly b: number };

export type LineMatches = {
  /** For each element of `after`, 1 when it is matched with an equal one of `before`. */
  readonly matched: Uint8Array;
  /** What it took. Over `maxSteps` only by the last box. */
  readonly steps: number;
};

/** Elements are numbers below `distinct`. Matched elements are in the same order on both sides. */
export function matchLines(before: Int32Array, after: Int32Array, distinct: number): LineMatches {
  const matched = new Uint8Array(after.length);
  // Lines that one side does not have are no part of any match; without them a rewritten file costs nothing.
  const a = keepKnown(before, after, distinct);
  const b = keepKnown(after, before, distinct);
  const search = new Search(a.values, b.values);
  search.run((from, to) => {
    for (let i = from; i < to; i++) matched[b.positions[i] ?? 0] = 1;
  });
  return { matched, steps: search.steps };
}

function keepKnown(
  side: Int32Array,
  other: Int32Array,
  distinct: number,
): { values: Int32Array; positions: Int32Array } {
  const isKnown = new Uint8Array(distinct);
  for (const value of other) isKnown[value] = 1;
  const positions = new Int32Array(side.length);
  let count = 0;
  for (let i = 0; i < side.length; i++) if (isKnown[side[i] ?? 0] === 1) positions[count++] = i;
  const values = new Int32Array(count);
  for (let i = 0; i < count; i++) values[i] = side[positions[i] ?? 0] ?? 0;
  return { values, positions };
}

class Search {
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  /** Furthest `a` reached on each diagonal (a - b), from the start and from the end; diagonal d is at index d + #shift. */
  readonly #forward: Int32Array;
  readonly #backward: Int32Array;
  readonly #shift: number;
  #steps = 0;

  constructor(a: Int32Array, b: Int32Array) {
    this.#a = a;
    this.#b = b;
    this.#shift = b.length + 1;
    this.#forward = new Int32Array(a.length + b.length + 3);
    this.#backward = new Int32Array(a.length + b.length + 3);
  }

  get steps(): number {
    return this.#steps;
  }

  /** Calls `onMatch` with ranges of `b` that are matched. */
  run(onMatch: (bFrom: number, bTo: number) => void): void {
    const boxes: Box[] = [{ aFrom: 0, aTo: this.#a.length, bFrom: 0, bTo: this.#b.length }];
    for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
      const { aFrom, aTo, bFrom, bTo } = this.#trim(box, onMatch);
      if (aFrom === aTo || bFrom === bTo || this.#steps > maxSteps) continue;
      const cut = this.#findCut({ aFrom, aTo, bFrom, bTo });
      const isProgress = cut.a + cut.b > aFrom + bFrom && cut.a + cut.b < aTo + bTo;
      if (!isProgress) continue;
      boxes.push({ aFrom, aTo: cut.a, bFrom, bTo: cut.b }, { aFrom: cut.a, aTo, bFrom: cut.b, bTo });
    }
  }

  /** The box without what both sides start and end with, which is matched. */
  #trim(box: Box, onMatch: (bFrom: number, bTo: number) => void): Box {
    let { aFrom, aTo, bFrom, bTo } = box;
    while (aFrom < aTo && bFrom < bTo && this.#a[aFrom] === this.#b[bFrom]) {
      aFrom++;
      bFrom++;
    }
    while (aFrom < aTo && bFrom < bTo && this.#a[aTo - 1] === this.#b[bTo - 1]) {
      aTo--;
      bTo--;
    }
    onMatch(box.bFrom, bFrom);
    onMatch(bTo, box.bTo);
    return { aFrom, aTo, bFrom, bTo };
  }

  /** A point on a shortest path through the box, or on a promising one when that takes too long. The box is not empty. */
  #findCut(box: Box): Point {
    const shift = this.#shift;
    const start = box.aFrom - box.bFrom;
    const end = box.aTo - box.bTo;
    const isOdd = ((start - end) & 1) !== 0;
    const ahead = { low: start, high: start };
    const behind = { low: end, high: end };
    this.#forward[start + shift] = box.aFrom;
    this.#backward[end + shift] = box.aTo;
    for (let edits = 1; edits <= maxEditsPerBox; edits++) {
      widen(ahead, box, this.#forward, shift, -1);
      const met = this.#stepForward(box, ahead, isOdd ? behind : undefined);
      if (met !== undefined) return met;
      widen(behind, box, this.#backward, shift, 0x7fff_ffff);
      const metBack = this.#stepBackward(box, behind, isOdd ? undefined : ahead);
      if (metBack !== undefined) return metBack;
    }
    return this.#furthest(box, ahead);
  }

  /** One more edit from the start on every diagonal; the point where the paths from the end are met, if they are. */
  #stepForward(box: Box, range: Range, other: Range | undefined): Point | undefined {
    const reach = this.#forward;
    for (let d = range.high; d >= range.low; d -= 2) {
      const k = d + this.#shift;
      const left = reach[k - 1] ?? 0;
      const right = reach[k + 1] ?? 0;
      let a = left >= right ? left + 1 : right;
      const from = a;
      while (a < box.aTo && a - d < box.bTo && this.#a[a] === this.#b[a - d]) a++;
      reach[k] = a;
      this.#steps += a - from + 1;
      if (other !== undefined && d >= other.low && d <= other.high && (this.#backward[k] ?? 0) <= a)
        return { a, b: a - d };
    }
    return undefined;
  }

  /** The mirror image of `#stepForward`. */
  #stepBackward(box: Box, range: Range, other: Range | undefined): Point | undefined {
    const reach = this.#backward;
    for (let d = range.high; d >= range.low; d -= 2) {
      const k = d + this.#shift;
      const left = reach[k - 1] ?? 0;
      const right = reach[k + 1] ?? 0;
      let a = left < right ? left : right - 1;
      const from = a;
      while (a > box.aFrom && a - d > box.bFrom && this.#a[a - 1] === this.#b[a - d - 1]) a--;
      reach[k] = a;
      this.#steps += from - a + 1;
      if (other !== undefined && d >= other.low && d <= other.high && a <= (this.#forward[k] ?? 0))
        return { a, b: a - d };
    }
    return undefined;
  }

  #furthest(box: Box, range: Range): Point {
    let best: Point = { a: box.aFrom, b: box.bFrom };
    for (let d = range.high; d >= range.low; d -= 2) {
      const a = Math.min(this.#forward[d + this.#shift] ?? 0, box.aTo, box.bTo + d);
      if (a + a - d > best.a + best.b) best = { a, b: a - d };
    }
    return best;
  }
}

/** Diagonals in use, both ends inclusive; every other one counts in each round. */
type Range = { low: number; high: number };

/** One diagonal more to either side, or one less where the box ends; the neighbours outside are marked as unreached. */
function widen(range: Range, box: Box, reach: Int32Array, shift: number, unreached: number): void {
  const lowest = box.aFrom - box.bTo;
  const highest = box.aTo - box.bFrom;
  if (range.low > lowest) reach[--range.low - 1 + shift] = unreached;
  else range.low++;
  if (range.high < highest) reach[++range.high + 1 + shift] = unreached;
  else range.high--;
}
