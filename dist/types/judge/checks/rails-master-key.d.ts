import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: decrypts (which of the context's ciphertexts). Nothing when it decrypts none: then it is merely 32 digits. */
export declare function checkRailsMasterKey(value: string, { ciphertexts }: CheckContext): CheckOutcome | undefined;
