import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: address. */
export declare function checkSolanaKeypair(value: string, _context: CheckContext): CheckOutcome | undefined;
