import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: version, type, encrypted, cipher, kdf, comment, fingerprint, spkiSha256, bits, curve; reason when not valid. */
export declare function checkPuttyPpk(value: string, _context: CheckContext): CheckOutcome | undefined;
