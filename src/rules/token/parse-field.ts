// Reads one field of a token template, `{name=kind:length ...}`.

import { longestSum } from '../../lib/checksums/token-sum.ts';
import type { SummedParts, TokenEncoding, TokenHash, TokenSum } from '../../model/token.ts';
import { alphabets } from '../alphabets.ts';
import { TokenError } from './template.ts';

type Named = { readonly name: string | undefined; readonly isFact: boolean };
type Ranged = { readonly least: number; readonly most: number };

/** A field as written; `of` is absent where the checksum is about all fields before it. */
export type RawField = Named &
  (
    | ({ readonly kind: 'field'; readonly characters: string } & Ranged)
    | { readonly kind: 'sum'; readonly sum: TokenSum; readonly of: SummedParts | undefined }
    | ({
        readonly kind: 'payload';
        readonly keys: readonly string[];
        readonly facts: readonly (readonly [string, string])[];
      } & Ranged)
  );

/** RE2 repeats at most this often. */
const maxLength = 1000;
const hashes: readonly TokenHash[] = ['crc32', 'crc32le', 'sha256', 'marvin32'];
const encodings: readonly TokenEncoding[] = [
  ...(['hex', 'HEX', 'base32', 'base32lower', 'base64', 'base64url'] as const),
  ...(['base36', 'base62', 'base62inverted', 'base66'] as const),
];

/** Reads the field that begins with `{` at `start`; `end` is behind its `}`. Throws TokenError. */
export function parseField(text: string, start: number): { readonly field: RawField; readonly end: number } {
  const reader = new FieldReader(text, start + 1);
  const field = reader.read();
  return { field, end: reader.at };
}

