// Base64 as encoders write it, read strictly: Node's own decoder skips what it does not know, which hides that a value is no base64.

export type Base64Alphabet = 'standard' | 'url' | 'either';

const CHARACTERS: Readonly<Record<Base64Alphabet, RegExp>> = {
  standard: /^[A-Za-z0-9+/]*={0,2}$/,
  url: /^[A-Za-z0-9_-]*={0,2}$/,
  either: /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/,
};

/** Longer texts are not decoded: no token comes near it. In characters. */
const maxCharacters = 1 << 20;

/**
 * The bytes behind `text`, or nothing when it is empty, too long, holds a foreign character (white space too), has padding that does not
 * complete its last group, or has bits behind its last byte that no encoder sets. Padding may be missing. Memory follows the text's length.
 */
export function decodeBase64(text: string, alphabet: Base64Alphabet = 'standard'): Buffer | undefined {
  if (text.length === 0 || text.length > maxCharacters || !CHARACTERS[alphabet].test(text)) return undefined;
  const body = text.endsWith('=') ? text.replace(/=+$/, '') : text;
  const rest = body.length % 4;
  if (body.length === 0 || rest === 1) return undefined;
  if (text.length !== body.length && text.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(body, 'base64');
  return rest === 0 || isCanonicalEnd(body, bytes, rest) ? bytes : undefined;
}

/** Whether the bits of the last character that belong to no byte are zero. */
function isCanonicalEnd(body: string, bytes: Buffer, rest: number): boolean {
  const last = bytes.subarray(bytes.length - (rest - 1)).toString('base64url');
  return last.at(-1) === body.at(-1)?.replace('+', '-').replace('/', '_');
}
