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

/** Where the tables of an image are, in the order of its header, and how much is in them. */
type Tables = {
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
  return { image: new HeldImage(image), slack: slackOf(Math.max(base.slack / 3, mostTriggers(view, windows))) };
}

function readTables(view: DataView): Tables {
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

type Counts = {
  readonly windows: number;
  readonly literals: number;
  readonly triggers: number;
  /** In bytes. */
  readonly strings: number;
};

/** Places, from `start` on, for tables of what there was and as much more as is added; `strings` of the latter only. */
function planLayout(old: Tables, start: number, added: Counts) {
  let end = (start + 7) & ~7;
  const take = (bytes: number): number => {
    const place = end;
    end = (end + bytes + 7) & ~7;
    return place;
  };
  const entries = take((old.windowCount + added.windows) * entryBytes);
  const literals = take((old.literalCount + added.literals + 1) * literalBytes);
  const triggers = take((old.triggerCount + added.triggers) * triggerBytes);
  return { entries, literals, triggers, strings: take(added.strings), end };
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

/** Most triggers that one of these windows has, whoever's they are. */
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
