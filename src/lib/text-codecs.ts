// Base58, bech32 and base32 as keys are written in. The arithmetic is @scure/base's; here its exceptions become `undefined`, lengths are bounded
// (base58 costs the square of the length), and what one byte string may be written as is held to the canonical form.

import { base32nopad, base58, bech32 } from '@scure/base';
import { doubleSha256 } from './hashes.ts';

/** The longest base58 text read: an extended key has 111 characters. */
const MAX_BASE58 = 256;
/** The longest bech32 or base32 text read. */
const MAX_TEXT = 4096;

/** The bytes of a base58 text (Bitcoin alphabet), or nothing when it is none or longer than 256 characters. */
export function decodeBase58(text: string): Uint8Array | undefined {
  if (text.length > MAX_BASE58) return undefined;
  return orNothing(() => base58.decode(text));
}

/** Base58 of at most a few hundred bytes. */
export function encodeBase58(bytes: Uint8Array): string {
  return base58.encode(bytes);
}

/** The payload of base58check (followed by 4 bytes of double SHA-256), or nothing when the text or its checksum is wrong. */
export function decodeBase58Check(text: string): Uint8Array | undefined {
  const bytes = decodeBase58(text);
  if (bytes === undefined || bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  return Buffer.compare(doubleSha256(payload).subarray(0, 4), bytes.subarray(-4)) === 0 ? payload : undefined;
}

/** The bytes of a BIP-173 text of any length in either case, or nothing when prefix, checksum or padding is wrong. */
export function decodeBech32(text: string, prefix: string): Uint8Array | undefined {
  if (text.length > MAX_TEXT) return undefined;
  return orNothing(() => {
    const { prefix: found, words } = bech32.decode(text as `${string}1${string}`, false);
    return found === prefix ? bech32.fromWords(words) : undefined;
  });
}

/** BIP-173 in lower case, without its limit of 90 characters (age and nostr exceed it). */
export function encodeBech32(prefix: string, bytes: Uint8Array): string {
  return bech32.encode(prefix, bech32.toWords(bytes), false);
}

/** RFC 4648 base32 in upper case without padding; nothing when a character or the unused bits at the end are wrong. */
export function decodeBase32(text: string): Uint8Array | undefined {
  if (text.length > MAX_TEXT) return undefined;
  return orNothing(() => base32nopad.decode(text));
}

export function encodeBase32(bytes: Uint8Array): string {
  return base32nopad.encode(bytes);
}

/**
 * Standard or URL-safe base64 with or without padding, without white space. Nothing when a character is foreign, the length impossible or an
 * unused bit at the end set: such a text was not written by an encoder.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const core = text.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$|^[A-Za-z0-9_-]*$/.test(core) || core.length % 4 === 1) return undefined;
  if (text.length !== core.length && text.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(core, 'base64');
  const again = bytes.toString('base64').replace(/=+$/, '');
  return again === core.replace(/-/g, '+').replace(/_/g, '/') ? bytes : undefined;
}

function orNothing<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
