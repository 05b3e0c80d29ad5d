// Rejects values that stand in for a secret: `<your-token>`, `changeme`, `xxxx`, `1234567890`, `my_secret`.
// A word inside a long random token proves nothing; only a value that is mostly filler is dropped.

import type { Candidate } from './candidate.ts';
import { splitWords } from './credential-name.ts';
import { checkKeyFiller } from './key-filler.ts';
import { FILLER_WORDS, PLAIN_PASSWORDS } from './placeholder-words.ts';

/** Longer values are judged by how much of them is filler, never by one word. */
const SHORT = 24;

export function checkPlaceholder({ secret, line, secretStart }: Candidate): string | undefined {
  // Interpolation of Puppet, Logstash and of the examples in our own rule packs. A pattern may end where it begins: two characters more.
  if (/%\{/.test(line.slice(secretStart, secretStart + secret.length + 2))) return 'holds a placeholder of a template';
  const value = plainLetters(secret.trim());
  // Armoured keys: only their body can be filler.
  if (/^-----BEGIN |^PuTTY-User/.test(value)) return checkKeyFiller(value, repeated);
  return (
    bracketed(value) ??
    repeated(value) ??
    masked(value) ??
    sequential(value) ??
    fillerWords(value) ??
    plainPassword(value)
  );
}

/** `p\u00e0ss` is `pass`: accents do not make a secret. */
function plainLetters(value: string): string {
  return /[^\x00-\x7f]/.test(value) ? value.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : value;
}

function bracketed(value: string): string | undefined {
  if (
    /^(?:<[^>]*>?|\[[^\]]*\]|\{[^}]*\}|\([^)]*\)|__[A-Za-z_-]+__|%[A-Za-z_-]+%|@[A-Z_-]+@|#[A-Za-z_-]+#|-{2,}.*-{2,})$/.test(
      value,
    )
  ) {
    return 'a placeholder in brackets';
  }
  return /<[a-z][a-z0-9 _-]{1,40}>|\{\{?[a-z][a-z0-9 _.-]{1,40}\}/i.test(value)
    ? 'holds a placeholder in brackets'
    : undefined;
}

function repeated(value: string): string | undefined {
  const distinct = new Set(value.toLowerCase().replace(/[-_:.\s]/g, ''));
  if (distinct.size <= 2 && value.length >= 3) return 'one or two characters repeated';
  if (value.length >= 12 && distinct.size <= 4 && !/^[01]+$/.test(value) && !/\d/.test(value))
    return 'a few characters repeated';
  return /^(.{2,8}?)\1{2,}.{0,7}$/s.test(value) ? 'the same few characters over and over' : undefined;
}

function masked(value: string): string | undefined {
  if (/\.{3}|\u2026/.test(value)) return 'cut short with an ellipsis';
  if (/\*{3}|\u2022{2}|x{5}|X{4}|#{4}|_{4}|-{6}|\?{3}/.test(value)) return 'masked';
  if (/^[A-Za-z0-9]{0,8}[xX]{3,}$/.test(value)) return 'masked';
  // A real token has a run of five equal characters about once in sixteen million places.
  return /([A-Za-z0-9])\1{5}/.test(value) && value.length < 64 ? 'a run of equal characters' : undefined;
}

/** Two neighbours on a keyboard row. */
const KEYBOARD = 'qwertyuiop asdfghjkl zxcvbnm';

function sequential(value: string): string | undefined {
  const text = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (text.length < 3) return undefined;
  let steps = 0;
  let keys = 0;
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1);
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    if (step === 1 || step === -1 || (step === 0 && text.length < 12) || pair === '90') steps++;
    if (step === 0 || KEYBOARD.includes(pair)) keys++;
  }
  if (Math.max(steps, keys) >= (text.length - 1) * 0.7) return 'characters in sequence';
  if (interleaved(text) || countingBytes(text)) return 'characters in sequence';
  return /(?:0123456789|1234567890|123456789|abcdefghij|qwertyui|asdfghjk|deadbeef|cafebabe|0{8}|f{8})/.test(text) &&
    text.length < 64
    ? 'holds a keyboard or counting sequence'
    : undefined;
}

