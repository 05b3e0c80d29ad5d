import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: encrypted, keyTypes (names of key protocols), keyMaterialTypes, keys (their number), primaryKeyId. */
export declare function checkTinkKeyset(value: string, _context: CheckContext): CheckOutcome | undefined;
