// What is derived from a token template: the RE2 pattern that finds the token, and the data of its offline check.

import type { TokenCheck, TokenEncoding } from '../../model/token.ts';
import { alphabets, classContent, wordCharacters } from '../alphabets.ts';
import { parseTokenTemplate } from './parse.ts';
import { allParts, type TokenPart, type TokenTemplate } from './template.ts';

/** `pattern` has one group, which is the token. */
export type CompiledToken = { readonly pattern: string; readonly check: TokenCheck };

/** A checksum of fewer bits is right by chance too often to say where a token ends. */
const locatingBits = 24;
/** A random text passes less than once in some thousands. */
const provingBits = 12;
/** A start of this many fixed characters is rare enough to be looked for inside other words. */
const distinctiveStart = 3;

/** Throws TokenError. */
export function compileToken(text: string): CompiledToken {
  const template = parseTokenTemplate(text);
  const { parts } = template;
  const bits = sumBits(parts);
  const isLocated = bits >= locatingBits;
  const isStartOpen = isLocated && fixedStart(parts) >= distinctiveStart;
  const isEndOpen = isLocated && isFixed(parts);
  const start = edgeCharacters(parts, 0);
  const end = edgeCharacters(parts, -1);
  const before = isStartOpen ? '' : boundaryBefore(start);
  const after = isEndOpen ? '' : boundaryAfter(end);
  const edges = {
    ...(isStartOpen ? { before: classContent(wordCharacters + start) } : {}),
    ...(isEndOpen ? { after: classContent(wordCharacters + end) } : {}),
  };
  return {
    pattern: `${before}(${patternOf(parts, 're2')})${after}`,
    check: {
      proves: bits >= provingBits || [...allParts(parts)].some((part) => part.kind === 'payload'),
      pattern: patternOf(parts, 'named'),
      ...checksOf(template),
      ...(isStartOpen || isEndOpen ? { edges } : {}),
    },
  };
}

function checksOf({ parts, facts }: TokenTemplate): Pick<TokenCheck, 'sums' | 'payloads' | 'facts'> {
  const all = [...allParts(parts)];
  return {
    sums: all.flatMap((part) => (part.kind === 'sum' ? [{ part: part.name, sum: part.sum, of: part.of }] : [])),
    payloads: all.flatMap((part) =>
      part.kind === 'payload' ? [{ part: part.name, keys: part.keys, facts: part.facts }] : [],
    ),
    facts,
  };
}

/** `named` is JavaScript with a named group for every part that has a name; `re2` has no groups. */
function patternOf(parts: readonly TokenPart[], style: 're2' | 'named'): string {
  return parts.map((part) => partPattern(part, style)).join('');
}

function partPattern(part: TokenPart, style: 're2' | 'named'): string {
  const wrap = (name: string, body: string): string => (style === 'named' ? `(?<${name}>${body})` : body);
  switch (part.kind) {
    case 'text':
      return part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    case 'field':
      return wrap(part.name, `[${classContent(part.characters)}]${count(part.least, part.most)}`);
    case 'sum':
      return wrap(
        part.name,
        `[${classContent(sumAlphabet(part.sum.encoding))}]${count(part.sum.length, part.sum.length)}`,
      );
    case 'payload': {
      // A JSON object begins with `{"`, which is `eyJ`.
      const rest = count(Math.max(1, part.least - 3), Math.max(1, part.most - 3));
      return wrap(part.name, `eyJ[A-Za-z0-9+/_-]${rest}={0,2}`);
    }
    case 'group': {
      const body = part.alternatives.map((alternative) => patternOf(alternative, style)).join('|');
      const group = style === 'named' && part.name !== undefined ? `(?<${part.name}>${body})` : `(?:${body})`;
      return part.isOptional ? `(?:${group})?` : group;
    }
  }
}

function count(least: number, most: number): string {
  if (least !== most) return `{${least},${most}}`;
  return least === 1 ? '' : `{${least}}`;
}

function sumAlphabet(encoding: TokenEncoding): string {
  return alphabets[encoding === 'base62inverted' ? 'base62' : encoding]!;
}

function boundaryBefore(characters: string): string {
  return isWord(characters) ? '\\b' : `(?:^|[^${classContent(characters + alphabets.base62!)}])`;
}

function boundaryAfter(characters: string): string {
  return isWord(characters) ? '\\b' : `(?:[^${classContent(characters + alphabets.base62!)}]|$)`;
}

/** Characters at the start that are text in every alternative. */
function fixedStart(parts: readonly TokenPart[]): number {
  let length = 0;
  for (const part of parts) {
    if (part.kind === 'text') length += part.text.length;
    else if (part.kind === 'group' && !part.isOptional && part.alternatives.every(isText))
      length += Math.min(...part.alternatives.map(fixedStart));
    else break;
  }
  return length;
}

function isText(parts: readonly TokenPart[]): boolean {
  return parts.every(({ kind }) => kind === 'text');
}

function isWord(characters: string): boolean {
  return [...characters].every((character) => wordCharacters.includes(character));
}

/** Characters that may be the first (0) or last (-1) of a token; behind padding such as `=` also those that stand before it. */
function edgeCharacters(parts: readonly TokenPart[], end: 0 | -1): string {
  let characters = '';
  const inward = end === 0 ? parts : [...parts].reverse();
  for (const part of inward) {
    characters += partEdge(part, end);
    const isPassed = (part.kind === 'group' && part.isOptional) || (part.kind === 'text' && !isWord(part.text));
    if (!isPassed) break;
  }
  return characters;
}

function partEdge(part: TokenPart, end: 0 | -1): string {
  switch (part.kind) {
    case 'text':
      return part.text.at(end)!;
    case 'field':
      return part.characters;
    case 'sum':
      return sumAlphabet(part.sum.encoding);
    case 'payload':
      return end === 0 ? 'e' : `${alphabets.base64}${alphabets.base64url}=`;
    case 'group':
      return part.alternatives.map((alternative) => edgeCharacters(alternative, end)).join('');
  }
}

/** True when all tokens of the template are equally long. */
function isFixed(parts: readonly TokenPart[]): boolean {
  return lengthOf(parts) !== undefined;
}

function lengthOf(parts: readonly TokenPart[]): number | undefined {
  let total = 0;
  for (const part of parts) {
    const length = partLength(part);
    if (length === undefined) return undefined;
    total += length;
  }
  return total;
}

function partLength(part: TokenPart): number | undefined {
  if (part.kind === 'text') return part.text.length;
  if (part.kind === 'sum') return part.sum.length;
  if (part.kind === 'field') return part.least === part.most ? part.least : undefined;
  if (part.kind === 'payload' || part.isOptional) return undefined;
  const [first, ...others] = part.alternatives.map(lengthOf);
  return others.every((length) => length === first) ? first : undefined;
}

/** Bits of checksum that every token of the template has. */
function sumBits(parts: readonly TokenPart[]): number {
  let bits = 0;
  for (const part of parts) {
    if (part.kind === 'sum') {
      const most = part.sum.hash === 'sha256' ? 256 : 32;
      bits += Math.min(most, part.sum.length * Math.log2(sumAlphabet(part.sum.encoding).length));
    } else if (part.kind === 'group' && !part.isOptional) bits += Math.min(...part.alternatives.map(sumBits));
  }
  return bits;
}
