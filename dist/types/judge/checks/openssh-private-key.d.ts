import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: encrypted, type, fingerprint, cipher, kdf, bits, curve, spkiSha256; comment when in clear; reason when not valid. */
export declare function checkOpensshPrivateKey(value: string, _context: CheckContext): CheckOutcome | undefined;
