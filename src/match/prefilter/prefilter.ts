// The prefilter: where in these bytes do which rules' literals stand? One pass in WebAssembly over all literals at once.
// Bytes are copied block by block into the module's memory, so its size does not grow with the input.

import type { Span } from '../../model/span.ts';
import type { PrefilterTables } from './tables.ts';
import { wasmBase64 } from './wasm.generated.ts';

const imageAt = 1024;
const hitCapacity = 1 << 15;
/** Bytes copied and searched at a time: small enough to stay in the second-level cache, even so that the places of windows keep their parity. */
const blockBytes = 1 << 17;
/** Literals are at most 200 bytes, guards read on behind them; the search may also read a few bytes past the end. */
const lookAhead = 1024;
const pageBytes = 65_536;

/** Bytes a guard reads behind a literal (GUARD_REACH in assembly/index.ts). */
export const guardReach = 256;
/** The byte before an area, and what is read behind it. */
const areaMargin = 1 + guardReach;

/** An area copied to `at` in the block, beginning with the byte at `from`. */
type PackedArea = { readonly area: Span; readonly at: number; readonly from: number };

type SearchExports = {
  search(
    image: number,
    data: number,
    length: number,
    from: number,
    to: number,
    startAt: number,
    hits: number,
    capacity: number,
    slack: number,
  ): number;
  readonly resumeAt: { readonly value: number };
};

/** Receives each hit: the byte offset of the literal, and the id of the trigger it belongs to. Called in order of offset, roughly. */
export type HitListener = (offset: number, triggerId: number) => void;

export class Prefilter {
  readonly #memory: Uint8Array;
  readonly #hits: Uint32Array;
  readonly #exports: SearchExports;
  readonly #dataAt: number;
  readonly #hitsAt: number;
  readonly #slack: number;

  constructor(tables: PrefilterTables) {
    if (tables.slack >= hitCapacity) throw new RangeError('too many rules share one literal');
    this.#slack = tables.slack;
    this.#hitsAt = align(imageAt + tables.image.length);
    this.#dataAt = align(this.#hitsAt + hitCapacity * 8);
    const bytes = this.#dataAt + blockBytes + lookAhead + 64;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
    const module = new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
    const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
    this.#exports = instance.exports as SearchExports;
    this.#memory = new Uint8Array(memory.buffer);
    this.#hits = new Uint32Array(memory.buffer, this.#hitsAt, hitCapacity * 2);
    this.#memory.set(tables.image, imageAt);
  }

  /** Reports every literal that lies wholly inside `region` of `bytes`; the guards may read past the region's end. */
  search(bytes: Uint8Array, region: Span, listener: HitListener): void {
    for (let block = region.start & ~1; block < region.end; block += blockBytes) {
      const wanted = Math.min(region.end - block, blockBytes) + lookAhead;
      const length = Math.min(bytes.length - block, wanted);
      this.#memory.set(bytes.subarray(block, block + length), this.#dataAt);
      // Zeroes behind the end: the search looks at whole words.
      this.#memory.fill(0, this.#dataAt + length, this.#dataAt + length + 16);
      const from = Math.max(region.start - block, 0);
      const to = Math.min(region.end - block, length);
      this.#searchBlock({ length, from, to, isLast: region.end - block <= blockBytes }, (offset, trigger) => {
        listener(block + offset, trigger);
      });
    }
  }

  /**
   * As `search` for many small regions, ascending and disjoint: they are put together into one block, each with the byte before it and as
   * much behind it as literals and guards can read, so that a hundred regions cost one call.
   */
  searchAreas(bytes: Uint8Array, areas: readonly Span[], listener: HitListener): void {
    let packed: PackedArea[] = [];
    let used = 0;
    for (const area of areas) {
      const size = area.end - area.start + areaMargin;
      const isLarge = size > blockBytes / 2;
      // A large area is searched by itself, in the same memory: what was packed must be searched before.
      if (isLarge || used + size > blockBytes) {
        this.#searchPacked(packed, used, listener);
        packed = [];
        used = 0;
      }
      if (isLarge) {
        this.search(bytes, area, listener);
        continue;
      }
      const from = Math.max(0, area.start - 1);
      const to = Math.min(bytes.length, area.end + guardReach);
      this.#memory.set(bytes.subarray(from, to), this.#dataAt + used);
      packed.push({ area, at: used, from });
      used += to - from;
    }
    this.#searchPacked(packed, used, listener);
  }

  #searchPacked(packed: readonly PackedArea[], length: number, listener: HitListener): void {
    if (packed.length === 0) return;
    this.#memory.fill(0, this.#dataAt + length, this.#dataAt + length + 16);
    let index = 0;
    this.#searchBlock({ length, from: 0, to: length, isLast: true }, (offset, trigger) => {
      // Hits come in order but for a few bytes: a window may betray a literal that begins a little before the one found last.
      while (index > 0 && packed[index]!.at > offset) index--;
      while (index + 1 < packed.length && packed[index + 1]!.at <= offset) index++;
      const { area, at, from } = packed[index]!;
      const place = from + offset - at;
      if (place >= area.start && place < area.end) listener(place, trigger);
    });
  }

  #searchBlock(part: { length: number; from: number; to: number; isLast: boolean }, listener: HitListener): void {
    const { resumeAt } = this.#exports;
    let startAt = part.from;
    do {
      const count = this.#exports.search(
        imageAt,
        this.#dataAt,
        part.length,
        part.from,
        part.to,
        startAt,
        this.#hitsAt,
        hitCapacity,
        this.#slack,
      );
      for (let i = 0; i < count; i++) {
        const offset = this.#hits[i * 2]!;
        // A literal that begins behind the block belongs to the next one.
        if (part.isLast || offset < blockBytes) listener(offset, this.#hits[i * 2 + 1]!);
      }
      startAt = resumeAt.value;
    } while (startAt < part.to);
  }
}

function align(address: number): number {
  return (address + 63) & ~63;
}