class FieldReader {
  readonly #text: string;
  readonly #start: number;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#start = at - 1;
    this.at = at;
  }

  read(): RawField {
    const name = this.#take(/(@?)([A-Za-z][A-Za-z0-9]*)=/y);
    const named: Named = { name: name?.[2], isFact: name?.[1] === '@' };
    if (this.#text[this.at] === '[') return { ...named, kind: 'field', characters: this.#custom(), ...this.#end() };
    const kindAt = this.at;
    const kind = this.#take(/[A-Za-z0-9]+(?:\([^()]*\))?(?:-[A-Za-z0-9]+)?/y)?.[0] ?? '';
    if (kind === 'base64-json') return { ...named, kind: 'payload', ...this.#payload() };
    if (Object.hasOwn(alphabets, kind) && kind !== 'printable')
      return { ...named, kind: 'field', characters: alphabets[kind]!, ...this.#end() };
    const dash = kind.lastIndexOf('-');
    if (dash < 0) throw this.#unknownKind(kind, kindAt);
    const { hash, seed } = this.#hash(kind.slice(0, dash), kindAt);
    const encoding = encodings.find((item) => item === kind.slice(dash + 1));
    if (!encoding)
      throw this.#fault(
        `"${kind.slice(dash + 1)}" is no encoding: expected ${encodings.join(', ')}`,
        kindAt + dash + 1,
      );
    return { ...named, kind: 'sum', ...this.#sum({ hash, ...(seed === undefined ? {} : { seed }), encoding }) };
  }

  #hash(text: string, at: number): { readonly hash: TokenHash; readonly seed?: string } {
    const found = /^([A-Za-z0-9]+)(?:\((.*)\))?$/.exec(text);
    const hash = hashes.find((item) => item === found?.[1]);
    if (!found || !hash) throw this.#unknownKind(text, at);
    const seed = found[2];
    if ((hash === 'marvin32') !== (seed !== undefined))
      throw this.#fault(
        hash === 'marvin32' ? 'marvin32 needs its seed: expected marvin32(eight characters)' : `${hash} takes no seed`,
        at,
      );
    if (seed !== undefined && !/^[!-~]{8}$/.test(seed))
      throw this.#fault('a seed of marvin32 has eight characters', at);
    return seed === undefined ? { hash } : { hash, seed };
  }

  #sum(sum: Omit<TokenSum, 'length'>): { readonly sum: TokenSum; readonly of: SummedParts | undefined } {
    const lengthAt = this.at;
    const { least, most } = this.#length();
    const longest = longestSum(sum.hash, sum.encoding);
    if (longest === undefined)
      throw this.#fault(`${sum.hash} is too long to be written as a number: expected hex, base32 or base64`, lengthAt);
    if (least !== most || most > longest)
      throw this.#fault(`expected one length of at most ${longest}: a checksum has no more characters`, lengthAt);
    const of = this.#take(/ of (before|(base64|hex)\(([^()]*)\)|[A-Za-z][A-Za-z0-9 ]*)/y);
    this.#close('of, or "}"');
    return { sum: { ...sum, length: most }, of: of && readSummed(of) };
  }

  #payload(): Ranged & Pick<Extract<RawField, { kind: 'payload' }>, 'keys' | 'facts'> {
    const range = this.#length();
    const keys = this.#take(/ with ([\w.-]+(?: (?!show )[\w.-]+)*)/y)?.[1]?.split(' ') ?? [];
    const shown = this.#take(/ show ([A-Za-z][A-Za-z0-9]*=[\w.-]+(?: [A-Za-z][A-Za-z0-9]*=[\w.-]+)*)/y)?.[1] ?? '';
    this.#close('"with" and keys, "show" and fact=key, or "}"');
    const facts = shown
      .split(' ')
      .filter(Boolean)
      .map((item) => item.split('=') as [string, string]);
    return { ...range, keys, facts };
  }

  #end(): Ranged {
    const range = this.#length();
    this.#close('"}"');
    return range;
  }

  #length(): Ranged {
    if (this.#text[this.at] !== ':') return { least: 1, most: 1 };
    const at = ++this.at;
    const found = this.#take(/(\d{1,5})(?:-(\d{1,5}))?/y);
    if (!found) throw this.#fault('expected a length such as 36 or 20-40', at);
    const least = Number(found[1]);
    const most = Number(found[2] ?? found[1]);
    if (most < least || most < 1 || most > maxLength)
      throw this.#fault(`"${found[0]}" is no length: expected 1 to ${maxLength}, the smaller number first`, at);
    return { least, most };
  }

  /** `[A-Za-z0-9._]`: characters and ranges; a backslash before `]`, `\` or `-` takes it as it is. */
  #custom(): string {
    const start = this.at++;
    let characters = '';
    while (this.#text[this.at] !== ']') {
      const from = this.#member(start);
      const isRange = this.#text[this.at] === '-' && this.#text[this.at + 1] !== ']';
      if (isRange) this.at++;
      const to = isRange ? this.#member(start) : from;
      if (to < from) throw this.#fault('the range is empty: expected the smaller character first', this.at - 1);
      for (let code = from; code <= to; code++) characters += String.fromCharCode(code);
    }
    this.at++;
    if (characters === '') throw this.#fault('the alphabet is empty: expected characters', start);
    return [...new Set(characters)].join('');
  }

  #member(start: number): number {
    if (this.#text[this.at] === '\\') this.at++;
    const code = this.#text.charCodeAt(this.at++);
    if (Number.isNaN(code)) throw this.#fault('the alphabet is not closed: expected "]"', start);
    if (code < 0x21 || code > 0x7e) throw this.#fault('expected a printable ASCII character', this.at - 1);
    return code;
  }

  #close(expected: string): void {
    if (this.#text[this.at] === '}') {
      this.at++;
      return;
    }
    if (!this.#text.includes('}', this.at)) throw this.#fault('the field is not closed: expected "}"', this.#start);
    throw this.#fault(`expected ${expected}`, this.at);
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  #unknownKind(kind: string, at: number): TokenError {
    const names = Object.keys(alphabets).filter((name) => name !== 'printable');
    const expected = `${names.join(', ')}, [characters], base64-json, or a checksum such as crc32-base62`;
    return this.#fault(
      kind === '' ? `expected ${expected}` : `"${kind}" is no alphabet or checksum: expected ${expected}`,
      at,
    );
  }

  #fault(message: string, index: number): TokenError {
    return new TokenError(message, index);
  }
}

function readSummed([, all = '', decode, inside]: RegExpExecArray): SummedParts {
  const list = (inside ?? all).trim().split(/ +/);
  const parts = list.length === 1 && list[0] === 'before' ? ('before' as const) : list;
  return decode === 'base64' || decode === 'hex' ? { parts, decode } : { parts };
}
