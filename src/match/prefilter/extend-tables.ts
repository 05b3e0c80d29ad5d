// Tables made from others: with more literals, and without some triggers. What a team's own rules add is little beside the built-in ones, whose
// tables take a hundred times as long to build as to copy.

import { HeldImage } from '../../model/table-image.ts';
import { readWindowShares } from './common-windows.ts';
import {
  bucketBits,
  entryFields,
  groupLiterals,
  hashBits,
  hashWindow,
  literalBytes,
  type PrefilterTables,
  slackOf,
  triggerBytes,
  windowEntry,
  writeLiterals,
} from './tables.ts';
import { addWindows, type LiteralEntry, type TriggerLiteral, WindowList } from './windows.ts';

const entryBytes = entryFields * 4;
/** What the places of five tables may take to be whole words. */
const margin = 64;

/** The fields of an image's header, in their order; each is the place of a table, but for the last. */
type Header = readonly [
  bits: number,
  buckets: number,
  entries: number,
  literals: number,
  triggers: number,
  multiplier: number,
];

/**
 * As `buildTables` for the literals of `base` and `added`, which have no guards and trigger ids of their own. Triggers that are `dropped` are
 * never reported. Throws RangeError for literals as `buildTables` does.
 */
export function extendTables(
  base: PrefilterTables,
  added: readonly TriggerLiteral[],
  dropped: (triggerId: number) => boolean,
): PrefilterTables {
  const literals = groupLiterals(added);
  const windows = new WindowList();
  const shares = readWindowShares();
  for (const [i, literal] of literals.entries()) addWindows(i, literal, shares, windows);
  const strings = literals.reduce((sum, { bytes }) => sum + 2 * bytes.length, 0);
  const own =
    windows.words.length * entryBytes + literals.length * literalBytes + added.length * triggerBytes + strings;
  // Room for the new tables behind the old ones, of which they are a part and what is added.
  const room = new Uint8Array(2 * base.image.length + own + margin);
  base.image.copyTo(room, 0);
  const view = new DataView(room.buffer);
  const header = readHeader(view);
  const [, buckets, , literalTable, triggerTable, multiplier] = header;
  // Behind the literals comes a row that says where the last one's triggers end, and at most seven bytes.
  const literalCount = Math.floor((triggerTable - literalTable) / literalBytes) - 1;
  const triggerCount = view.getUint32(literalTable + literalCount * literalBytes + 8, true);
  const windowCount = view.getUint32(buckets + 4 * (1 << bucketBits), true);

  let end = (base.image.length + 7) & ~7;
  const take = (bytes: number): number => {
    const start = end;
    end = (end + bytes + 7) & ~7;
    return start;
  };
  const newEntries = take((windowCount + windows.words.length) * entryBytes);
  const newLiterals = take((literalCount + literals.length + 1) * literalBytes);
  const newTriggers = take((triggerCount + added.length) * triggerBytes);
  const layout = {
    literals: newLiterals + literalCount * literalBytes,
    triggers: newTriggers + triggerCount * triggerBytes,
    strings: take(strings),
    firstTrigger: triggerCount,
  };
  // What is no longer referred to stays where it is: the search does not touch it.
  const image = room.subarray(0, end);
  image.copyWithin(newLiterals, literalTable, literalTable + literalCount * literalBytes);
  image.copyWithin(newTriggers, triggerTable, triggerTable + triggerCount * triggerBytes);
  [newEntries, newLiterals, newTriggers].forEach((place, i) => {
    view.setUint32(4 * (2 + i), place, true);
  });
  const places = { header, newEntries, windowCount };
  mergeEntries(image, places, entriesOf(windows, { literals, literalCount, multiplier }));
  writeLiterals({ image, view }, literals, layout, new Map());
  for (let row = newTriggers; row < layout.triggers; row += triggerBytes) {
    // No byte can stand before it.
    if (dropped(view.getUint32(row + 8, true))) image.fill(0, row + 12, row + triggerBytes);
  }
  const largest = Math.max(base.slack / 3, mostTriggers(view, windows, multiplier));
  return { image: new HeldImage(image), slack: slackOf(largest) };
}

function readHeader(view: DataView): Header {
  const field = (i: number): number => view.getUint32(4 * i, true);
  return [field(0), field(1), field(2), field(3), field(4), field(5)];
}

type Entry = { readonly hash: number; readonly fields: ReturnType<typeof windowEntry> };
type Numbering = {
  readonly literals: readonly LiteralEntry[];
  readonly literalCount: number;
  readonly multiplier: number;
};

/** By the bucket they belong in; the literals are numbered behind those that are there. */
function entriesOf({ words, packed }: WindowList, { literals, literalCount, multiplier }: Numbering): Entry[] {
  const entries = words.map((word, i): Entry => {
    const place = packed[i]!;
    const fields = windowEntry(word, place + (literalCount << 8), literals[place >>> 8]!);
    return { hash: hashWindow(word, multiplier), fields };
  });
  return entries.sort((a, b) => a.hash - b.hash);
}

type EntryPlaces = { readonly header: Header; readonly newEntries: number; readonly windowCount: number };

/** Copies the entries to their new place, each new one behind those of its bucket; sets its bit, and moves the buckets' beginnings. */
function mergeEntries(
  image: Uint8Array,
  { header: [bits, buckets, entries], newEntries, windowCount }: EntryPlaces,
  added: readonly Entry[],
): void {
  const starts = new Uint32Array(image.buffer, buckets, (1 << bucketBits) + 1);
  const target = new Uint32Array(image.buffer, newEntries, (windowCount + added.length) * entryFields);
  let copied = 0;
  let bucket = -1;
  const copyUpTo = (end: number, before: number): void => {
    const from = entries + copied * entryBytes;
    image.copyWithin(newEntries + (copied + before) * entryBytes, from, entries + end * entryBytes);
    copied = end;
  };
  const moveUpTo = (next: number, before: number): void => {
    for (let i = bucket + 1; i <= next; i++) starts[i]! += before;
    bucket = next;
  };
  added.forEach(({ hash, fields }, before) => {
    const own = hash >>> (hashBits - bucketBits);
    moveUpTo(own, before);
    // Where the next bucket begins: not moved yet.
    copyUpTo(starts[own + 1]!, before);
    target.set(fields, (copied + before) * entryFields);
    image[bits + (hash >>> 3)]! |= 1 << (hash & 7);
  });
  moveUpTo(1 << bucketBits, added.length);
  copyUpTo(windowCount, added.length);
}

/** Most triggers that one of these windows has, whoever's they are. */
function mostTriggers(view: DataView, { words }: WindowList, multiplier: number): number {
  const [, buckets, entries, literals] = readHeader(view);
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
