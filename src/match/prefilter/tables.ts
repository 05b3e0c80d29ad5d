// Builds the table image the WebAssembly search works on: window bits, buckets, literals, triggers and guards in one buffer.
// The layout is read by assembly/index.ts; both must change together. Knows nothing of rules: a trigger is a number to the search.

import type { Guard } from '../../model/guard.ts';
import { HeldImage, type TableImage } from '../../model/table-image.ts';
import { readWindowShares, type WindowShares } from './common-windows.ts';
import { addWindows, byteSet, foldAt, type LiteralEntry, type TriggerLiteral, WindowList } from './windows.ts';

export const hashBits = 21;
/** Hashes are grouped into buckets, so that the tables stay small. */
export const bucketBits = 14;
/** Odd multiples of this are tried as multipliers of the hash, for tables that are stored: fewer collisions are worth a sixth of a second there. */
const goldenRatio = 0x9e3779b1;
export const manyMultipliers = 512;
/** What was the best of them for the built-in rules is good for these and a few more: tables of one run do without a choice. */
const usualMultiplier = 0x4f5a9de5;
/** White space and rulers, of which there may be any amount: as bad as the most common window of source text, should they look like a literal's. */
const rulers = [
  '    ',
  '\n   ',
  '\n\n  ',
  '----',
  '====',
  '****',
  '////',
  '####',
  '0000',
  '\t\t\t\t',
  '\n\t\t\t',
  ' = "',
  '": "',
  '",\n ',
];
const headerBytes = 24;
/** Numbers of four bytes per entry. */
export const entryFields = 4;
export const entryBytes = entryFields * 4;
/** Guard, guard state, id, then a bit for every byte value that may stand before the literal. */
export const triggerBytes = 12 + 32;
/** Per literal: where its bytes are, how many, its first trigger. */
export const literalBytes = 12;

/** The image and the most hits that six bytes of input can yield (the search keeps that much room in its hit buffer). */
export type PrefilterTables = { readonly image: TableImage; readonly slack: number };

/** With where in the image each guard lies. */
export type BuiltTables = PrefilterTables & { readonly guardAt: ReadonlyMap<Guard, number> };

/** Lays out the tables. Literals with equal text share one entry. `tries`: how many hashes to choose from; 0 for the usual one. */
export function buildTables(literals: readonly TriggerLiteral[], tries = 0): BuiltTables {
  const entries = groupLiterals(literals);
  const windows = new WindowList();
  const shares = readWindowShares();
  for (const [literal, entry] of entries.entries()) addWindows(literal, entry, shares, windows);
  const multiplier = chooseMultiplier(windows.words, shares, tries);
  const buckets = fillBuckets(entries, windows, multiplier);
  const guards = new Map<Guard, number>();
  const layout = planLayout(entries, buckets.entries.length, literals, guards);
  const image = new Uint8Array(layout.total);
  const view = new DataView(image.buffer);
  [layout.bits, layout.buckets, layout.entries, layout.literals, layout.triggers, multiplier].forEach((field, i) => {
    view.setUint32(i * 4, field, true);
  });
  image.set(buckets.bits, layout.bits);
  new Uint32Array(image.buffer, layout.buckets, buckets.starts.length).set(buckets.starts);
  new Uint32Array(image.buffer, layout.entries, buckets.entries.length).set(buckets.entries);
  for (const [guard, offset] of guards) writeGuard(image, view, guard, offset);
  writeLiterals({ image, view }, entries, { ...layout, firstTrigger: 0 }, guards);
  return { image: new HeldImage(image), slack: slackOf(view, windows), guardAt: guards };
}

/** Where the tables of an image are, in the order of its header, and how much is in them. */
export type Tables = {
  readonly bits: number;
  readonly buckets: number;
  readonly entries: number;
  readonly literals: number;
  readonly triggers: number;
  readonly multiplier: number;
  readonly windowCount: number;
  readonly literalCount: number;
  readonly triggerCount: number;
};

export function readTables(view: DataView): Tables {
  const field = (i: number): number => view.getUint32(4 * i, true);
  const [buckets, literals, triggers] = [field(1), field(3), field(4)];
  // Behind the literals comes a row that says where the last one's triggers end, and at most seven bytes.
  const literalCount = Math.floor((triggers - literals) / literalBytes) - 1;
  return {
    bits: field(0),
    buckets,
    entries: field(2),
    literals,
    triggers,
    multiplier: field(5),
    windowCount: view.getUint32(buckets + 4 * (1 << bucketBits), true),
    literalCount,
    triggerCount: view.getUint32(literals + literalCount * literalBytes + 8, true),
  };
}

