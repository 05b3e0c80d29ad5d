// Generates example text from templates such as `ghp_%{base62:36}`, so that no token stands in clear in a rule pack or a test.
// The same name and template always give the same text.

import { alphabets } from './alphabets.ts';
import { type Random, type RandomBytes, randomFrom, seededBytes } from './token/random.ts';

/** A template that cannot be expanded; the message says what and where. */
export class TemplateError extends Error {}

/** Makes the rule's tokens for `%{token}` and `%{token:bad}`; undefined where the rule has none of that kind. */
export type MakeToken = (kind: 'valid' | 'bad', bytes: RandomBytes) => string | undefined;

type Source = Random & { readonly token: (kind: 'valid' | 'bad') => string | undefined };

/** Expands a template. `seed` is the rule's id. Throws TemplateError for an unknown placeholder. */
export function expandTemplate(template: string, seed: string, makeToken: MakeToken = () => undefined): string {
  const bytes = seededBytes(`${seed}\0${template}`);
  return expand(template, { ...randomFrom(bytes), token: (kind) => makeToken(kind, bytes) });
}

function expand(template: string, random: Source): string {
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

const tokenKinds: ReadonlyMap<string, 'valid' | 'bad'> = new Map([
  ['token', 'valid'],
  ['token:bad', 'bad'],
]);

function token(body: string, random: Source): string {
  const kind = tokenKinds.get(body);
  if (kind === undefined) throw new TemplateError(`there is no placeholder %{${body}}: write %{token} or %{token:bad}`);
  const text = random.token(kind);
  if (text !== undefined) return text;
  const need = kind === 'valid' ? 'a token template' : 'a token template with a checksum';
  throw new TemplateError(`%{${body}} needs a rule with ${need}`);
}

function placeholder(body: string, random: Source): string {
  const [name = '', ...rest] = body.split(':');
  if (name === 'uuid' && rest.length === 0) return uuid(random);
  if (name === 'token') return token(body, random);
  const argument = rest.join(':');
  if (name === 'b64') return Buffer.from(expand(argument, random)).toString('base64');
  if (name === 'b64url') return Buffer.from(expand(argument, random)).toString('base64url');
  if (name === 'repeat' || name === 'from') return fromList(name, argument, random);
  const alphabet = Object.hasOwn(alphabets, name) ? alphabets[name] : undefined;
  if (alphabet === undefined) throw new TemplateError(`there is no placeholder %{${name}}`);
  return random.text(alphabet, lengthOf(argument, random));
}

/** `repeat:x:10` and `from:abc:10`: what stands between the first and the last colon is taken as it is. */
function fromList(name: string, argument: string, random: Source): string {
  const colon = argument.lastIndexOf(':');
  if (colon <= 0) throw new TemplateError(`%{${name}} needs characters and a length: %{${name}:abc:10}`);
  const characters = argument.slice(0, colon);
  const length = lengthOf(argument.slice(colon + 1), random);
  return name === 'from' ? random.text(characters, length) : characters.repeat(length);
}

function lengthOf(text: string, random: Source): number {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!found) throw new TemplateError(`"${text}" is not a length such as 36 or 20-40`);
  const least = Number(found[1]);
  const most = Number(found[2] ?? found[1]);
  if (most < least) throw new TemplateError(`"${text}" is an empty range`);
  return least + random.below(most - least + 1);
}

function uuid(random: Source): string {
  const hex = random.text(alphabets.hex!, 32).split('');
  hex[12] = '4';
  hex[16] = '89ab'[random.below(4)]!;
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join('-');
}
