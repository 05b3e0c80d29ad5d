import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: role, publicKey (the nkey that the seed signs for; of the bytes as they stand, also when the checksum is wrong). */
export declare function checkNatsSeed(value: string, _context: CheckContext): CheckOutcome | undefined;
