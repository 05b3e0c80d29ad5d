import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: kind (the prefix), network, depth (0 is the master key). */
export declare function checkBip32Xprv(value: string, _context: CheckContext): CheckOutcome | undefined;
