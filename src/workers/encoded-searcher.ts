// What is encoded in texts that are made from each other. Where something may be encoded is carried over from base to delta (views/encoded/
// spot-finder.ts), and each piece is undone and searched once, however many versions hold it.

import { createHash } from 'node:crypto';
import type { Arena } from '../lib/arena.ts';
import type { InsideLimits } from '../model/limits.ts';
import { type DecodeLimits, decodeEncoded } from '../views/encoded/decode-encoded.ts';
import { decodeUnit, type EncodedUnit, unitsOf } from '../views/encoded/encoded-units.ts';
import { RunFinder } from '../views/encoded/find-runs.ts';
import { noSpots, type SpotDelta, SpotFinder, type Spots } from '../views/encoded/spot-finder.ts';
import { composeMaps } from '../views/span-map.ts';
import type { View } from '../views/view.ts';
import type { ViewCandidate, ViewSearcher } from './view-searcher.ts';

/** What encoded data in one text is unpacked to at most, since it is held in memory. */
export const maxDecodedBytes: number = 64 << 20;

/** What is remembered of a text for those made from it. `isQuiet`: nothing was found in it. */
export type EncodedText = { readonly spots: Spots; readonly isQuiet: boolean };

export const noneEncoded: EncodedText = { spots: noSpots, isQuiet: true };

/** Told of every view with candidates, and of what could not be read. */
export type EncodedSink = {
  onView(found: readonly ViewCandidate[]): void;
  onUnread(reason: string): void;
};

/** What is in one piece; places count from its start. */
type FoundUnit = {
  /** By layer, outermost first, those with candidates. */
  readonly layers: readonly (readonly ViewCandidate[])[];
  readonly problems: readonly string[];
};

/** Longer pieces are remembered by their hash. */
const maxKeyBytes = 1024;
/** Characters of all keys. */
const maxRememberedBytes = 16 << 20;

const nothing: FoundUnit = { layers: [], problems: [] };

export class EncodedSearcher {
  readonly #search: ViewSearcher;
  readonly #limits: InsideLimits;
  readonly #spots: SpotFinder;
  /** For what was decoded. */
  readonly #runs = new RunFinder();
  readonly #known = new Map<string, FoundUnit>();
  #knownBytes = 0;

  /** `scratch`: see SpotFinder. */
  constructor(search: ViewSearcher, limits: InsideLimits, scratch?: Arena) {
    this.#search = search;
    this.#limits = limits;
    this.#spots = new SpotFinder(scratch);
  }

  /** Looks into a text. `delta` says how it was made from one that was looked into, of which `base` is known. */
  search(bytes: Buffer, delta: SpotDelta | undefined, base: EncodedText | undefined, sink: EncodedSink): EncodedText {
    const { all, unsettled } = base ? this.#spots.find(bytes, delta, base.spots) : this.#spots.find(bytes);
    if (all.length === 0) return noneEncoded;
    // Where nothing was found in the base, nothing is where it is unchanged.
    const spots = base?.isQuiet && delta ? unsettled : all;
    const isQuiet = spots.length === 0 || this.#visit(bytes, spots, sink);
    return { spots: all, isQuiet };
  }

  /** True when there was nothing to tell. */
  #visit(bytes: Buffer, spots: Spots, sink: EncodedSink): boolean {
    let isQuiet = true;
    for (const unit of unitsOf(bytes, spots)) {
      const found = this.#undoOnce(bytes, unit);
      if (found === nothing) continue;
      isQuiet = false;
      for (const layer of found.layers) sink.onView(layer.map((item) => ({ ...item, start: item.start + unit.start })));
      for (const problem of found.problems) sink.onUnread(problem);
    }
    return isQuiet;
  }

  #undoOnce(bytes: Buffer, unit: EncodedUnit): FoundUnit {
    const key = keyOf(bytes, unit);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#undo(bytes, unit);
    if (this.#knownBytes > maxRememberedBytes) {
      this.#known.clear();
      this.#knownBytes = 0;
    }
    this.#known.set(key, found);
    this.#knownBytes += key.length;
    return found;
  }

  #undo(bytes: Buffer, unit: EncodedUnit): FoundUnit {
    const layers: ViewCandidate[][] = [];
    const problems: string[] = [];
    const limits: DecodeLimits = {
      maxUnpackedBytes: Math.min(this.#limits.maxUnpackedBytes, maxDecodedBytes),
      onUnread: (_at, reason) => problems.push(reason),
    };
    let view = decodeUnit(bytes, unit, limits);
    for (let depth = 1; view !== undefined; depth++) {
      const found = this.#search.search(view);
      if (found.length > 0) layers.push(found.map((item) => ({ ...item, start: item.start - unit.start })));
      view = depth < this.#limits.maxDecodeDepth ? this.#undoMore(view, limits) : undefined;
    }
    return layers.length + problems.length === 0 ? nothing : { layers, problems };
  }

  #undoMore({ bytes, parts, map }: View, limits: DecodeLimits): View | undefined {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const next = decodeEncoded({ bytes: text, ...(parts ? { parts } : {}) }, this.#runs, limits);
    return next && { ...next, map: composeMaps(next.map, map) };
  }
}

function keyOf(bytes: Buffer, { kind, alignment, start, end }: EncodedUnit): string {
  const text =
    end - start <= maxKeyBytes
      ? bytes.toString('latin1', start, end)
      : createHash('sha256').update(bytes.subarray(start, end)).digest('base64');
  return `${kind}${alignment}:${end - start}:${text}`;
}
