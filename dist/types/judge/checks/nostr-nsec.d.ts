import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: npub. */
export declare function checkNostrNsec(value: string, _context: CheckContext): CheckOutcome | undefined;
