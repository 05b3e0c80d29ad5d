/** Most formats: digits, capitals, small letters. */
export declare const base62Digits: string;
/** The other order of letters, which Apify uses. */
export declare const base62InvertedDigits: string;
export declare const base36Digits: string;
/** Characters of Entra client secrets, in the order Microsoft counts them. */
export declare const base66Digits: string;
/** `value` (0 or more) in digits of `alphabet`, most significant first, without leading zeros; `''` for 0. */
export declare function toDigits(value: bigint, alphabet: string): string;
/** The same with leading zeros up to `width`; longer when the value needs more. */
export declare function toPaddedDigits(value: bigint, alphabet: string, width: number): string;
