import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: publicKey, the one that belongs to the private key. Nothing without a public key in the context or in the value itself. */
export declare function checkVapidPair(value: string, { publicKey }: CheckContext): CheckOutcome | undefined;
/** The public key (base64url) of a private one, or nothing when that is no P-256 scalar. */
export declare function vapidPublicKey(privateKey: string): string | undefined;
