// Tables made from others: with more literals, and without some triggers. What a team's own rules add is little beside the built-in ones, and
// copying the tables of those takes far less than building them.

import { HeldImage } from '../../model/table-image.ts';
import { readWindowShares } from './common-windows.ts';
import {
  bucketBits,
  entryBytes,
  entryFields,
  groupLiterals,
  hashBits,
  hashWindow,
  literalBytes,
  Places,
  type PrefilterTables,
  readTables,
  slackOf,
  type Tables,
  triggerBytes,
  windowEntry,
  writeLiterals,
} from './tables.ts';
import { addWindows, type LiteralEntry, type TriggerLiteral, WindowList } from './windows.ts';

/** What the places of five tables may take to be whole words. */
const margin = 64;

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
  const old = readTables(view);
  const counts = { windows: windows.words.length, literals: literals.length, triggers: added.length, strings };
  const layout = planLayout(old, base.image.length, counts);
  // What is no longer referred to stays where it is: the search does not touch it.
  const image = room.subarray(0, layout.end);
  image.copyWithin(layout.literals, old.literals, old.literals + old.literalCount * literalBytes);
  image.copyWithin(layout.triggers, old.triggers, old.triggers + old.triggerCount * triggerBytes);
  [layout.entries, layout.literals, layout.triggers].forEach((place, i) => {
    view.setUint32(4 * (2 + i), place, true);
  });
  mergeEntries(image, old, layout.entries, entriesOf(windows, literals, old));
  const ownTriggers = layout.triggers + old.triggerCount * triggerBytes;
  const behind = {
    literals: layout.literals + old.literalCount * literalBytes,
    triggers: ownTriggers,
    strings: layout.strings,
    firstTrigger: old.triggerCount,
  };
  writeLiterals({ image, view }, literals, behind, new Map());
  for (let row = layout.triggers; row < ownTriggers; row += triggerBytes) {
    // No byte can stand before it.
    if (dropped(view.getUint32(row + 8, true))) image.fill(0, row + 12, row + triggerBytes);
  }
  return { image: new HeldImage(image), slack: Math.max(base.slack, slackOf(view, windows)) };
}

type Counts = {
  readonly windows: number;
  readonly literals: number;
  readonly triggers: number;
  /** In bytes. */
  readonly strings: number;
};

/** Places, from `start` on, for tables of what there was and as much more as is added; `strings` of the latter only. */
function planLayout(old: Tables, start: number, added: Counts) {
  const places = new Places(start);
  const entries = places.take((old.windowCount + added.windows) * entryBytes);
  const literals = places.take((old.literalCount + added.literals + 1) * literalBytes);
  const triggers = places.take((old.triggerCount + added.triggers) * triggerBytes);
  const strings = places.take(added.strings);
  return { entries, literals, triggers, strings, end: places.end };
}

type Entry = { readonly hash: number; readonly fields: ReturnType<typeof windowEntry> };

/** By the bucket they belong in; the literals are numbered behind those that are there. */
function entriesOf(
  { words, packed }: WindowList,
  literals: readonly LiteralEntry[],
  { literalCount, multiplier }: Tables,
): Entry[] {
  const entries = words.map((word, i): Entry => {
    const place = packed[i]!;
    const fields = windowEntry(word, place + (literalCount << 8), literals[place >>> 8]!);
    return { hash: hashWindow(word, multiplier), fields };
  });
  return entries.sort((a, b) => a.hash - b.hash);
}

/** Copies the entries to their new place, each new one behind those of its bucket; sets its bit, and moves the buckets' beginnings. */
function mergeEntries(image: Uint8Array, old: Tables, newEntries: number, added: readonly Entry[]): void {
  const { bits, buckets, entries, windowCount } = old;
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
