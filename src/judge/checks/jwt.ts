// JSON Web Tokens (RFC 7519): the parts must decode, the signature must have the length of its algorithm. The claims tell who, for what and
// until when. Signatures are verified only against secrets that everyone knows.

import { numberMember } from '../../lib/json-object.ts';
import { readIssuer } from '../payloads/jwt-issuer.ts';
import { isSignatureLength, splitJwt } from '../payloads/jwt-parts.ts';
import { findKnownSecret } from '../payloads/known-hmac-secrets.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** An encrypted token (JWE) has five parts and is another thing. */
const encryptedParts = 5;

export const checkJwt: OfflineCheck = (value, { now }) => {
  const token = value.trim();
  if (!token.startsWith('eyJ') || token.split('.', encryptedParts).length === encryptedParts) return undefined;
  const parts = splitJwt(token);
  const { header, payload: claims, alg, signature } = parts ?? {};
  if (!parts || !header || !claims || alg === undefined || !signature) return malformed({ alg: alg ?? null });
  const exp = numberMember(claims, 'exp');
  const knownSecret = findKnownSecret(alg, parts.signed, signature);
  return verifiedIf(isSignatureLength(alg, signature.length), {
    alg,
    claims,
    unsigned: alg.toLowerCase() === 'none' || signature.length === 0,
    ...(exp === undefined ? {} : { expiresAt: exp, expired: exp < now }),
    ...(knownSecret === undefined ? {} : { signedWithKnownSecret: knownSecret }),
    ...readIssuer(claims),
  });
};
