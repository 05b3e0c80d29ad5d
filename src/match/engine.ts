// The one door to regular expressions: `re2` (native) when it loads, else `re2js` (pure JavaScript). Both have RE2's syntax and semantics
// and work on UTF-8 bytes with byte offsets; test/contracts/engine.test.ts holds them to the same results.

import { createRequire } from 'node:module';

import type { Span } from '../model/span.ts';
import { ToolError } from '../model/tool-error.ts';
import { loadRe2js } from './load-re2js.ts';
import { contextBytes } from './window.ts';

export type EngineName = 're2' | 're2js';

/** One match: the whole span and each capture group's (undefined where the group took no part). Byte offsets into the searched bytes. */
export type PatternMatch = {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (Span | undefined)[];
};

/** Where a pattern's matches may begin: anywhere from the place asked about on, or there and nowhere else. */
export type PatternStart = 'anywhere' | 'there';

export interface CompiledPattern {
  /** The leftmost match that starts at or after `from`; at `from`, if it was compiled for `there`. `bytes` must be well-formed UTF-8. */
  exec(bytes: Buffer, from: number): PatternMatch | undefined;
}

export interface RegexEngine {
  readonly name: EngineName;
  /** Throws the package's own error when the pattern is not RE2. */
  compile(pattern: string, start?: PatternStart): CompiledPattern;
}

type NativeResult = { readonly index: number; readonly indices: readonly ([number, number] | undefined)[] };
type NativePattern = {
  lastIndex: number;
  exec(bytes: Buffer): NativeResult | null;
  test(bytes: Buffer): boolean;
  search(bytes: Buffer): number;
};
type NativeConstructor = new (pattern: string, flags: string) => NativePattern;

/**
 * Loads the engine asked for; `auto` falls back to re2js where the native module does not load (other Node version, blocked install
 * script, unknown platform). Synchronous and late on purpose: most runs of a hook never need an engine. Throws ToolError
 * `engine-unavailable` when `re2` is asked for by name and does not load.
 */
export function loadEngine(wanted: EngineName | 'auto'): RegexEngine {
  if (wanted !== 're2js') {
    try {
      const load = createRequire(import.meta.url);
      return nativeEngine(load('re2') as NativeConstructor);
    } catch (cause) {
      if (wanted === 're2') {
        const hint = 'use --engine auto, or install re2 for this version of Node';
        throw new ToolError('engine-unavailable', 'the native package re2 does not load', { hint, cause });
      }
    }
  }
  return portableEngine(loadRe2js());
}

/** A function that loads the engine once, when first called. */
export function lazyEngine(wanted: EngineName | 'auto'): {
  readonly get: () => RegexEngine;
  readonly loaded: () => EngineName | undefined;
} {
  let engine: RegexEngine | undefined;
  return {
    get: () => {
      engine ??= loadEngine(wanted);
      return engine;
    },
    loaded: () => engine?.name,
  };
}

function nativeEngine(Native: NativeConstructor): RegexEngine {
  return { name: 're2', compile: (pattern, start) => new NativeCompiled(Native, pattern, start === 'there') };
}

/** Matches of one pattern whose groups are remembered, and how long they may be: source text repeats itself a lot. */
const rememberedMatches = 1024;
const rememberedBytes = 200;

/**
 * `exec` of the native module takes ten times as long as `search` and `test`, because it builds arrays and buffers for every group. Those two
 * give start and end of a match; equal bytes between them, and equal neighbours, have equal groups, so `exec` is only asked for new ones.
 */
class NativeCompiled implements CompiledPattern {
  readonly #pattern: NativePattern;
  readonly #isSticky: boolean;
  readonly #groups = new Map<string, PatternMatch['groups']>();

  constructor(native: NativeConstructor, pattern: string, isSticky: boolean) {
    this.#pattern = new native(pattern, isSticky ? 'dguy' : 'dgu');
    this.#isSticky = isSticky;
  }

  exec(bytes: Buffer, from: number): PatternMatch | undefined {
    const start = this.#isSticky ? from : this.#pattern.search(bytes);
    if (start < 0) return undefined;
    // The search begins at the very start; a match before `from` says nothing of those behind it.
    if (start < from) return this.#execFrom(bytes, from);
    this.#pattern.lastIndex = start;
    if (!this.#pattern.test(bytes)) return this.#isSticky ? undefined : this.#execFrom(bytes, from);
    const end = this.#pattern.lastIndex;
    if (end <= start || end - start > rememberedBytes) return this.#execFrom(bytes, from);
    const before = Math.min(start, contextBytes);
    const after = Math.min(bytes.length - end, contextBytes);
    const key = `${before}${after}${bytes.toString('latin1', start - before, end + after)}`;
    const known = this.#groups.get(key);
    if (known)
      return {
        start,
        end,
        groups: known.map((group) => group && { start: group.start + start, end: group.end + start }),
      };
    const match = this.#execFrom(bytes, start);
    if (match) this.#remember(key, match);
    return match;
  }

  #execFrom(bytes: Buffer, from: number): PatternMatch | undefined {
    this.#pattern.lastIndex = from;
    const result = this.#pattern.exec(bytes);
    if (result === null) return undefined;
    const [start, end] = result.indices[0]!;
    return { start, end, groups: result.indices.map(toSpan) };
  }

  #remember(key: string, { start, groups }: PatternMatch): void {
    if (this.#groups.size >= rememberedMatches) this.#groups.clear();
    const relative = groups.map((group) => group && { start: group.start - start, end: group.end - start });
    this.#groups.set(key, relative);
  }
}

function toSpan(pair: readonly [number, number] | undefined): Span | undefined {
  return pair && pair[0] >= 0 ? { start: pair[0], end: pair[1] } : undefined;
}

function portableEngine(Portable: ReturnType<typeof loadRe2js>): RegexEngine {
  return {
    name: 're2js',
    compile(pattern, start) {
      const compiled = Portable.compile(pattern);
      return {
        exec(bytes, from) {
          // A deterministic automaton says whether there is a match; where it is takes far longer, and most windows hold none.
          if (!compiled.test(bytes)) return undefined;
          const matcher = compiled.matcher(bytes);
          if (!matcher.find(from) || (start === 'there' && matcher.start() > from)) return undefined;
          const groups: (Span | undefined)[] = [];
          for (let i = 0; i <= matcher.groupCount(); i++) groups.push(toSpan([matcher.start(i), matcher.end(i)]));
          return { start: matcher.start(), end: matcher.end(), groups };
        },
      };
    },
  };
}
