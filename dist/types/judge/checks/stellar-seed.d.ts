import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: address, the account the seed signs for. */
export declare function checkStellarSeed(value: string, _context: CheckContext): CheckOutcome | undefined;
