import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: kty, crv, kid, alg, use; type, bits, curve, spkiSha256, sshFingerprint for key pairs; bits for symmetric keys. */
export declare function checkJwkPrivate(value: string, _context: CheckContext): CheckOutcome | undefined;
