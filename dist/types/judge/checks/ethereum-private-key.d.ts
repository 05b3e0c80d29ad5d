import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: address. Nothing when the scalar is in range and the context names no address: whether it is a key is unknown. */
export declare function checkEthereumPrivateKey(value: string, { publicKey }: CheckContext): CheckOutcome | undefined;
/** The address (0x and 40 lower-case digits) of a key of 64 digits, or nothing when it is not within 1..n-1. */
export declare function ethereumAddress(digits: string): string | undefined;
