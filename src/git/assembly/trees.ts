// Reading tree objects in AssemblyScript: the trees of a large history have some hundred million entries, nearly all of which a delta copied from
// the tree it is on. ../tree-kernel.ts is the only caller, and says what the tables are; both must change together.

// Words of the header, at the address of the tables.
/** What a call tells: entries and items of the tree at hand, and how far the text was understood. */
const ENTRIES: usize = 0;
const ITEMS: usize = 4;
const REACHED: usize = 8;
/** Where the tables are. */
const STARTS_AT: usize = 12;
const PAIRS_AT: usize = 16;
const ITEM_ENTRIES_AT: usize = 20;
const ROWS_AT: usize = 24;
const FOLDERS_AT: usize = 28;
const FILES_AT: usize = 32;
const NAMES_AT: usize = 36;
const FILTER_AT: usize = 40;
const FOLDER_MASK: usize = 44;
const FILE_MASK: usize = 48;
const NAME_MASK: usize = 52;
const OID_BYTES: usize = 56;

/** A row: start and end of a name, with its id behind it; kind; item; then, by the caller, the name's number and the ref, or `DROPPED`. */
const ROW_BYTES: usize = 24;
const FILE: i32 = 0;
const FOLDER: i32 = 1;
const WANTED: i32 = 2;
const DROPPED: i32 = i32.MIN_VALUE;

/** A name that is kept: its number plus one, its length, its bytes and zeros. */
const NAME_ROOM: usize = 24;
const NAME_BYTES: usize = 32;

/** Words of a shape before its starts, pairs and numbers of entries: how many entries and items. */
const SHAPE_HEAD: usize = 8;

let header: usize = 0;
let textAt: usize = 0;
let textEnd: usize = 0;
let oidBytes: usize = 0;
let startsAt: usize = 0;
let entryCount: i32 = 0;
let itemCount: i32 = 0;
let rowCount: i32 = 0;
/** Of the base: how many entries and items, and where its numbers are. */
let baseEntries: i32 = 0;
let baseItems: i32 = 0;
let baseStarts: usize = 0;
let basePairs: usize = 0;
let baseItemEntries: usize = 0;

// @ts-ignore: decorator
@inline
function wordOf(field: usize): usize {
  return <usize>load<u32>(header + field);
}

/** Position of the first of `count` rising numbers that is `value` or more. */
function findFirst(numbers: usize, count: i32, value: i32): i32 {
  let low: i32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<i32>(numbers + (<usize>middle << 2)) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// @ts-ignore: decorator
@inline
function placeOf(oid: usize, table: usize, mask: usize): usize {
  return table + (<usize>load<u16>(oid) & mask) * (oidBytes + 4);
}

/** The number that is kept with an id, or -1. */
function recall(oid: usize, table: usize, mask: usize): i32 {
  const place = placeOf(oid, table, mask);
  const number = load<i32>(place) - 1;
  if (load<u64>(place + 4) != load<u64>(oid)) return -1;
  for (let i: usize = 8; i < oidBytes; i += 4) if (load<u32>(place + 4 + i) != load<u32>(oid + i)) return -1;
  return number;
}

function remember(oid: usize, table: usize, mask: usize, number: i32): void {
  const place = placeOf(oid, table, mask);
  store<i32>(place, number + 1);
  memory.copy(place + 4, oid, oidBytes);
}

// @ts-ignore: decorator
@inline
function firstBytes(word: u64, count: usize): u64 {
  return count >= 8 ? word : word & ((<u64>1 << (<u64>count << 3)) - 1);
}

/** Three words of a name of at most `NAME_ROOM` bytes, with zeros behind it. */
// @ts-ignore: decorator
@inline
function nameWord(name: usize, length: usize, i: usize): u64 {
  return length > i << 3 ? firstBytes(load<u64>(name + (i << 3)), length - (i << 3)) : 0;
}

// @ts-ignore: decorator
@inline
function nameSlot(name: usize, length: usize): usize {
  let hash = (nameWord(name, length, 0) ^ <u64>length) * 0x9e3779b97f4a7c15;
  hash = (hash ^ (hash >>> 29) ^ nameWord(name, length, 1)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >>> 32) ^ nameWord(name, length, 2)) * 0x94d049bb133111eb;
  return wordOf(NAMES_AT) + (<usize>(hash >>> 40) & wordOf(NAME_MASK)) * NAME_BYTES;
}

/** The number that is kept with a name, or -1. */
function recallName(name: usize, end: usize): i32 {
  const length = end - name;
  if (length > NAME_ROOM) return -1;
  const slot = nameSlot(name, length);
  if (load<u32>(slot + 4) != <u32>length) return -1;
  for (let i: usize = 0; i < 3; i++) if (load<u64>(slot + 8 + (i << 3)) != nameWord(name, length, i)) return -1;
  return load<i32>(slot) - 1;
}

function rememberName(name: usize, end: usize, number: i32): void {
  const length = end - name;
  if (length > NAME_ROOM) return;
  const slot = nameSlot(name, length);
  store<i32>(slot, number + 1);
  store<u32>(slot + 4, <u32>length);
  for (let i: usize = 0; i < 3; i++) store<u64>(slot + 8 + (i << 3), nameWord(name, length, i));
}

