// Rejects hexadecimal digests and public identifiers that the text around them calls so: checksums, commits, fingerprints, integrity hashes.

import type { Candidate } from './candidate.ts';
import { checkNotPrivateDer } from './value-checks.ts';

const HEX = /^(?:0x)?(?:[0-9a-f]{7,128}|[0-9A-F]{7,128})$/;
const CONTEXT =
  /(?:check_?sum(?:\/[\w.-]{1,60})?|sha-?(?:1|2|224|256|384|512)(?:sum)?|md5(?:sum)?|digest|integrity|fingerprint|\bhash(?:es|ed)?\b|_hash|commit|revision|\brev\b|etag|blob|public_?key(?:_?token)?|publickeytoken|thumbprint|\bcrc|git ?hash|gitsha|subresource|cache_?key|content_?key)["'`\])]*\s*(?:[:=(]|=>|,)?\s*["'`(]*[^"'`]{0,4}$/i;

export function checkDigest(candidate: Candidate): string | undefined {
  const { secret, line, secretStart } = candidate;
  const value = secret.trim();
  if (/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2|sk-ssh|AAAA(?:B3NzaC1|C3NzaC1|E2VjZHNh))/.test(value))
    return 'a public SSH key';
  if (
    /^M[A-Za-z0-9+/]{39}/.test(value) &&
    value.startsWith('M') &&
    checkNotPrivateDer({ ...candidate, secret: value })?.startsWith('a certificate') === true
  )
    return 'a public key or certificate';
  const isDigest = HEX.test(value) || /^[A-Za-z0-9+/]{27,86}={1,2}$/.test(value);
  if (!isDigest) return undefined;
  const before = line.slice(Math.max(0, secretStart - 40), secretStart);
  return CONTEXT.test(before) ? 'called a checksum or another public digest' : undefined;
}
