import type { Facts } from './outcome.ts';
export type SignedQuery = {
    readonly isWhole: boolean;
    readonly expiresSeconds: number | undefined;
    readonly facts: Facts;
};
/** Reads them; nothing when the text has no `X-Amz-` parameters of this signature. `isWhole`: all there, each as AWS writes it. */
export declare function readSignedQuery(text: string, now: number): SignedQuery | undefined;
