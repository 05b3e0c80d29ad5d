// Numbers as digits of any alphabet, and the alphabets that token formats use for it.

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();

/** Most formats: digits, capitals, small letters. */
export const base62Digits = digits + upper + lower;
/** The other order of letters, which Apify uses. */
export const base62InvertedDigits = digits + lower + upper;
export const base36Digits = digits + lower;
/** Characters of Entra client secrets, in the order Microsoft counts them. */
export const base66Digits = `${lower}${upper}1234567890.-_~`;

/** `value` (0 or more) in digits of `alphabet`, most significant first, without leading zeros; `''` for 0. */
export function toDigits(value: bigint, alphabet: string): string {
  const base = BigInt(alphabet.length);
  let text = '';
  for (let rest = value; rest > 0n; rest /= base) text = alphabet[Number(rest % base)] + text;
  return text;
}

/** The same with leading zeros up to `width`; longer when the value needs more. */
export function toPaddedDigits(value: bigint, alphabet: string, width: number): string {
  return toDigits(value, alphabet).padStart(width, alphabet[0]);
}
