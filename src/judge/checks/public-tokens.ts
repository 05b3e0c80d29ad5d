// Public halves that are one word: addresses, recipients, base64 and hexadecimal points. Upper and lower case, both base64 alphabets and the padding
// are one, as far as they are one to those who write them.

/** What is unguessable: an Ethereum address is 40 hexadecimal digits, a VAPID point 87 characters. */
const WORD = /[A-Za-z0-9+/_-]{32,200}/g;
const HEX = /^(?:0x)?([0-9a-f]{40,66})$/i;
/** Words of a text that are looked at. */
const MAX_WORDS = 200_000;

/** The name by which a public half is known, however it is written. */
export function tokenName(token: string): string {
  const hex = HEX.exec(token)?.[1];
  return hex === undefined ? token.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_') : hex.toLowerCase();
}

/** The words of a text that could be public halves, and the parts of those that are joined by signs of base64. */
export function publicTokens(text: string): readonly { readonly name: string; readonly start: number }[] {
  const tokens: { readonly name: string; readonly start: number }[] = [];
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    if (tokens.length >= MAX_WORDS) break;
    tokens.push({ name: tokenName(word), start });
    for (const part of /[+/_-]/.test(word) ? word.matchAll(/[A-Za-z0-9]{32,}/g) : [])
      tokens.push({ name: tokenName(part[0]), start: start + part.index });
  }
  return tokens;
}
