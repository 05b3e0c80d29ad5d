// Builds the table image the WebAssembly search works on: gram bits, buckets, literals, triggers and guards in one buffer.
// The layout is read by assembly/index.ts; both must change together. Knows nothing of rules: a trigger is a number to the search.

import type { Guard } from '../../model/guard.ts';

/** A literal to look for; `text` is ASCII or UTF-8 and in lower case when `ignoreCase`. At least 3 bytes, at most 200. */
export type TriggerLiteral = {
  readonly text: string;
  readonly ignoreCase: boolean;
  /** What a hit reports. */
  readonly triggerId: number;
  /** Says whether the rule's pattern can go on behind the literal; absent: always. */
  readonly guard?: { readonly automaton: Guard; readonly state: number };
};

const hashBits = 17;
/** Hashes are grouped into buckets, so that the tables stay small enough to be built at every start of a hook. */
const bucketBits = 12;
const hashMultiplier = 0x9e3779b1;
const headerBytes = 24;

type LiteralEntry = {
  readonly bytes: Uint8Array;
  readonly masks: Uint8Array;
  readonly triggers: TriggerLiteral[];
};

/** The image and the most hits that six bytes of input can yield (the search keeps that much room in its hit buffer). */
export type PrefilterTables = { readonly image: Uint8Array; readonly slack: number };

/** Lays out the tables. Literals with equal text share one entry. */
export function buildTables(literals: readonly TriggerLiteral[]): PrefilterTables {
  const entries = groupLiterals(literals);
  const buckets = fillBuckets(entries);
  const guards = new Map<Guard, number>();
  const layout = planLayout(entries, buckets.entries.length, literals, guards);
  const image = new Uint8Array(layout.total);
  const view = new DataView(image.buffer);
  [layout.bits, layout.buckets, layout.entries, layout.literals, layout.triggers].forEach((offset, i) => {
    view.setUint32(i * 4, offset, true);
  });
  image.set(buckets.bits, layout.bits);
  buckets.starts.forEach((start, i) => {
    view.setUint32(layout.buckets + i * 4, start, true);
  });
  buckets.entries.forEach((packed, i) => {
    view.setUint32(layout.entries + i * 4, packed, true);
  });
  for (const [guard, offset] of guards) writeGuard(image, view, guard, offset);
  writeLiterals(image, view, entries, layout, guards);
  return { image, slack: 3 * Math.max(1, buckets.largest) };
}

function groupLiterals(literals: readonly TriggerLiteral[]): LiteralEntry[] {
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
  readonly entries: number[];
  /** Most triggers in one bucket. */
  readonly largest: number;
};

function fillBuckets(entries: readonly LiteralEntry[]): Buckets {
  const buckets: (number[] | undefined)[] = new Array(1 << bucketBits);
  const hashes = new Set<number>();
  const add = (gram: number, literal: number, offset: number): void => {
    const hash = hashGram(gram);
    hashes.add(hash);
    const packed = (literal << 8) | offset;
    const bucket = hash >>> (hashBits - bucketBits);
    const items = buckets[bucket];
    if (items === undefined) buckets[bucket] = [packed];
    else if (!items.includes(packed)) items.push(packed);
  };
  entries.forEach((entry, literal) => {
    for (const [offset, gram] of gramsOf(entry.bytes)) add(gram, literal, offset);
  });
  const bits = new Uint8Array((1 << hashBits) / 8);
  const starts = new Uint32Array((1 << bucketBits) + 1);
  const packed: number[] = [];
  let largest = 0;
  for (const hash of hashes) bits[hash >>> 3]! |= 1 << (hash & 7);
  for (let bucket = 0; bucket < 1 << bucketBits; bucket++) {
    starts[bucket] = packed.length;
    const items = buckets[bucket];
    if (!items) continue;
    packed.push(...items);
    largest = Math.max(
      largest,
      items.reduce((sum, item) => sum + entries[item >>> 8]!.triggers.length, 0),
    );
  }
  starts[1 << bucketBits] = packed.length;
  return { bits, starts, entries: packed, largest };
}

/**
 * Two neighbouring grams of a literal, the rarest pair it has, so that one of them starts at an even position wherever the literal
 * stands. A literal of three bytes has only one gram: for the odd places the two last bytes are entered with any byte behind them.
 */