/** The most hits that six bytes of input can yield by these windows, whoever's triggers they have: six bytes hold three windows. */
export function slackOf(view: DataView, windows: WindowList): number {
  return 3 * Math.max(1, mostTriggers(view, windows));
}

/** Most triggers that one of these windows has. */
function mostTriggers(view: DataView, { words }: WindowList): number {
  const { buckets, entries, literals, multiplier } = readTables(view);
  const counted = new Set<number>();
  let most = 0;
  for (const word of words) {
    if (counted.has(word)) continue;
    counted.add(word);
    const bucket = buckets + 4 * (hashWindow(word, multiplier) >>> (hashBits - bucketBits));
    const last = view.getUint32(bucket + 4, true);
    let triggers = 0;
    for (let i = view.getUint32(bucket, true); i < last; i++) {
      const entry = entries + i * entryBytes;
      if (view.getUint32(entry, true) !== word) continue;
      const literal = literals + ((view.getUint32(entry + 4, true) & 0x7fff_ffff) >>> 8) * literalBytes;
      triggers += view.getUint32(literal + literalBytes + 8, true) - view.getUint32(literal + 8, true);
    }
    most = Math.max(most, triggers);
  }
  return most;
}

export function groupLiterals(literals: readonly TriggerLiteral[]): LiteralEntry[] {
  const groups = new Map<string, LiteralEntry>();
  for (const literal of literals) {
    const key = `${literal.ignoreCase ? 'i' : 'c'}${literal.text}`;
    const known = groups.get(key);
    if (known) {
      known.triggers.push(literal);
      continue;
    }
    const bytes = new TextEncoder().encode(literal.text);
    if (bytes.length < 3 || bytes.length > 200) throw new RangeError(`literal of ${bytes.length} bytes`);
    const masks = bytes.map((byte) => (literal.ignoreCase && isLetter(byte) ? 0xdf : 0xff));
    groups.set(key, { bytes: bytes.map((byte, i) => byte & masks[i]!), masks, triggers: [literal] });
  }
  return [...groups.values()];
}

type Buckets = {
  readonly bits: Uint8Array;
  readonly starts: Uint32Array;
  /** Four numbers each, as the search reads them (the head of assembly/index.ts says which). */
  readonly entries: Uint32Array;
};

/** No window of a literal is there twice, as `addWindows` makes them. */
function fillBuckets(entries: readonly LiteralEntry[], { words, packed }: WindowList, multiplier: number): Buckets {
  const bits = new Uint8Array((1 << hashBits) / 8);
  const starts = new Uint32Array((1 << bucketBits) + 1);
  const bucketOf = new Uint16Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const hash = hashWindow(words[i]!, multiplier);
    bits[hash >>> 3]! |= 1 << (hash & 7);
    const bucket = hash >>> (hashBits - bucketBits);
    bucketOf[i] = bucket;
    starts[bucket + 1]!++;
  }
  for (let bucket = 0; bucket < 1 << bucketBits; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice();
  const sorted = new Uint32Array(words.length * entryFields);
  for (let i = 0; i < words.length; i++) {
    const place = packed[i]!;
    sorted.set(windowEntry(words[i]!, place, entries[place >>> 8]!), entryFields * next[bucketOf[i]!]!++);
  }
  return { bits, starts, entries: sorted };
}

/** One window of a literal as the search reads it; `packed` as in WindowList. */
export function windowEntry(word: number, packed: number, entry: LiteralEntry): [number, number, number, number] {
  const { isBefore, mask, value } = besideWindow(entry, (packed & 0xff) - 1);
  return [word, (isBefore ? 0x8000_0000 : 0) | packed, mask, value];
}

/** Mask and value of the four bytes before or behind a window, on the side where the literal has more of them. */
function besideWindow(
  { bytes, masks }: LiteralEntry,
  place: number,
): { isBefore: boolean; mask: number; value: number } {
  const isBefore = place > bytes.length - (place + 4);
  const from = isBefore ? place - 4 : place + 4;
  let mask = 0;
  let value = 0;
  for (let i = 3; i >= 0; i--) {
    mask = (mask << 8) | (masks[from + i] ?? 0);
    value = (value << 8) | (bytes[from + i] ?? 0);
  }
  return { isBefore, mask, value };
}

