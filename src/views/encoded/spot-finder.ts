// Where encoded text may stand in texts that are made from each other: what of it a change did not concern is carried over, and only around the
// changes is looked. Gives the same for a text however it was made. Works on texts where they lie in an arena; others are copied.

import type { Arena } from '../../lib/arena.ts';
import { findTables, kindNames, type RunKind } from './find-runs.ts';
import { wasmBase64 } from './wasm.generated.ts';

/** Three numbers each, ascending by place: kind (for `kindOf`), start, and end, which of an escape is its start. */
export type Spots = readonly number[];

export const spotFields = 3;

/** How a text was made from another: pairs (start, length) as match/incremental.ts has them. */
export type SpotDelta = { readonly steps: ArrayLike<number>; readonly baseLength: number };

const tablesBytes = 1024;
const hitCapacity = 4096;
/** Bytes of its own that a finder needs in an arena. */
export const spotBytes: number = tablesBytes + hitCapacity * 12;
/** In memory of a module's own: where texts begin, and the bytes behind them that are read too, and are zero. */
const ownTextAt = spotBytes;
const textMargin = 64;
/** How much larger than asked for a module's own memory is made at most, in bytes. */
const mostSpare = 16 << 20;
/** Bytes around an escape that it depends on, the furthest being those of `\U0001f600`; of a run it is one. */
const escapeReach = { before: 1, after: 12 };
/** What stands further from an escape is not decoded with it, or only with all that is between. */
const furthestBytes = 1 << 16;
const newline = 0x0a;
const pageBytes = 65_536;

type Exports = {
  find(tables: number, data: number, length: number, from: number, hits: number, capacity: number): number;
  findChanged(
    tables: number,
    data: number,
    length: number,
    steps: number,
    count: number,
    hits: number,
    capacity: number,
  ): number;
  readonly resumeAt: { readonly value: number };
};

export type FoundSpots = {
  readonly all: Spots;
  /** Those of them whose surroundings may differ from what they were in the base; all of a text that was not made from one. */
  readonly unsettled: Spots;
};

export const noSpots: Spots = [];

const nothing: FoundSpots = { all: noSpots, unsettled: noSpots };

/** What a spot's number stands for, and for base64 and hex how many characters into the run its text begins. */
export function kindOf(spot: number): { readonly kind: RunKind; readonly alignment: number } {
  return kindNames[spot]!;
}

export class SpotFinder {
  /** In the arena that most texts lie in. */
  readonly #shared: Module | undefined;
  /** For all others; a new one when a text does not fit. */
  #own: Module | undefined;

  /** `scratch`: `spotBytes` of the memory that texts may lie in; a multiple of 64. */
  constructor(scratch?: Arena) {
    if (scratch && scratch.bytes >= spotBytes) this.#shared = new Module(scratch.memory, scratch.start);
  }

