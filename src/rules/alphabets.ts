// The alphabets that token templates and examples name.

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();

/** Name to characters. */
export const alphabets: Readonly<Record<string, string>> = {
  digits,
  lower,
  upper,
  alpha: lower + upper,
  alnum: digits + lower,
  ALNUM: digits + upper,
  hex: `${digits}abcdef`,
  HEX: `${digits}ABCDEF`,
  base32: `${upper}234567`,
  base32lower: `${lower}234567`,
  base36: digits + lower,
  base58: `${digits}${lower}${upper}`.replace(/[0OIl]/g, ''),
  base62: digits + lower + upper,
  base64: `${digits}${lower}${upper}+/`,
  base64url: `${digits}${lower}${upper}-_`,
  base66: `${digits}${lower}${upper}-._~`,
  word: `${digits}${lower}${upper}_`,
  printable: Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join(''),
};

export const wordCharacters = alphabets.word!;

/** The content of a character class (`0-9A-Za-z`) with exactly these ASCII characters; means the same to RE2 and JavaScript. */
export function classContent(characters: string): string {
  const codes = [...new Set(characters)].map((character) => character.charCodeAt(0)).sort((a, b) => a - b);
  let content = '';
  for (let i = 0; i < codes.length; ) {
    let end = i;
    while (codes[end + 1] === codes[end]! + 1) end++;
    content +=
      end - i < 2
        ? codes
            .slice(i, end + 1)
            .map(quote)
            .join('')
        : `${quote(codes[i]!)}-${quote(codes[end]!)}`;
    i = end + 1;
  }
  return content;
}

function quote(code: number): string {
  return String.fromCharCode(code).replace(/[^0-9A-Za-z_+/=~:;,!@#%&<>"'` ]/, '\\$&');
}
