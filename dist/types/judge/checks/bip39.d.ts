import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: words (their number), allSameOrZero (a phrase nobody drew at random). */
export declare function checkBip39(value: string, _context: CheckContext): CheckOutcome | undefined;
