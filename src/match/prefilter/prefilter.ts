// The prefilter: where in these bytes do which rules' literals stand? One pass in WebAssembly over all literals at once.
// Bytes are copied block by block into the module's memory, so its size does not grow with the input; texts that lie in its arena already
// are searched where they are.

import { type Arena, arenaMargin } from '../../lib/arena.ts';
import type { Span } from '../../model/span.ts';
import type { AreaList } from '../area-list.ts';
import type { PrefilterTables } from './tables.ts';
import { wasmBase64 } from './wasm.generated.ts';

const imageAt = 1024;
const hitCapacity = 1 << 15;
/** Bytes copied and searched at a time: small enough to stay in the second-level cache, even so that the places of windows keep their parity. */
const blockBytes = 1 << 17;
/** Literals are at most 200 bytes, guards read on behind them; the search may also read a few bytes past the end. */
const lookAhead = 1024;
const pageBytes = 65_536;
const scratchBytes = 1 << 16;
/** Memory for carrying hits over deltas; see shared-carrier.ts. */
const carryBytes = 1 << 18;
/** Areas that one call searches. */
const areaCapacity = 1024;
/** As assembly/index.ts has it: two random words, and 2^16 hashes of areas in which nothing was found. */
const memoBytes = 16 + (8 << 16);

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
    late: number,
  ): number;
  searchAreas(
    image: number,
    data: number,
    length: number,
    areas: number,
    count: number,
    hits: number,
    capacity: number,
    slack: number,
    late: number,
    memo: number,
  ): number;
  carry(
    steps: number,
    stepCount: number,
    baseLength: number,
    newLength: number,
    hits: number,
    count: number,
    reaches: number,
    longest: number,
    late: number,
    rows: number,
    rowCapacity: number,
    areas: number,
    areaCapacity: number,
    areaTotal: number,
  ): number;
};

/**
 * Receives each hit: the byte offset of the literal, the id of the trigger it belongs to, and its reach: how many bytes behind the literal
 * its guard looked at (the end of the text counts as one), negative when the guard refused it. Called in order of offset, roughly.
 */
export type HitListener = (offset: number, triggerId: number, reach: number) => void;

/** Refused hits are of use only to whom wants to know them in a text that is made from this one. */
const never = 0x7fff_ffff;

export class Prefilter {
  readonly #memory: Uint8Array;
  readonly #buffer: ArrayBufferLike;
  readonly #hits: Int32Array;
  readonly #exports: SearchExports;
  readonly #dataAt: number;
  readonly #hitsAt: number;
  /** Pairs of start and end, and what is remembered of areas; only where there is an arena. */
  readonly #areas: Int32Array;
  readonly #memoAt: number;
  readonly #slack: number;
  /** Memory for texts: what lies in here is searched without being copied. */
  readonly arena: Arena;
  /** A stretch of the same memory for another module that works on those texts; empty where there is no arena. */
  readonly scratch: Arena;
  /** Another one, and what works on it: assembly/carry.ts. */
  readonly carrying: Arena;
  readonly carry: SearchExports['carry'];

