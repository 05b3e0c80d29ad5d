// Makes tokens from a rule's template: for the rule's examples, and for decoys.

import { splitToken, summedBytes, type TokenParts } from '../../lib/checksums/split-token.ts';
import { sumText } from '../../lib/checksums/token-sum.ts';
import type { RuleSpec } from '../../model/rule.ts';
import type { TokenCheck } from '../../model/token.ts';
import { alphabets } from '../alphabets.ts';
import type { MakeToken } from '../example-template.ts';
import { compileToken } from './compile.ts';
import { makers, wholeMakers } from './makers.ts';
import { parseTokenTemplate } from './parse.ts';
import { type Random, type RandomBytes, randomFrom } from './random.ts';
import { allParts, type FieldPart, type PayloadPart, type TokenPart } from './template.ts';

type TokenRule = Pick<RuleSpec, 'token' | 'check'> & { readonly id?: string };

/** What expands `%{token}` in the examples of a rule. */
export function tokenMaker(rule: TokenRule): MakeToken {
  return (kind, bytes) => (kind === 'valid' ? generateToken(rule, bytes) : generateBrokenToken(rule, bytes));
}

/** A valid token of the rule; undefined for a rule without a template whose check has no maker of whole tokens. Throws TokenError when the template is wrong. */
export function generateToken(rule: TokenRule, randomBytes: RandomBytes): string | undefined {
  const random = randomFrom(randomBytes);
  if (rule.token === undefined) {
    const make = wholeMakers.get(rule.id ?? '') ?? wholeMakers.get(rule.check ?? '');
    return make?.('', random);
  }
  const shaped = partsText(parseTokenTemplate(rule.token).parts, random);
  const made = makers.get(rule.check ?? '')?.(shaped, random) ?? shaped;
  return setSums(made, compileToken(rule.token).check);
}

/**
 * A text of the right shape that is no valid token: one character was changed after the checksum was computed. Undefined for a rule without
 * a template, and where nothing could tell (no checksum, no check of its own).
 */
export function generateBrokenToken(rule: TokenRule, randomBytes: RandomBytes): string | undefined {
  if (rule.token === undefined) return undefined;
  const { check } = compileToken(rule.token);
  const isMade = makers.has(rule.check ?? '');
  if (check.sums.length === 0 && !isMade) return undefined;
  const fields = [...allParts(parseTokenTemplate(rule.token).parts)].filter(
    (part) => part.kind === 'field' || part.kind === 'payload',
  );
  for (;;) {
    const token = generateToken(rule, randomBytes)!;
    const parts = splitToken(check, token);
    // Some alternatives may have no checksum.
    if (parts && (isMade || check.sums.some(({ part }) => parts[part]))) return breakToken(token, parts, fields);
  }
}

/** Changes a character of the longest field: short ones may be outside the checksum. */
function breakToken(token: string, parts: TokenParts, fields: readonly (FieldPart | PayloadPart)[]): string {
  const lengthOf = ({ name }: FieldPart | PayloadPart): number => parts[name]?.text.length ?? 0;
  const longest = fields.reduce((best, field) => (lengthOf(field) > lengthOf(best) ? field : best));
  const at = parts[longest.name]!.start + (lengthOf(longest) >> 1);
  const characters = longest.kind === 'field' ? longest.characters : alphabets.base64url!;
  const next = characters[(characters.indexOf(token[at]!) + 1) % characters.length];
  return token.slice(0, at) + next + token.slice(at + 1);
}

function partsText(parts: readonly TokenPart[], random: Random): string {
  return parts.map((part) => partText(part, random)).join('');
}

function partText(part: TokenPart, random: Random): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'field':
      return random.text(part.characters, between(part, random));
    case 'sum':
      return alphabets[part.sum.encoding === 'base62inverted' ? 'base62' : part.sum.encoding]![0]!.repeat(
        part.sum.length,
      );
    case 'payload':
      return payloadText(part, random);
    case 'group': {
      if (part.isOptional && random.below(2) === 0) return '';
      return partsText(part.alternatives[random.below(part.alternatives.length)]!, random);
    }
  }
}

function between({ least, most }: { readonly least: number; readonly most: number }, random: Random): number {
  return least + random.below(most - least + 1);
}

/** A JSON object with the keys, whose last value is as long as the length asks for. */
function payloadText(part: PayloadPart, random: Random): string {
  const keys = part.keys.length === 0 ? ['k'] : part.keys;
  const object = Object.fromEntries(keys.map((key) => [key, random.text(alphabets.base62!, 12)]));
  const last = keys.at(-1)!;
  const encode = (): string => Buffer.from(JSON.stringify(object)).toString('base64').replace(/=+$/, '');
  while (encode().length < part.least) object[last] += random.text(alphabets.base62!, 3);
  return encode();
}

/** Sets every checksum, in order, so that a later one may be about an earlier one. */
function setSums(shaped: string, check: TokenCheck): string {
  let token = shaped;
  for (const { part, sum, of } of check.sums) {
    const parts = splitToken(check, token);
    const place = parts?.[part];
    if (!parts || !place) continue;
    const text = sumText(sum, summedBytes(of, part, parts));
    token = token.slice(0, place.start) + text + token.slice(place.start + place.text.length);
  }
  return token;
}
