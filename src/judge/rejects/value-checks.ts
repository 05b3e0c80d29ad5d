// Checks for rules whose pattern already says where the secret is, but has no name in front of it to judge by.

import type { Candidate } from './candidate.ts';
import { splitWords } from './credential-name.ts';
import { randomnessBits } from './letter-model.ts';
import { findDenial, isRequestToken } from './name-words.ts';
import { checkPlaceholder } from './placeholder.ts';

/** A password this far on the side of words (in bits) is taken for a word out of an example. */
const PASSWORD_BITS = -2;
const TOKEN_BITS = 4;
/** In characters, once percent-encoding is undone. */
const SHORTEST_PASSWORD = 4;
/** Options are followed by all kinds of words; only clear nonsense counts. */
const OPTION_BITS = 2;

/** The password of an address or a command line: not a reference, not the user's name, not a plain word. */
export function checkUriPassword(candidate: Candidate): string | undefined {
  const { secret: written, line, secretStart } = candidate;
  if (/[{}<>[\]*]|\$[A-Za-z_{(]|^\$|#\{|%[sdvq]\b|%[sv]$|%\(|^%\w+%$|^:|\|\||\+\s?$|\.{3}/.test(written))
    return 'a reference or format string';
  const user = /([^\s/:"'=]{1,80}):$/.exec(line.slice(Math.max(0, secretStart - 81), secretStart))?.[1];
  if (user !== undefined && user.toLowerCase() === written.toLowerCase()) return 'the password equals the user name';
  if (/^\d{1,5}$/.test(written)) return 'a port number';
  const secret = undoPercent(written);
  if (secret.length < SHORTEST_PASSWORD) return 'too short for a password';
  // Nobody types these: they are how tests of address parsers look.
  if (/[\x00-\x1f\x7f]/.test(secret)) return 'holds control characters';
  if (secret !== written && checkPlaceholder({ ...candidate, secret }) !== undefined) return 'decodes to a placeholder';
  return randomnessBits(secret) < PASSWORD_BITS ? 'reads like words' : undefined;
}

/** What an address means by `p%40ss`. Bytes that are no UTF-8 stay as they were written. */
function undoPercent(text: string): string {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return text;
  try {
    return decodeURIComponent(text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25'));
  } catch {
    return text;
  }
}

/** A bearer token or the like: long and not made of words. */
export function checkTokenWords({ secret }: Candidate): string | undefined {
  return randomnessBits(secret) < TOKEN_BITS ? 'reads like words' : undefined;
}

/** The word after a command-line option. */
export function checkOptionValue(candidate: Candidate): string | undefined {
  const { secret, line, secretStart, match } = candidate;
  const words = splitWords(/[A-Za-z][\w-]*/.exec(match)?.[0] ?? '');
  const at = words.length - 1;
  // `--reset-password` may be followed by one, `--next-token` is not followed by a credential.
  const denial = words[at] === 'token' ? findDenial(words, at, 'token') : undefined;
  if (denial !== undefined) return `"${denial} token" is no credential`;
  if (words[at] === 'token' && isRequestToken(words, at, secret))
    return 'a UUID that tells one request from its repetition';
  const quoted = /["']/.test(line[secretStart - 1] ?? '');
  if (/[:=].*[:=]|^[\w-]+=|[()[\]{}]|^[A-Z][A-Z_]+$/.test(secret) && !quoted) return 'another option or a name';
  return randomnessBits(secret) < (quoted ? PASSWORD_BITS : OPTION_BITS) ? 'reads like words' : undefined;
}

/** HTTP Basic and docker `auth`: must decode to `user:password` with a password that is no placeholder. */
export function checkBasicCredential(candidate: Candidate): string | undefined {
  const text = Buffer.from(candidate.secret, 'base64').toString('latin1');
  if (!/^[\x20-\x7e]{3,}$/.test(text)) return 'does not decode to user and password';
  const colon = text.indexOf(':');
  if (colon < 0) return 'does not decode to user and password';
  const user = text.slice(0, colon);
  const password = text.slice(colon + 1);
  if (password.length < 3) return 'has no password';
  if (user === password) return 'the password equals the user name';
  if (/[{}<>$]/.test(password)) return 'decodes to a placeholder';
  if (checkPlaceholder({ ...candidate, secret: password }) !== undefined) return 'decodes to a placeholder password';
  return randomnessBits(password) < PASSWORD_BITS ? 'decodes to a password that reads like words' : undefined;
}

/** Bare base64 DER: the first bytes tell a private key from a certificate, a public key or an encrypted key. */
export function checkNotPrivateDer({ secret }: Candidate): string | undefined {
  const bytes = Buffer.from(secret.slice(0, 64), 'base64');
  // SEQUENCE with a short, one-byte or two-byte length.
  const header =
    new Map([
      [0x81, 3],
      [0x82, 4],
    ]).get(bytes[1] ?? 0) ?? 2;
  if (bytes[0] !== 0x30) return 'not a DER sequence';
  const isVersion =
    bytes[header] === 0x02 && bytes[header + 1] === 0x01 && (bytes[header + 2] === 0 || bytes[header + 2] === 1);
  const next = bytes[header + 3];
  // PKCS#8 goes on with a sequence, PKCS#1 with an integer, SEC1 with an octet string.
  return isVersion && (next === 0x30 || next === 0x02 || next === 0x04)
    ? undefined
    : 'a certificate, public key or other DER value';
}

/** UUIDs that name interfaces and classes of Windows, the nil UUID, and those of tutorials. */
export function checkKnownUuid({ secret }: Candidate): string | undefined {
  if (/-0000-0000-c000-000000000046$|^d27cdb6e-ae6d-11cf-96b8-444553540000$/i.test(secret))
    return 'a well-known class of Windows';
  return new Set(secret.replaceAll('-', '')).size < 7 || /^(?:12345678|550e8400-e29b-41d4)/.test(secret)
    ? 'a made-up UUID'
    : undefined;
}