// @ts-ignore: decorator
@inline
function pushItem(name: i32, ref: i32): void {
  const pair = wordOf(PAIRS_AT) + (<usize>itemCount << 3);
  store<i32>(pair, name);
  store<i32>(pair + 4, ref);
  store<i32>(wordOf(ITEM_ENTRIES_AT) + (<usize>itemCount << 2), entryCount);
  itemCount++;
}

function pushRow(name: usize, end: usize, kind: i32, item: i32): void {
  const row = wordOf(ROWS_AT) + <usize>rowCount * ROW_BYTES;
  store<u32>(row, <u32>(name - textAt));
  store<u32>(row + 4, <u32>(end - textAt));
  store<i32>(row + 8, kind);
  store<i32>(row + 12, item);
  rowCount++;
}

// @ts-ignore: decorator
@inline
function addFolder(name: usize, end: usize): void {
  const child = recall(end + 1, wordOf(FOLDERS_AT), wordOf(FOLDER_MASK));
  const number = child < 0 ? -1 : recallName(name, end);
  if (number < 0) pushRow(name, end, FOLDER, itemCount);
  pushItem(number, child);
}

/** Whether a wanted blob's id begins with the same bits. */
// @ts-ignore: decorator
@inline
function isPerhapsWanted(oid: usize): bool {
  const bit = (<usize>load<u8>(oid) << 12) | (<usize>load<u8>(oid + 1) << 4) | (<usize>load<u8>(oid + 2) >> 4);
  return ((<u32>load<u8>(wordOf(FILTER_AT) + (bit >> 3)) >>> <u32>(bit & 7)) & 1) == 1;
}

// @ts-ignore: decorator
@inline
function addFile(name: usize, end: usize): void {
  if (isPerhapsWanted(end + 1)) {
    pushRow(name, end, WANTED, itemCount);
    pushItem(-1, DROPPED);
  } else if (recall(end + 1, wordOf(FILES_AT), wordOf(FILE_MASK)) < 0) pushRow(name, end, FILE, -1);
}

/** The first zero at `at` or later; `textEnd` or a little more if there is none. */
// @ts-ignore: decorator
@inline
function seekZero(at: usize): usize {
  const zero = i8x16.splat(0);
  for (; at < textEnd; at += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), zero));
    if (mask != 0) return at + <usize>ctz(mask);
  }
  return at;
}

/** `<octal mode> SP <name> NUL <id>`, over and over, from `from` to the first entry that ends at `to` or later. Returns that end. */
function parse(from: usize, to: usize): usize {
  let at = from;
  while (at < to) {
    let name = at + 5;
    while (name < textEnd && load<u8>(name) != 0x20) name++;
    name++;
    const end = seekZero(name);
    const next = end + 1 + oidBytes;
    // What is damaged ends the tree.
    if (next > textEnd) break;
    // `40000`, or `040000` by programs that pad it; `160000` is a commit of another repository.
    const first = load<u8>(at);
    if (first == 0x34 || first == 0x30) addFolder(name, end);
    else if (load<u8>(at + 1) != 0x36) addFile(name, end);
    store<u32>(startsAt + (<usize>entryCount << 2), <u32>(at - textAt));
    entryCount++;
    at = next;
  }
  store<u32>(startsAt + (<usize>entryCount << 2), <u32>(at - textAt));
  return at;
}

/** Takes over the base's entries from `first` on that end by `end`; returns where the last one ends in this tree. */
function copyEntries(first: i32, end: i32, shift: i32): usize {
  const last = findFirst(baseStarts, baseEntries + 1, end + 1) - 1;
  const offset = entryCount - first;
  for (let i = findFirst(baseItemEntries, baseItems, first); i < baseItems; i++) {
    const entry = load<i32>(baseItemEntries + (<usize>i << 2));
    if (entry >= last) break;
    entryCount = entry + offset;
    pushItem(load<i32>(basePairs + (<usize>i << 3)), load<i32>(basePairs + (<usize>i << 3), 4));
  }
  // With the end of the last one. Up to three numbers more are written, for which there is room.
  const shifts = i32x4.splat(shift);
  const from = baseStarts + (<usize>first << 2);
  const to = startsAt + (<usize>(first + offset) << 2);
  const bytes = <usize>(last - first + 1) << 2;
  for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, i32x4.add(v128.load(from + i), shifts));
  entryCount = last + offset;
  return textAt + <usize>load<u32>(startsAt + (<usize>entryCount << 2));
}

