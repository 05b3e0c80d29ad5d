// Generates example text from templates such as `ghp_%{base62:36}`, so that no token stands in clear in a rule pack or a test.
// The same name and template always give the same text.

import { createHash } from 'node:crypto';

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();

const alphabets: Readonly<Record<string, string>> = {
  digits,
  lower,
  upper,
  alpha: lower + upper,
  alnum: digits + lower,
  ALNUM: digits + upper,
  hex: `${digits}abcdef`,
  HEX: `${digits}ABCDEF`,
  base62: digits + lower + upper,
  base64: `${digits}${lower}${upper}+/`,
  base64url: `${digits}${lower}${upper}-_`,
  base32: `${upper}234567`,
  base32lower: `${lower}234567`,
  base58: `${digits}${lower}${upper}`.replace(/[0OIl]/g, ''),
  word: `${digits}${lower}${upper}_`,
  printable: Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join(''),
};

/** A template that cannot be expanded; the message says what and where. */
export class TemplateError extends Error {}

/** Expands a template. `seed` is the rule's id. Throws TemplateError for an unknown placeholder. */
export function expandTemplate(template: string, seed: string): string {
  const random = new RandomSource(`${seed}\0${template}`);
  return expand(template, random);
}

function expand(template: string, random: RandomSource): string {
  let text = '';
  for (let at = 0; at < template.length; ) {
    if (template.startsWith('%%{', at)) {
      text += '%{';
      at += 3;
    } else if (template.startsWith('%{', at)) {
      const end = closingBrace(template, at + 2);
      text += placeholder(template.slice(at + 2, end), random);
      at = end + 1;
    } else {
      text += template[at];
      at++;
    }
  }
  return text;
}

/** Braces nest, plain ones too: `%{b64:{"user":"%{base62:20}"}}`. */
function closingBrace(template: string, from: number): number {
  let depth = 1;
  for (let at = from; at < template.length; at++) {
    if (template[at] === '{') depth++;
    else if (template[at] === '}') depth--;
    if (depth === 0) return at;
  }
  throw new TemplateError(`placeholder at character ${from - 1} is not closed`);
}

function placeholder(body: string, random: RandomSource): string {
  const [name = '', ...rest] = body.split(':');
  if (name === 'uuid' && rest.length === 0) return uuid(random);
  const argument = rest.join(':');
  if (name === 'b64') return Buffer.from(expand(argument, random)).toString('base64');
  if (name === 'b64url') return Buffer.from(expand(argument, random)).toString('base64url');
  if (name === 'repeat' || name === 'from') return fromList(name, argument, random);
  const alphabet = Object.hasOwn(alphabets, name) ? alphabets[name] : undefined;
  if (alphabet === undefined) throw new TemplateError(`there is no placeholder %{${name}}`);
  return random.text(alphabet, lengthOf(argument, random));
}

/** `repeat:x:10` and `from:abc:10`: what stands between the first and the last colon is taken as it is. */
function fromList(name: string, argument: string, random: RandomSource): string {
  const colon = argument.lastIndexOf(':');
  if (colon <= 0) throw new TemplateError(`%{${name}} needs characters and a length: %{${name}:abc:10}`);
  const characters = argument.slice(0, colon);
  const length = lengthOf(argument.slice(colon + 1), random);
  return name === 'from' ? random.text(characters, length) : characters.repeat(length);
}

function lengthOf(text: string, random: RandomSource): number {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!found) throw new TemplateError(`"${text}" is not a length such as 36 or 20-40`);
  const least = Number(found[1]);
  const most = Number(found[2] ?? found[1]);
  if (most < least) throw new TemplateError(`"${text}" is an empty range`);
  return least + random.below(most - least + 1);
}

function uuid(random: RandomSource): string {
  const hex = random.text(alphabets.hex!, 32).split('');
  hex[12] = '4';
  hex[16] = '89ab'[random.below(4)]!;
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join('-');
}

/** Bytes from SHA-256 in counter mode: the same on every platform. */
class RandomSource {
  readonly #seed: string;
  #counter = 0;
  #pool: number[] = [];

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from 0 to below `bound` (at most 65536). */
  below(bound: number): number {
    return (this.#byte() * 256 + this.#byte()) % bound;
  }

  text(alphabet: string, length: number): string {
    const characters = [...alphabet];
    return Array.from({ length }, () => characters[this.below(characters.length)]).join('');
  }

  #byte(): number {
    if (this.#pool.length === 0)
      this.#pool = [
        ...createHash('sha256')
          .update(`${this.#seed}\0${this.#counter++}`)
          .digest(),
      ];
    return this.#pool.pop()!;
  }
}