export function hashWindow(word: number, multiplier: number): number {
  return Math.imul(word, multiplier) >>> (32 - hashBits);
}

/** The one with which the least of common text looks like a literal's window. */
function chooseMultiplier(words: readonly number[], shares: WindowShares, tries: number): number {
  if (tries === 0) return usualMultiplier;
  const common = new Map(shares);
  const most = Math.max(...shares.values());
  for (const text of rulers) common.set(foldAt(Buffer.from(text), 0), most);
  let best = usualMultiplier;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i++) {
    const multiplier = Math.imul(goldenRatio, 2 * i + 1) >>> 0;
    const hashes = new Uint8Array(1 << hashBits);
    for (const word of words) hashes[hashWindow(word, multiplier)] = 1;
    let share = 0;
    for (const [word, its] of common) if (hashes[hashWindow(word, multiplier)] === 1) share += its;
    if (share >= least) continue;
    least = share;
    best = multiplier;
  }
  return best;
}

type Layout = {
  readonly bits: number;
  readonly buckets: number;
  readonly entries: number;
  readonly literals: number;
  readonly triggers: number;
  readonly strings: number;
  readonly total: number;
};

/** Hands out places in an image, one behind the other, each at a multiple of eight bytes. */
export class Places {
  end: number;

  constructor(start: number) {
    this.end = (start + 7) & ~7;
  }

  take(bytes: number): number {
    const place = this.end;
    this.end = (place + bytes + 7) & ~7;
    return place;
  }
}

function planLayout(
  entries: readonly LiteralEntry[],
  bucketNumbers: number,
  literals: readonly TriggerLiteral[],
  guards: Map<Guard, number>,
): Layout {
  const places = new Places(headerBytes);
  const bits = places.take((1 << hashBits) / 8);
  const buckets = places.take(((1 << bucketBits) + 1) * 4);
  const entryTable = places.take(bucketNumbers * 4);
  const literalTable = places.take((entries.length + 1) * literalBytes);
  const triggerTable = places.take(literals.length * triggerBytes);
  const strings = places.take(entries.reduce((sum, entry) => sum + entry.bytes.length * 2, 0));
  for (const { guard } of literals) {
    if (guard && !guards.has(guard.automaton))
      guards.set(guard.automaton, places.take(4 + 256 + guard.automaton.table.length));
  }
  return {
    bits,
    buckets,
    entries: entryTable,
    literals: literalTable,
    triggers: triggerTable,
    strings,
    total: places.end,
  };
}

/** Where the literals, their triggers and their bytes are written; `firstTrigger` of them go before. */
export type LiteralLayout = {
  readonly literals: number;
  readonly triggers: number;
  readonly strings: number;
  readonly firstTrigger: number;
};

export function writeLiterals(
  { image, view }: { readonly image: Uint8Array; readonly view: DataView },
  entries: readonly LiteralEntry[],
  { literals, triggers, strings, firstTrigger }: LiteralLayout,
  guards: ReadonlyMap<Guard, number>,
): void {
  let string = strings;
  let trigger = 0;
  entries.forEach((entry, i) => {
    const at = literals + i * literalBytes;
    view.setUint32(at, string, true);
    view.setUint32(at + 4, entry.bytes.length, true);
    view.setUint32(at + 8, firstTrigger + trigger, true);
    entry.bytes.forEach((byte, j) => {
      image[string + j * 2] = entry.masks[j]!;
      image[string + j * 2 + 1] = byte;
    });
    string += entry.bytes.length * 2;
    for (const { guard, before, triggerId } of entry.triggers) {
      const row = triggers + trigger++ * triggerBytes;
      image.set(byteSet(before), row + 12);
      view.setUint32(row, guard ? guards.get(guard.automaton)! : 0, true);
      view.setUint32(row + 4, guard?.state ?? 0, true);
      view.setUint32(row + 8, triggerId, true);
    }
  });
  // One row more than there are literals: where the last one's triggers end.
  view.setUint32(literals + entries.length * literalBytes + 8, firstTrigger + trigger, true);
}

function writeGuard(image: Uint8Array, view: DataView, guard: Guard, offset: number): void {
  view.setUint32(offset, guard.classCount, true);
  image.set(guard.classOf, offset + 4);
  image.set(guard.table, offset + 4 + 256);
}

function isLetter(byte: number): boolean {
  const folded = byte | 0x20;
  return folded >= 0x61 && folded <= 0x7a;
}
