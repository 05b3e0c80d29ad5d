import type { TokenEncoding, TokenSum } from '../../model/token.ts';
/** The checksum of `bytes`: exactly `sum.length` characters, as long as the encoding has that many. */
export declare function sumText(sum: TokenSum, bytes: Uint8Array): string;
/** The most characters an encoding of this hash has; undefined for a hash too long to be written as a number. */
export declare function longestSum(hash: TokenSum['hash'], encoding: TokenEncoding): number | undefined;
