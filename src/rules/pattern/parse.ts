// RE2 syntax -> tree. Accepts what node-re2 (with flag u) accepts, except \C (a single byte), and leaves limits on the size of
// the compiled program to the engine. It does not simplify or match anything.

import type { AssertNode, ParsedPattern, PatternNode, RepeatNode } from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseCharEscape, parseClassEscape } from './escapes.ts';
import { classNode, parseBrackets } from './parse-class.ts';
import { maxRepeatCount, repeatProduct } from './repeat-limit.ts';
import { exactBounds, isAsciiLetter, maxRune } from './rune-set.ts';

export { PatternError } from './pattern-error.ts';

/** RE2 refuses deeper nesting as well. */
const maxDepth = 1000;

const newline = exactBounds([0x0a, 0x0a]);
const anyRune = exactBounds([0, maxRune]);

type Flags = {
  readonly fold: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly swapGreed: boolean;
};

type State = {
  readonly cursor: Cursor;
  flags: Flags;
  groupCount: number;
  readonly groupNames: string[];
  depth: number;
  /** Where the last repeat operator ended; another one right there is an error. */
  repeatEnd: number;
};

/** Parses an RE2 pattern (without slashes or trailing flags). Throws `PatternError`. */
export function parsePattern(source: string): ParsedPattern {
  const flags = { fold: false, multiLine: false, dotAll: false, swapGreed: false };
  const state: State = { cursor: new Cursor(source), flags, groupCount: 0, groupNames: [], depth: 0, repeatEnd: -1 };
  const root = parseAlternation(state);
  if (!state.cursor.done) state.cursor.fail('unexpected )');
  return { root, groupCount: state.groupCount, groupNames: state.groupNames };
}

function parseAlternation(state: State): PatternNode {
  const branches = [parseSequence(state)];
  while (state.cursor.take('|')) branches.push(parseSequence(state));
  return branches.length === 1 ? branches[0]! : { type: 'alternate', branches };
}

function parseSequence(state: State): PatternNode {
  const { cursor } = state;
  const parts: PatternNode[] = [];
  while (!cursor.done && cursor.peek() !== '|' && cursor.peek() !== ')') parseItem(state, parts);
  return parts.length === 1 ? parts[0]! : { type: 'concat', parts };
}

function parseItem(state: State, parts: PatternNode[]): void {
  if ('*+?{'.includes(state.cursor.peek()) && parseRepeat(state, parts)) return;
  parts.push(...parseAtom(state));
}

/** One thing that a repeat can follow; several for `\Q...\E`, none for flags. */
function parseAtom(state: State): readonly PatternNode[] {
  const { cursor, flags } = state;
  switch (cursor.peek()) {
    case '(':
      return parseGroup(state);
    case '[':
      return [parseBrackets(cursor, flags.fold)];
    case '\\':
      return parseEscape(state);
    case '.':
      cursor.index += 1;
      return [classNode(flags.dotAll ? anyRune : newline, !flags.dotAll, false)];
    case '^':
      cursor.index += 1;
      return [assertion(flags.multiLine ? 'line-start' : 'text-start')];
    case '$':
      cursor.index += 1;
      return [assertion(flags.multiLine ? 'line-end' : 'text-end')];
    default:
      return [charNode(cursor.next(), flags.fold)];
  }
}

function assertion(kind: AssertNode['kind']): AssertNode {
  return { type: 'assert', kind };
}

function charNode(rune: number, fold: boolean): PatternNode {
  if (!fold) return { type: 'char', codepoint: rune, fold };
  if (rune >= 0x80) return classNode(exactBounds([rune, rune]), false, true);
  const isLetter = isAsciiLetter(rune);
  return { type: 'char', codepoint: isLetter ? rune | 0x20 : rune, fold: isLetter };
}

function parseEscape(state: State): readonly PatternNode[] {
  const { cursor, flags } = state;
  const kind = assertionOf(cursor.peek(1));
  if (kind) {
    cursor.index += 2;
    return [assertion(kind)];
  }
  if (cursor.peek(1) === 'Q') return parseQuoted(state);
  if (cursor.peek(1) === 'C') cursor.fail('\\C (a single byte) is not supported');
  const named = parseClassEscape(cursor);
  if (named) return [classNode(named.bounds, named.negated, flags.fold)];
  return [charNode(parseCharEscape(cursor), flags.fold)];
}

function assertionOf(letter: string): AssertNode['kind'] | undefined {
  if (letter === 'b') return 'word-boundary';
  if (letter === 'B') return 'no-word-boundary';
  if (letter === 'A') return 'text-start';
  return letter === 'z' ? 'text-end' : undefined;
}

