// Reads token templates. Says where in the template something is wrong and what was expected there.

import type { SummedParts } from '../../model/token.ts';
import { parseField, type RawField } from './parse-field.ts';
import { allParts, type FieldPart, type SumPart, TokenError, type TokenPart, type TokenTemplate } from './template.ts';

/** Throws TokenError. */
export function parseTokenTemplate(text: string): TokenTemplate {
  return new Parser(text).parse();
}

/** `@` before a name makes the part a fact. */
const groupName = /(@?)([A-Za-z][A-Za-z0-9]*)=/y;

class Parser {
  readonly #text: string;
  readonly #names = new Set<string>();
  readonly #facts: string[] = [];
  /** Fields read so far: what a checksum is about unless it says otherwise. */
  readonly #fields: string[] = [];
  #at = 0;
  #unnamed = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): TokenTemplate {
    if (this.#text === '') throw new TokenError('is empty', 0);
    const parts = this.#sequence();
    if (this.#at < this.#text.length) throw this.#fault(`"${this.#text[this.#at]}" has no "(" before it`);
    if (![...allParts(parts)].some(({ kind }) => kind === 'field' || kind === 'payload'))
      throw new TokenError('has no field, so every token would be the same: expected a field such as {base62:32}', 0);
    return { parts, facts: this.#facts };
  }

  #sequence(): TokenPart[] {
    const parts: TokenPart[] = [];
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]!;
      if (character === ')' || character === '|') break;
      parts.push(this.#part(character, parts));
    }
    return mergeText(parts);
  }

  #part(character: string, before: readonly TokenPart[]): TokenPart {
    if (character === '(') return this.#group();
    if (character === '{') return this.#field();
    if (character === '}') throw this.#fault('"}" has no "{" before it; a "}" in the token itself is written "\\}"');
    if (character === '?') {
      const hint = 'expected it behind a group or field; a "?" in the token itself is written "\\?"';
      throw this.#fault(before.length === 0 ? `"?" has nothing before it: ${hint}` : `"?" stands behind text: ${hint}`);
    }
    return { kind: 'text', text: this.#character(character) };
  }

  #character(character: string): string {
    this.#at++;
    if (character < '!' || character > '~') throw this.#fault('is no printable ASCII character', this.#at - 1);
    if (character !== '\\') return character;
    const escaped = this.#text[this.#at] ?? '';
    if (!/^[^A-Za-z0-9]$/.test(escaped))
      throw this.#fault('"\\" stands before what needs no escape: expected one of {}()|?\\', this.#at - 1);
    this.#at++;
    return escaped;
  }

  #group(): TokenPart {
    const start = this.#at++;
    groupName.lastIndex = this.#at;
    const found = groupName.exec(this.#text);
    if (found) this.#at += found[0].length;
    const alternatives: TokenPart[][] = [];
    do {
      alternatives.push(this.#sequence());
      if (this.#at >= this.#text.length) throw this.#fault('the group is not closed: expected ")"', start);
    } while (this.#text[this.#at++] === '|');
    const name = found ? this.#name(found[2]!, found[1] === '@', start + 1) : undefined;
    return { kind: 'group', ...(name === undefined ? {} : { name }), alternatives, isOptional: this.#takeOptional() };
  }

  #field(): TokenPart {
    const start = this.#at;
    const { field, end } = parseField(this.#text, start);
    this.#at = end;
    const part = this.#named(field, start);
    return this.#takeOptional() ? { kind: 'group', alternatives: [[part]], isOptional: true } : part;
  }

  #named(field: RawField, start: number): TokenPart {
    const name = this.#name(field.name, field.isFact, start);
    if (field.kind === 'sum')
      return { kind: 'sum', name, sum: field.sum, of: this.#summed(field.of, start) } satisfies SumPart;
    this.#fields.push(name);
    const { least, most } = field;
    if (field.kind === 'payload') return { kind: 'payload', name, least, most, keys: field.keys, facts: field.facts };
    return { kind: 'field', name, characters: field.characters, least, most } satisfies FieldPart;
  }

  #summed(of: SummedParts | undefined, start: number): SummedParts {
    if (of === undefined) {
      if (this.#fields.length === 0)
        throw this.#fault('the checksum has no field before it: expected one, or "of before" for the text', start);
      return { parts: [...this.#fields] };
    }
    if (of.parts === 'before') return of;
    const unknown = of.parts.find((part) => !this.#names.has(part));
    if (unknown !== undefined)
      throw this.#fault(`"of" names "${unknown}", which is not the name of a part before the checksum`, start);
    return of;
  }

  #name(name: string | undefined, isFact: boolean, at: number): string {
    if (name === undefined) return `_${++this.#unnamed}`;
    if (name === 'before' || this.#names.has(name))
      throw this.#fault(`the name "${name}" is taken: expected another`, at);
    this.#names.add(name);
    if (isFact) this.#facts.push(name);
    return name;
  }

  #takeOptional(): boolean {
    if (this.#text[this.#at] !== '?') return false;
    this.#at++;
    return true;
  }

  #fault(message: string, index = this.#at): TokenError {
    return new TokenError(message, index);
  }
}

function mergeText(parts: readonly TokenPart[]): TokenPart[] {
  const merged: TokenPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      merged[merged.length - 1] = { kind: 'text', text: last.text + part.text };
    else merged.push(part);
  }
  return merged;
}
