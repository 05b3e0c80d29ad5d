import type { CheckContext, CheckOutcome } from './check.ts';
/**
 * Facts: block, firstPacketTag, crc (`ok`, `wrong`, `absent`); of the first secret key: encrypted, algorithm, created (seconds since 1970), keyId,
 * fingerprint; secretKeys and stubs (secret keys whose secret is elsewhere). Unknown ones are null.
 */
export declare function checkPgpArmor(value: string, _context: CheckContext): CheckOutcome | undefined;
