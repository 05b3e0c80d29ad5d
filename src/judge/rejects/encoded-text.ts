// Base64 of plain text looks random and is not: what it decodes to is what has to be judged.

/** Shorter texts decode to printable characters by chance. */
const MIN_LENGTH = 8;

/**
 * The readable text behind a base64 value (of `user:password` only the password), or nothing when it decodes to bytes.
 * A random value of 8 characters decodes to printable ASCII about once in four hundred, and then hardly ever to words.
 */
export function readEncoded(value: string): string | undefined {
  if (value.length < MIN_LENGTH || value.length > 400 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return undefined;
  const text = Buffer.from(value, 'base64').toString('latin1');
  if (!/^[\x20-\x7e]+$/.test(text)) return undefined;
  const colon = text.indexOf(':');
  return colon > 0 && colon < text.length - 2 ? text.slice(colon + 1) : text;
}
