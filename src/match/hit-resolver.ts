// What a literal's occurrence wakes: the match of its rule's pattern around it, asked of the engine once for equal surroundings. Source text
// repeats itself, in versions of a file as in the files of a package.

import type { SearchParts } from './search-parts.ts';
import type { TriggerTable } from './triggers.ts';

/** A match as offsets from the literal that woke it. */
export type MatchOffsets = {
  readonly start: number;
  readonly end: number;
  readonly secretStart: number;
  readonly secretEnd: number;
};

const newline = 0x0a;
/** Surroundings whose match is remembered: how many, and how long in bytes. */
const maxRemembered = 8192;
const maxRememberedBytes = 400;
const none = 'none';

export class HitResolver {
  readonly #parts: SearchParts;
  readonly #table: TriggerTable;
  /** By trigger, then by the bytes around a hit that decide on it. */
  #resolved: (Map<string, MatchOffsets | typeof none> | undefined)[] = [];
  /** How many there are in all of them. */
  #remembered = 0;

  constructor(parts: SearchParts) {
    this.#parts = parts;
    this.#table = parts.table;
  }

  /** How many bytes from `at` on, where the hit is, its match depends on: as far as the pattern can look, but for lines it cannot come to. */
  reachOf(bytes: Buffer, at: number, trigger: number): number {
    const most = this.#table.after[trigger]!;
    const newlines = this.#table.newlines[trigger]!;
    if (newlines < 0) return most;
    const stop = Math.min(at + most, bytes.length);
    let left = newlines;
    for (let i = at; i < stop; i++) {
      // No attempt that began before the literal gets past this line feed.
      if (bytes[i] === newline && left-- === 0) return i + 1 - at;
    }
    return most;
  }

  /** The match of the hit at `at`, if there is one; `reach` is what `reachOf` says. */
  resolve(bytes: Buffer, at: number, trigger: number, reach: number): MatchOffsets | undefined {
    const before = this.#table.before[trigger]!;
    // Only what is certain to lie within its lines: the ends of a text decide too.
    const isShort = reach < this.#table.after[trigger]! && before + reach <= maxRememberedBytes && at >= before;
    if (!isShort) return this.#find(bytes, at, trigger);
    const key = bytes.toString('latin1', at - before, at + reach);
    const known = this.#resolved[trigger]?.get(key);
    if (known !== undefined) return known === none ? undefined : known;
    const match = this.#find(bytes, at, trigger);
    this.#remember(trigger, key, match ?? none);
    return match;
  }

  #remember(trigger: number, key: string, match: MatchOffsets | typeof none): void {
    if (this.#remembered++ >= maxRemembered) {
      this.#resolved = [];
      this.#remembered = 1;
    }
    this.#resolved[trigger] ??= new Map();
    this.#resolved[trigger].set(key, match);
  }

  #find(bytes: Buffer, at: number, trigger: number): MatchOffsets | undefined {
    const rule = this.#parts.rules[this.#table.rule[trigger]!]!;
    const { search } = rule;
    const literal = search.by === 'literals' ? search.literals[this.#table.literal[trigger]!] : undefined;
    if (!literal) return undefined;
    const span = { start: at, end: at + this.#table.literalBytes[trigger]! };
    const match = this.#parts.patterns.matchAround(bytes, rule, span, literal);
    return (
      match && {
        start: match.span.start - at,
        end: match.span.end - at,
        secretStart: match.secret.start - at,
        secretEnd: match.secret.end - at,
      }
    );
  }
}