/** Takes over whole entries that were copied and parses what lies between; returns how far it came. */
function carryOver(steps: usize, stepCount: i32): usize {
  let at = textAt;
  let to: i32 = 0;
  const stop = steps + (<usize>stepCount << 3);
  for (let step = steps; step < stop; step += 8) {
    const start = load<i32>(step);
    const length = load<i32>(step + 4);
    const end = start + length;
    const shift = to - start;
    to += length;
    if (start < 0) continue;
    // Where an entry of the base and one of this tree start at the same copied byte, both go on alike.
    let entry = findFirst(baseStarts, baseEntries + 1, max(start, <i32>(at - textAt) - shift));
    while (entry < baseEntries && load<i32>(baseStarts + (<usize>entry << 2), 4) <= end) {
      const wanted = textAt + <usize>(load<i32>(baseStarts + (<usize>entry << 2)) + shift);
      at = parse(at, wanted);
      if (at < wanted) return at;
      if (at == wanted) {
        at = copyEntries(entry, end, shift);
        break;
      }
      entry = findFirst(baseStarts, baseEntries + 1, <i32>(at - textAt) - shift);
    }
  }
  return at;
}

function open(tables: usize, text: usize, size: usize): void {
  header = tables;
  textAt = text;
  textEnd = text + size;
  oidBytes = wordOf(OID_BYTES);
  startsAt = wordOf(STARTS_AT);
}

function openBase(shape: usize): void {
  baseStarts = 0;
  if (shape == 0) return;
  baseEntries = load<i32>(shape);
  baseItems = load<i32>(shape + 4);
  baseStarts = shape + SHAPE_HEAD;
  basePairs = baseStarts + (<usize>(baseEntries + 1) << 2);
  baseItemEntries = basePairs + (<usize>baseItems << 3);
}

/**
 * Reads the tree of `size` bytes at `text`, which `stepCount` steps made from one that has the shape at `shape` (0: none is known). Writes the
 * header and returns the number of rows: entries of which the caller has to say what they are before `finishTree`.
 */
export function readTree(tables: usize, text: usize, size: usize, steps: usize, stepCount: i32, shape: usize): i32 {
  open(tables, text, size);
  openBase(shape);
  entryCount = 0;
  itemCount = 0;
  rowCount = 0;
  store<u32>(startsAt, 0);
  let at = text;
  if (shape != 0) at = carryOver(steps, stepCount);
  at = parse(at, textEnd);
  store<i32>(tables + ENTRIES, entryCount);
  store<i32>(tables + ITEMS, itemCount);
  store<u32>(tables + REACHED, <u32>(at - text));
  return rowCount;
}

/** Removes the items that turned out to be none. */
function dropItems(): void {
  const pairs = wordOf(PAIRS_AT);
  const entries = wordOf(ITEM_ENTRIES_AT);
  let kept: i32 = 0;
  for (let i: i32 = 0; i < itemCount; i++) {
    if (load<i32>(pairs + (<usize>i << 3), 4) == DROPPED) continue;
    store<u64>(pairs + (<usize>kept << 3), load<u64>(pairs + (<usize>i << 3)));
    store<i32>(entries + (<usize>kept << 2), load<i32>(entries + (<usize>i << 2)));
    kept++;
  }
  itemCount = kept;
  store<i32>(header + ITEMS, kept);
}

function hasItemsOfBase(): bool {
  if (baseStarts == 0 || itemCount != baseItems) return false;
  const pairs = wordOf(PAIRS_AT);
  for (let i: i32 = 0; i < itemCount; i++)
    if (load<u64>(pairs + (<usize>i << 3)) != load<u64>(basePairs + (<usize>i << 3))) return false;
  return true;
}

/** Takes what the rows of the tree read last say. Returns whether it has just the items of its base. */
export function finishTree(): bool {
  let isDropped = false;
  const rows = wordOf(ROWS_AT);
  for (let i: i32 = 0; i < rowCount; i++) {
    const row = rows + <usize>i * ROW_BYTES;
    const name = textAt + <usize>load<u32>(row);
    const end = textAt + <usize>load<u32>(row + 4);
    const kind = load<i32>(row + 8);
    const number = load<i32>(row + 16);
    const ref = load<i32>(row + 20);
    if (kind == FILE) {
      if (ref != DROPPED) remember(end + 1, wordOf(FILES_AT), wordOf(FILE_MASK), ref);
      continue;
    }
    const pair = wordOf(PAIRS_AT) + (<usize>load<i32>(row + 12) << 3);
    store<i32>(pair, number);
    store<i32>(pair + 4, ref);
    if (ref == DROPPED) {
      isDropped = true;
      continue;
    }
    rememberName(name, end, number);
    if (kind == FOLDER) remember(end + 1, wordOf(FOLDERS_AT), wordOf(FOLDER_MASK), ref);
  }
  if (isDropped) dropItems();
  return hasItemsOfBase();
}

/** Writes the shape of the tree read last, for the deltas on it: how many entries and items; starts, pairs, and which entry each item is. */
export function keepShape(shape: usize): void {
  store<i32>(shape, entryCount);
  store<i32>(shape + 4, itemCount);
  const starts = shape + SHAPE_HEAD;
  const pairs = starts + (<usize>(entryCount + 1) << 2);
  memory.copy(starts, startsAt, <usize>(entryCount + 1) << 2);
  memory.copy(pairs, wordOf(PAIRS_AT), <usize>itemCount << 3);
  memory.copy(pairs + (<usize>itemCount << 3), wordOf(ITEM_ENTRIES_AT), <usize>itemCount << 2);
}
