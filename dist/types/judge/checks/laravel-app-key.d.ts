import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: bytes, cipher. */
export declare function checkLaravelAppKey(value: string, _context: CheckContext): CheckOutcome | undefined;
