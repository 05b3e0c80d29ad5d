// The way back from decoded bytes to the bytes they came from: runs in which a fixed number of decoded bytes stands for a fixed number of
// original ones. Text changes that ratio rarely, so there are few runs.

/** Maps offsets of a view to offsets of what it was made from. */
export type SpanMap = {
  /** Where the byte at `offset` begins in the original; inside a character or group, where that begins. */
  start(offset: number): number;
  /** Where the text that ends before `offset` ends in the original. */
  end(offset: number): number;
};

export const identityMap: SpanMap = { start: (offset) => offset, end: (offset) => offset };

/** The same map, of an original that begins `by` bytes further on. */
export function shiftMap(map: SpanMap, by: number): SpanMap {
  return by === 0 ? map : { start: (offset) => map.start(offset) + by, end: (offset) => map.end(offset) + by };
}

/** `inner` leads to what `outer` leads on from. */
export function composeMaps(inner: SpanMap, outer: SpanMap): SpanMap {
  if (outer === identityMap) return inner;
  return { start: (offset) => outer.start(inner.start(offset)), end: (offset) => outer.end(inner.end(offset)) };
}

/** Collects runs while a text is decoded. Runs are added in order of both offsets. */
export class SpanMapBuilder implements SpanMap {
  readonly #viewStarts: number[] = [];
  readonly #originalStarts: number[] = [];
  readonly #viewUnits: number[] = [];
  readonly #originalUnits: number[] = [];
  #viewEnd = 0;
  #originalEnd = 0;

  /**
   * From `viewStart` on, every `viewUnit` bytes stand for `originalUnit` bytes from `originalStart` on, until the next run. A run that
   * goes on as the last one did is not entered again.
   */
  run(viewStart: number, originalStart: number, viewUnit: number, originalUnit: number): void {
    const last = this.#viewStarts.length - 1;
    if (
      last >= 0 &&
      this.#viewUnits[last] === viewUnit &&
      this.#originalUnits[last] === originalUnit &&
      (viewStart - this.#viewStarts[last]!) * originalUnit === (originalStart - this.#originalStarts[last]!) * viewUnit
    )
      return;
    this.#viewStarts.push(viewStart);
    this.#originalStarts.push(originalStart);
    this.#viewUnits.push(viewUnit);
    this.#originalUnits.push(originalUnit);
  }

  /** Both ends of the last run; nothing maps beyond it. */
  finish(viewEnd: number, originalEnd: number): SpanMap {
    this.#viewEnd = viewEnd;
    this.#originalEnd = originalEnd;
    return this;
  }

  start(offset: number): number {
    if (offset >= this.#viewEnd || this.#viewStarts.length === 0) return this.#originalEnd;
    const run = this.#runOf(offset);
    const units = Math.floor((offset - this.#viewStarts[run]!) / this.#viewUnits[run]!);
    return this.#originalStarts[run]! + units * this.#originalUnits[run]!;
  }

  end(offset: number): number {
    if (offset >= this.#viewEnd || this.#viewStarts.length === 0) return this.#originalEnd;
    if (offset <= 0) return this.#originalStarts[0]!;
    const run = this.#runOf(offset - 1);
    const units = Math.ceil((offset - this.#viewStarts[run]!) / this.#viewUnits[run]!);
    const limit = this.#originalStarts[run + 1] ?? this.#originalEnd;
    return Math.min(limit, this.#originalStarts[run]! + units * this.#originalUnits[run]!);
  }

  #runOf(offset: number): number {
    let low = 0;
    let high = this.#viewStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#viewStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
