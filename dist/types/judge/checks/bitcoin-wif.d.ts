import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: network, compressed. */
export declare function checkBitcoinWif(value: string, _context: CheckContext): CheckOutcome | undefined;