/** `\Q...\E`; without `\E` it runs to the end of the pattern. */
function parseQuoted(state: State): readonly PatternNode[] {
  const { cursor, flags } = state;
  const end = cursor.source.indexOf('\\E', cursor.index + 2);
  const text = cursor.source.slice(cursor.index + 2, end < 0 ? undefined : end);
  cursor.index = end < 0 ? cursor.source.length : end + 2;
  return [...text].map((character) => charNode(character.codePointAt(0)!, flags.fold));
}

/** Replaces the last part by its repetition. False, and nothing taken, when a `{` does not begin a repeat: then it is a literal. */
function parseRepeat(state: State, parts: PatternNode[]): boolean {
  const { cursor } = state;
  const start = cursor.index;
  const match = cursor.takeMatch(/([*+?])|\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/y);
  if (!match) return false;
  const [operator, , low, comma, high] = match;
  const node = parts.pop();
  if (!node) return cursor.fail(`nothing to repeat before ${operator}`, start);
  if (start === state.repeatEnd) cursor.fail(`repeat ${operator} directly after another repeat`, start);
  const min = low === undefined ? Number(operator === '+') : Number(low);
  const max = low === undefined ? maxOf(operator) : Number(comma ? (high ?? Number.POSITIVE_INFINITY) : low);
  if (max < min) cursor.fail(`invalid repeat count ${operator}`, start);
  const isLazy = cursor.take('?');
  const repeat: RepeatNode = { type: 'repeat', node, min, max, greedy: isLazy === state.flags.swapGreed };
  const count = max === Number.POSITIVE_INFINITY ? min : max;
  if (count > 1 && repeatProduct(repeat) > maxRepeatCount) {
    cursor.fail(`repeat ${operator} is above RE2's limit of ${maxRepeatCount}, alone or with those inside it`, start);
  }
  parts.push(repeat);
  state.repeatEnd = cursor.index;
  return true;
}

function maxOf(operator: string): number {
  return operator === '?' ? 1 : Number.POSITIVE_INFINITY;
}

function parseGroup(state: State): readonly PatternNode[] {
  const { cursor } = state;
  const start = cursor.index;
  const outerFlags = state.flags;
  cursor.index += 1;
  const opening = cursor.take('?') ? parseOpening(state, start) : { name: undefined };
  if (opening === 'flags') return [];
  const index = opening === 'plain' ? 0 : ++state.groupCount;
  if (opening !== 'plain' && opening.name !== undefined) state.groupNames.push(opening.name);
  if (++state.depth > maxDepth) cursor.fail('groups are nested too deeply', start);
  const node = parseAlternation(state);
  state.depth -= 1;
  if (!cursor.take(')')) cursor.fail('missing ) after (', start);
  state.flags = outerFlags;
  return [opening === 'plain' ? node : { type: 'group', index, name: opening.name, node }];
}

/** What follows `(?`: a name (a capture group), flags for a group (`plain`), or flags for the rest of the enclosing group. */
function parseOpening(state: State, start: number): { readonly name: string } | 'plain' | 'flags' {
  const { cursor } = state;
  if (/^(?:<?[=!])/.test(cursor.source.slice(cursor.index, cursor.index + 2))) {
    cursor.fail('RE2 has no look-around', start);
  }
  if (cursor.take('P=')) cursor.fail('RE2 has no back-references (?P=name)', start);
  if (cursor.take('P<') || cursor.take('<')) {
    const name = cursor.takeMatch(/([\p{L}\p{M}\p{N}\p{Pc}]+)>/uy)?.[1];
    if (name === undefined) return cursor.fail('malformed group name', start);
    if (state.groupNames.includes(name)) cursor.fail(`duplicate group name ${name}`, start);
    return { name };
  }
  const match = cursor.takeMatch(/([imsU]*)(?:-([imsU]+))?([:)])/y);
  if (!match) return cursor.fail('unknown group syntax', start);
  state.flags = withFlags(withFlags(state.flags, match[1] ?? '', true), match[2] ?? '', false);
  return match[3] === ':' ? 'plain' : 'flags';
}

function withFlags(flags: Flags, letters: string, value: boolean): Flags {
  return {
    fold: letters.includes('i') ? value : flags.fold,
    multiLine: letters.includes('m') ? value : flags.multiLine,
    dotAll: letters.includes('s') ? value : flags.dotAll,
    swapGreed: letters.includes('U') ? value : flags.swapGreed,
  };
}
