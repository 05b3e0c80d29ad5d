// The windows that betray literals: four bytes each, folded to one case, of which the search looks at those that begin at an even place.

import type { Guard } from '../../model/guard.ts';
import { leastShare, type WindowShares } from './common-windows.ts';
import { byteRarity, pairRarity } from './rarity.ts';

/** A literal to look for; `text` is ASCII or UTF-8 and in lower case when `ignoreCase`. At least 3 bytes, at most 200. */
export type TriggerLiteral = {
  readonly text: string;
  readonly ignoreCase: boolean;
  /** What a hit reports. */
  readonly triggerId: number;
  /** As `RuleLiteral.before`. */
  readonly before?: string;
  /** Says whether the rule's pattern can go on behind the literal; absent: always. */
  readonly guard?: { readonly automaton: Guard; readonly state: number };
};

/** A literal with all that is asked of it; literals with equal text share one. */
export type LiteralEntry = {
  readonly bytes: Uint8Array;
  readonly masks: Uint8Array;
  readonly triggers: TriggerLiteral[];
};

/**
 * Windows (four folded bytes) at places of literals, as flat numbers, since there are tens of thousands: place -1 is a window that begins one
 * byte before its literal.
 */
export class WindowList {
  readonly words: number[] = [];
  /** Literal << 8 | place + 1. */
  readonly packed: number[] = [];

  add(literal: number, place: number, word: number): void {
    this.words.push(word);
    this.packed.push((literal << 8) | (place + 1));
  }
}

/**
 * The windows that betray a literal: the search looks at every second position, so there is one for a literal at an even place and one for
 * an odd place. From five bytes on these are two neighbouring windows inside it, the rarest pair; shorter literals need a byte before or
 * behind them, one that the pattern allows there.
 */
export function addWindows(
  literal: number,
  { bytes, triggers }: LiteralEntry,
  shares: WindowShares,
  windows: WindowList,
): void {
  const [a, b, c, d] = [bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!];
  if (bytes.length === 3) {
    for (const x of followingBytes(triggers)) windows.add(literal, 0, fold(a, b, c, x));
    for (const x of precedingBytes(triggers)) windows.add(literal, -1, fold(x, a, b, c));
    return;
  }
  if (bytes.length === 4) {
    windows.add(literal, 0, fold(a, b, c, d));
    const isHeadRarer = rarity(bytes, 0, 3) >= rarity(bytes, 1, 3);
    if (isHeadRarer) for (const x of precedingBytes(triggers)) windows.add(literal, -1, fold(x, a, b, c));
    else for (const x of followingBytes(triggers)) windows.add(literal, 1, fold(b, c, d, x));
    return;
  }
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let here = shareAt(bytes, 0, shares);
  for (let place = 0; place + 5 <= bytes.length; place++) {
    const next = shareAt(bytes, place + 1, shares);
    if (here + next < least) {
      least = here + next;
      best = place;
    }
    here = next;
  }
  for (const place of [best, best + 1]) windows.add(literal, place, foldAt(bytes, place));
}

/** About how often text has the window at this place of a literal: as counted, or a guess from its pairs of bytes, less than what is counted. */
function shareAt(bytes: Uint8Array, place: number, shares: WindowShares): number {
  return shares.get(foldAt(bytes, place)) ?? leastShare(shares) * 2 ** (-rarity(bytes, place, 4) / 12);
}

/** The bytes, folded, that can stand before a literal for one of its triggers. */
function precedingBytes(triggers: readonly TriggerLiteral[]): number[] {
  const sets = triggers.map(({ before }) => byteSet(before));
  return foldedBytes((byte) => sets.some((set) => ((set[byte >> 3]! >> (byte & 7)) & 1) === 1));
}

/** The bytes, folded, with which a guard of a literal's triggers can go on. Behind the end of a text stand zeros. */
function followingBytes(triggers: readonly TriggerLiteral[]): number[] {
  return foldedBytes((byte) => byte === 0 || triggers.some(({ guard }) => guard === undefined || canGoOn(guard, byte)));
}

function canGoOn({ automaton, state }: NonNullable<TriggerLiteral['guard']>, byte: number): boolean {
  return automaton.table[state * automaton.classCount + automaton.classOf[byte]!] !== 0;
}

function foldedBytes(isWanted: (byte: number) => boolean): number[] {
  const folded = new Set<number>();
  for (let byte = 0; byte < 256; byte++) if (isWanted(byte)) folded.add(byte | 0x20);
  return [...folded];
}

/** Rarity of `length` bytes as a chain of pairs. A run of one byte is a ruler in someone's comment. */
function rarity(bytes: Uint8Array, place: number, length: number): number {
  let sum = 0;
  let isRun = true;
  for (let i = place; i + 1 < place + length; i++) {
    sum += pairRarity(bytes[i]!, bytes[i + 1]!) - (i > place ? byteRarity(bytes[i]!) : 0);
    if (bytes[i] !== bytes[i + 1]) isRun = false;
  }
  return isRun ? 0 : sum;
}

function fold(a: number, b: number, c: number, d: number): number {
  return (a | (b << 8) | (c << 16) | (d << 24) | 0x20202020) >>> 0;
}

export function foldAt(bytes: Uint8Array, place: number): number {
  return fold(bytes[place]!, bytes[place + 1]!, bytes[place + 2]!, bytes[place + 3]!);
}

/** A bit for every byte: those that are not ASCII may stand anywhere. */
export function byteSet(before: string | undefined): Uint8Array {
  const set = new Uint8Array(32).fill(0xff);
  for (let i = 0; before !== undefined && i < 16; i++)
    set[i] = Number.parseInt(before[2 * i]!, 16) | (Number.parseInt(before[2 * i + 1]!, 16) << 4);
  return set;
}
