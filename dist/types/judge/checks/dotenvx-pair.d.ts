import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: publicKey, the one that belongs to the private key. Nothing without a public key in the context or in the value itself. */
export declare function checkDotenvxPair(value: string, { publicKey }: CheckContext): CheckOutcome | undefined;
/** The public key (66 hexadecimal digits) of a private one, or nothing when that is no scalar. */
export declare function dotenvxPublicKey(privateKey: string): string | undefined;