/** `000102030405`: bytes that count up, as test vectors do. */
function countingBytes(text: string): boolean {
  if (text.length < 16 || !/^[0-9a-f]+$/.test(text)) return false;
  let steps = 0;
  for (let i = 2; i + 1 < text.length; i += 2) {
    const step = Number.parseInt(text.slice(i, i + 2), 16) - Number.parseInt(text.slice(i - 2, i), 16);
    if (step === 1 || step === 17 || step === -1) steps++;
  }
  return steps >= (text.length / 2 - 1) * 0.7;
}

/** `a1b2c3`: two sequences, taken in turn; `9` to `0` may count as a step. */
function interleaved(text: string): boolean {
  if (text.length < 6) return false;
  for (let i = 2; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 2);
    if (step !== 1 && step !== -9) return false;
  }
  return true;
}

/** Verbs and pronouns that instructions begin with, before a separator or a hump. */
const INSTRUCTION =
  /^(?:your|my|some|the|enter|insert|put|add|replace|change|use|set|paste|todo|fixme|example|dummy|fake|sample|placeholder)[-_ .]/i;
const INSTRUCTION_HUMP =
  /^(?:[Yy]our|[Mm]y|[Ss]ome|[Ee]nter|[Ii]nsert|[Rr]eplace|[Cc]hange|[Ee]xample|[Dd]ummy|[Ff]ake|[Ss]ample)[A-Z][a-z]/;

function fillerWords(value: string): string | undefined {
  const isInstruction = INSTRUCTION.test(value) || INSTRUCTION_HUMP.test(value);
  if (isInstruction && value.length < 60 && !/\d[a-z]+\d/i.test(value))
    return 'begins like an instruction to fill it in';
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  if (letters === 0) return undefined;
  let filler = 0;
  let firstFiller = '';
  for (const word of fillerParts(value)) {
    filler += word.length;
    firstFiller ||= word;
  }
  const share = filler / value.replace(/[^A-Za-z0-9]/g, '').length;
  if (filler > 0 && share >= (value.length > SHORT ? 0.8 : 0.6)) return `made of filler words ("${firstFiller}" ...)`;
  return undefined;
}

/** The filler words a value is made of: by its own word breaks, else by greedy cutting. */
function fillerParts(value: string): readonly string[] {
  const found: string[] = [];
  for (const word of splitWords(unleet(value))) {
    if (FILLER_WORDS.has(word)) found.push(word);
    else if (word.length >= 6) found.push(...cut(word));
  }
  return found;
}

/** Cuts `goodtoken` into `good` and `token`, longest word first; gives up at the first piece it does not know. */
function cut(word: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  while (at < word.length) {
    let size = Math.min(12, word.length - at);
    while (size >= 2 && !FILLER_WORDS.has(word.slice(at, at + size))) size--;
    if (size < 2) return [];
    pieces.push(word.slice(at, at + size));
    at += size;
  }
  return pieces;
}

/** `p@ssw0rd` is still "password". Only between letters, so that digits of tokens stay digits. */
function unleet(value: string): string {
  return value
    .replace(/(?<=[A-Za-z])[0](?=[A-Za-z])/g, 'o')
    .replace(/(?<=[A-Za-z])[@4](?=[A-Za-z])/g, 'a')
    .replace(/(?<=[A-Za-z$])[$5](?=[A-Za-z$5])/g, 's')
    .replace(/(?<=[A-Za-z])3(?=[A-Za-z])/g, 'e')
    .replace(/(?<=[A-Za-z])1(?=[A-Za-z])/g, 'i');
}

function plainPassword(value: string): string | undefined {
  const core = value.toLowerCase().replace(/[^a-z]+$/, '');
  if (PLAIN_PASSWORDS.has(value.toLowerCase()) || (core.length >= 2 && PLAIN_PASSWORDS.has(core)))
    return 'a word everyone uses in examples';
  return undefined;
}