  /** `arenaBytes`: address space only, of which what is used becomes memory. */
  constructor(tables: PrefilterTables, arenaBytes = 0) {
    if (tables.slack >= hitCapacity) throw new RangeError('too many rules share one literal');
    this.#slack = tables.slack;
    this.#hitsAt = align(imageAt + tables.image.length);
    this.#dataAt = align(this.#hitsAt + hitCapacity * 12 + 8);
    const areasAt = align(this.#dataAt + blockBytes + lookAhead + 64);
    this.#memoAt = areasAt + areaCapacity * 8;
    const hasArena = arenaBytes > 0;
    const scratchAt = hasArena ? align(this.#memoAt + memoBytes) : areasAt;
    const scratch = hasArena ? scratchBytes : 0;
    const carryAt = scratchAt + scratch;
    const carrying = hasArena ? carryBytes : 0;
    const arenaAt = carryAt + carrying;
    const bytes = arenaAt + arenaBytes + arenaMargin;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
    const module = new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
    const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
    this.#exports = instance.exports as SearchExports;
    this.#buffer = memory.buffer;
    this.#memory = new Uint8Array(this.#buffer);
    this.#hits = new Int32Array(this.#buffer, this.#hitsAt, hitCapacity * 3 + 2);
    this.#areas = new Int32Array(this.#buffer, areasAt, hasArena ? areaCapacity * 2 : 0);
    if (hasArena) this.#seedMemo();
    tables.image.copyTo(this.#memory, imageAt);
    this.arena = { memory, start: arenaAt, bytes: arenaBytes };
    this.scratch = { memory, start: scratchAt, bytes: scratch };
    this.carrying = { memory, start: carryAt, bytes: carrying };
    this.carry = this.#exports.carry;
  }

  /** True for texts in the arena. */
  holds(bytes: Uint8Array): boolean {
    return bytes.buffer === this.#buffer;
  }

  /**
   * Reports every literal that lies wholly inside `region` of `bytes`; the guards may read past the region's end. Of the literals that a guard
   * refuses, those are reported that it needed more than `late` bytes for.
   */
  search(bytes: Uint8Array, region: Span, listener: HitListener, late = never): void {
    if (this.holds(bytes)) {
      this.#searchShared(bytes.byteOffset, bytes.length, region, late, listener);
      return;
    }
    for (let block = region.start & ~1; block < region.end; block += blockBytes) {
      const wanted = Math.min(region.end - block, blockBytes) + lookAhead;
      const length = Math.min(bytes.length - block, wanted);
      this.#memory.set(bytes.subarray(block, block + length), this.#dataAt);
      // Zeroes behind the end: the search looks at whole words.
      this.#memory.fill(0, this.#dataAt + length, this.#dataAt + length + 16);
      const from = Math.max(region.start - block, 0);
      const to = Math.min(region.end - block, length);
      const part = { length, from, to, isLast: region.end - block <= blockBytes };
      this.#searchBlock(this.#dataAt, part, late, (offset, trigger, reach) => listener(block + offset, trigger, reach));
    }
  }

  /**
   * As `search` for many small regions of the text, ascending and disjoint: where they must be copied, they are put together into one block, each with
   * the byte before it and as much behind it as literals and guards can read, so that a hundred regions cost one call. In the arena those in
   * which nothing was found before are passed over.
   */
  searchAreas(bytes: Uint8Array, areas: AreaList, listener: HitListener, late = never): void {
    if (this.holds(bytes)) {
      for (let i = 0; i < areas.count; i += areaCapacity) {
        const count = areas.copyTo(this.#areas, i, areaCapacity);
        this.searchAreasAt(bytes, { at: this.#areas.byteOffset, count }, listener, late);
      }
      return;
    }
    let packed: PackedArea[] = [];
    let used = 0;
    for (let i = 0; i < areas.count; i++) {
      const area = areas.at(i);
      const size = area.end - area.start + areaMargin;
      // Behind the end of the text a guard would read on in the next area; such areas are searched by themselves too.
      const isAlone = size > blockBytes / 2 || area.end + guardReach > bytes.length;
      // A large area is searched by itself, in the same memory: what was packed must be searched before.
      if (isAlone || used + size > blockBytes) {
        this.#searchPacked(packed, { used, late, listener });
        packed = [];
        used = 0;
      }
      if (isAlone) {
        this.search(bytes, area, listener, late);
        continue;
      }
      const from = Math.max(0, area.start - 1);
      const to = Math.min(bytes.length, area.end + guardReach);
      this.#memory.set(bytes.subarray(from, to), this.#dataAt + used);
      packed.push({ area, at: used, from });
      used += to - from;
    }
    this.#searchPacked(packed, { used, late, listener });
  }

  /** As `searchAreas` for `count` areas that lie in the arena's memory, as pairs of words from address `at` on; so does the text. */
  searchAreasAt(
    { byteOffset, length }: Uint8Array,
    { at, count }: { readonly at: number; readonly count: number },
    listener: HitListener,
    late = never,
  ): void {
    const hits = this.#hits;
    const [place, area] = [hitCapacity * 3, hitCapacity * 3 + 1];
    hits[place] = 0;
    hits[area] = 0;
    do {
      const found = this.#exports.searchAreas(
        imageAt,
        byteOffset,
        length,
        at,
        count,
        this.#hitsAt,
        hitCapacity,
        this.#slack,
        late,
        this.#memoAt,
      );
      for (let i = 0; i < found * 3; i += 3) listener(hits[i]!, hits[i + 1]!, hits[i + 2]!);
    } while (hits[area]! < count);
  }

  /** A region of the text of `length` bytes that lies in the arena at `dataAt`. */
  #searchShared(dataAt: number, length: number, { start, end }: Span, late: number, listener: HitListener): void {
    this.#searchBlock(dataAt, { length, from: start, to: Math.min(end, length), isLast: true }, late, listener);
  }

  /** With numbers that nobody can foresee, so that no text can be made to look like another; the second one is odd. */
  #seedMemo(): void {
    const words = new BigUint64Array(this.#buffer, this.#memoAt, 2);
    globalThis.crypto.getRandomValues(words);
    words[1]! |= 1n;
  }

  #searchPacked(
    packed: readonly PackedArea[],
    { used, late, listener }: { used: number; late: number; listener: HitListener },
  ): void {
    if (packed.length === 0) return;
    this.#memory.fill(0, this.#dataAt + used, this.#dataAt + used + 16);
    let index = 0;
    const part = { length: used, from: 0, to: used, isLast: true };
    this.#searchBlock(this.#dataAt, part, late, (offset, trigger, reach) => {
      // Hits come in order but for a few bytes: a window may betray a literal that begins a little before the one found last.
      while (index > 0 && packed[index]!.at > offset) index--;
      while (index + 1 < packed.length && packed[index + 1]!.at <= offset) index++;
      const { area, at, from } = packed[index]!;
      const place = from + offset - at;
      if (place >= area.start && place < area.end) listener(place, trigger, reach);
    });
  }

  #searchBlock(
    dataAt: number,
    part: { length: number; from: number; to: number; isLast: boolean },
    late: number,
    listener: HitListener,
  ): void {
    const hits = this.#hits;
    let startAt = part.from;
    do {
      const count = this.#exports.search(
        imageAt,
        dataAt,
        part.length,
        part.from,
        part.to,
        startAt,
        this.#hitsAt,
        hitCapacity,
        this.#slack,
        late,
      );
      for (let i = 0; i < count * 3; i += 3) {
        const offset = hits[i]!;
        // A literal that begins behind the block belongs to the next one.
        if (part.isLast || offset < blockBytes) listener(offset, hits[i + 1]!, hits[i + 2]!);
      }
      startAt = hits[hitCapacity * 3]!;
    } while (startAt < part.to);
  }
}

function align(address: number): number {
  return (address + 63) & ~63;
}