  /** The spots of a text; `base` are those of the one it was made from. */
  find(bytes: Buffer, delta?: SpotDelta, base: Spots = noSpots): FoundSpots {
    if (this.#shared?.holds(bytes)) return this.#shared.find(bytes, bytes.byteOffset, delta, base);
    if (this.#own === undefined || this.#own.room < bytes.length) this.#own = withRoom(bytes.length, this.#own?.room);
    return this.#own.find(bytes, this.#own.copy(bytes), undefined, noSpots);
  }
}

/**
 * A module on memory of its own with room for `length` bytes, and for somewhat more than there was before. Memory that grows detaches the buffer it
 * had, and V8 then drops all code of the thread that reads typed arrays (see lib/shared-numbers.ts).
 */
function withRoom(length: number, before = 0): Module {
  const room = Math.max(length, Math.min(2 * before, before + mostSpare));
  return new Module(new WebAssembly.Memory({ initial: Math.ceil((ownTextAt + room + textMargin) / pageBytes) }), 0);
}

/** The WebAssembly module on a memory. */
class Module {
  readonly #tablesAt: number;
  readonly #hitsAt: number;
  readonly #exports: Exports;
  readonly #found: number[] = [];
  /** Asking the memory takes longer than comparing. */
  readonly #buffer: ArrayBufferLike;
  readonly #hits: Uint32Array;

  constructor(memory: WebAssembly.Memory, at: number) {
    const module = new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
    const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
    this.#exports = instance.exports as Exports;
    this.#tablesAt = at;
    this.#hitsAt = at + tablesBytes;
    this.#buffer = memory.buffer;
    new Uint8Array(this.#buffer).set(findTables, at);
    this.#hits = new Uint32Array(this.#buffer, this.#hitsAt, hitCapacity * 3);
  }

  holds(bytes: Uint8Array): boolean {
    return bytes.buffer === this.#buffer;
  }

  /** The longest text that can be put behind the hits of a module on its own memory. */
  get room(): number {
    return this.#buffer.byteLength - ownTextAt - textMargin;
  }

  /** Puts a text behind the hits; returns its address. */
  copy(bytes: Uint8Array): number {
    const memory = new Uint8Array(this.#buffer);
    memory.set(bytes, ownTextAt);
    memory.fill(0, ownTextAt + bytes.length, ownTextAt + bytes.length + textMargin);
    return ownTextAt;
  }

  /** `data` is the address of the bytes. */
  find(bytes: Buffer, data: number, delta: SpotDelta | undefined, base: Spots): FoundSpots {
    const { length } = bytes;
    const fresh = delta && this.#findChanged(data, length, delta.steps);
    if (fresh === undefined || delta === undefined) return asNew(this.#findAll(data, length));
    if (base.length === 0) return asNew(fresh.length === 0 ? noSpots : inOrder([...fresh]));
    const { settled, others } = carrySpots(base, delta, bytes);
    if (settled.length === 0) return asNew(inOrder([...others, ...fresh]));
    const all = inOrder([...settled, ...others, ...fresh]);
    return { all, unsettled: all.length === settled.length ? noSpots : without(all, settled) };
  }

  #findAll(data: number, length: number): Spots {
    const found = this.#found;
    found.length = 0;
    for (let from = 0; from < length; from = this.#exports.resumeAt.value)
      this.#take(this.#exports.find(this.#tablesAt, data, length, from, this.#hitsAt, hitCapacity));
    return found.length === 0 ? noSpots : inOrder([...found]);
  }

  /** Undefined when there are too many, or the steps are not in this memory, as those of very large deltas. */
  #findChanged(data: number, length: number, steps: ArrayLike<number>): readonly number[] | undefined {
    if (!(steps instanceof Int32Array) || steps.buffer !== this.#buffer) return undefined;
    this.#found.length = 0;
    const count = steps.length / 2;
    const { byteOffset } = steps;
    const hits = this.#exports.findChanged(this.#tablesAt, data, length, byteOffset, count, this.#hitsAt, hitCapacity);
    if (hits < 0) return undefined;
    this.#take(hits);
    return this.#found;
  }

  #take(count: number): void {
    for (let i = 0; i < count * spotFields; i++) this.#found.push(this.#hits[i]!);
  }
}

function asNew(spots: Spots): FoundSpots {
  return spots.length === 0 ? nothing : { all: spots, unsettled: spots };
}

/** The spots of the base that no change concerns, where they are now; `settled` those whose whole lines are what they were. */
function carrySpots(
  base: Spots,
  { steps, baseLength }: SpotDelta,
  bytes: Buffer,
): { settled: number[]; others: number[] } {
  const { length } = bytes;
  const settled: number[] = [];
  const others: number[] = [];
  let to = 0;
  for (let i = 0; i < steps.length; ) {
    const from = steps[i]!;
    let size = steps[i + 1]!;
    i += 2;
    if (from < 0) {
      to += size;
      continue;
    }
    // Copies that continue each other are one.
    for (; i < steps.length && steps[i] === from + size; i += 2) size += steps[i + 1]!;
    const low = from === 0 && to === 0 ? Number.NEGATIVE_INFINITY : from;
    const high = from + size === baseLength && to + size === length ? Number.POSITIVE_INFINITY : from + size;
    for (let spot = firstAt(base, from); spot < base.length && base[spot + 1]! < from + size; spot += spotFields) {
      const [kind, start, end] = [base[spot]!, base[spot + 1]!, base[spot + 2]!];
      const reach = start === end ? escapeReach : { before: 1, after: 1 };
      if (start - reach.before < low || end + reach.after > high) continue;
      const at = start + to - from;
      const isLine =
        start === end && kindOf(kind).kind !== 'quoted' && holdsLine(bytes, at, low + to - from, high + to - from);
      (isLine ? settled : others).push(kind, at, end + to - from);
    }
    to += size;
  }
  return { settled, others };
}

/** Whether the line of `at` begins and ends in [low, high), which may be infinite where the text does. */
function holdsLine(bytes: Buffer, at: number, low: number, high: number): boolean {
  const isBegun = low < 0 || at - low > furthestBytes || bytes.subarray(low, at).lastIndexOf(newline) >= 0;
  if (!isBegun) return false;
  return high > bytes.length || high - at > furthestBytes || bytes.subarray(at, high).indexOf(newline) >= 0;
}

/** The spots that are not in `others`, which are some of them; both in order. */
function without(spots: Spots, others: Spots): Spots {
  const rest: number[] = [];
  let other = 0;
  for (let i = 0; i < spots.length; i += spotFields) {
    if (spots[i + 1] === others[other + 1]) other += spotFields;
    else rest.push(spots[i]!, spots[i + 1]!, spots[i + 2]!);
  }
  return rest;
}

/** Field of the first spot that starts at `place` or later. */
function firstAt(spots: Spots, place: number): number {
  let low = 0;
  for (let high = spots.length / spotFields; low < high; ) {
    const middle = (low + high) >> 1;
    if (spots[middle * spotFields + 1]! < place) low = middle + 1;
    else high = middle;
  }
  return low * spotFields;
}

/** Sorted by place, each once. */
function inOrder(spots: number[]): Spots {
  let isSorted = true;
  for (let i = spotFields; i < spots.length && isSorted; i += spotFields) isSorted = spots[i + 1]! > spots[i - 2]!;
  if (isSorted) return spots;
  const order = Array.from({ length: spots.length / spotFields }, (_, i) => i * spotFields);
  order.sort((a, b) => spots[a + 1]! - spots[b + 1]! || spots[a]! - spots[b]!);
  const sorted: number[] = [];
  for (const i of order)
    if (sorted.length === 0 || sorted.at(-2) !== spots[i + 1]) sorted.push(spots[i]!, spots[i + 1]!, spots[i + 2]!);
  return sorted;
}