function gramsOf(bytes: Uint8Array): [offset: number, gram: number][] {
  if (bytes.length === 3) {
    const wild = [...new Set(Array.from({ length: 256 }, (_, byte) => byte | 0x20))];
    const tail = foldedGram(bytes[1]!, bytes[2]!, 0);
    return [
      [0, foldedGram(bytes[0]!, bytes[1]!, bytes[2]!)],
      ...wild.map((byte): [number, number] => [1, tail | (byte << 16)]),
    ];
  }
  let best = 0;
  for (let offset = 1; offset + 4 <= bytes.length; offset++) {
    if (pairCost(bytes, offset) < pairCost(bytes, best)) best = offset;
  }
  return [best, best + 1].map((offset) => [offset, foldedGram(bytes[offset]!, bytes[offset + 1]!, bytes[offset + 2]!)]);
}

function foldedGram(a: number, b: number, c: number): number {
  // A gram's third byte is folded by the caller where it is a wildcard.
  return a | 0x20 | ((b | 0x20) << 8) | (c === 0 ? 0 : (c | 0x20) << 16);
}

function hashGram(gram: number): number {
  return Math.imul(gram, hashMultiplier) >>> (32 - hashBits);
}

// How common a (case-folded) byte is in source text, in rough steps; only the order matters.
const commonLetters = 'etaionsrlcdpumfghbvyxkwjqz';

function byteCost(byte: number): number {
  const folded = String.fromCharCode(byte | 0x20);
  const rank = commonLetters.indexOf(folded);
  if (rank >= 0) return 6 - rank * 0.18;
  if (folded === '-' || folded === ' ' || folded === '=') return 4.5;
  if (byte >= 0x30 && byte <= 0x39) return 3;
  return 2;
}

function pairCost(bytes: Uint8Array, offset: number): number {
  const cost = (at: number): number => {
    const [a, b, c] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!];
    const sum = byteCost(a) + byteCost(b) + byteCost(c);
    return 2 ** (a === b && b === c ? 18 : sum);
  };
  return cost(offset) + cost(offset + 1);
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

function planLayout(
  entries: readonly LiteralEntry[],
  bucketEntries: number,
  literals: readonly TriggerLiteral[],
  guards: Map<Guard, number>,
): Layout {
  let at = headerBytes;
  const take = (bytes: number): number => {
    const start = at;
    at = (at + bytes + 7) & ~7;
    return start;
  };
  const bits = take((1 << hashBits) / 8);
  const buckets = take(((1 << bucketBits) + 1) * 4);
  const entryTable = take(bucketEntries * 4);
  const literalTable = take((entries.length + 1) * 12);
  const triggerTable = take(literals.length * 12);
  const strings = take(entries.reduce((sum, entry) => sum + entry.bytes.length * 2, 0));
  for (const { guard } of literals) {
    if (guard && !guards.has(guard.automaton))
      guards.set(guard.automaton, take(4 + 256 + guard.automaton.table.length));
  }
  return { bits, buckets, entries: entryTable, literals: literalTable, triggers: triggerTable, strings, total: at };
}

function writeLiterals(
  image: Uint8Array,
  view: DataView,
  entries: readonly LiteralEntry[],
  layout: Layout,
  guards: ReadonlyMap<Guard, number>,
): void {
  let string = layout.strings;
  let trigger = 0;
  entries.forEach((entry, i) => {
    const at = layout.literals + i * 12;
    view.setUint32(at, string, true);
    view.setUint32(at + 4, entry.bytes.length, true);
    view.setUint32(at + 8, trigger, true);
    entry.bytes.forEach((byte, j) => {
      image[string + j * 2] = entry.masks[j]!;
      image[string + j * 2 + 1] = byte;
    });
    string += entry.bytes.length * 2;
    for (const { guard, triggerId } of entry.triggers) {
      const row = layout.triggers + trigger++ * 12;
      view.setUint32(row, guard ? guards.get(guard.automaton)! : 0, true);
      view.setUint32(row + 4, guard?.state ?? 0, true);
      view.setUint32(row + 8, triggerId, true);
    }
  });
  // One row more than there are literals: where the last one's triggers end.
  view.setUint32(layout.literals + entries.length * 12 + 8, trigger, true);
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
