// RFC 4648 base32, upper case and without padding, as access key ids carry it.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** In characters; longer texts are not decoded. */
const maxCharacters = 1 << 16;

/** The bytes behind `text`; nothing when it is empty, too long, or holds another character. Bits behind the last whole byte are dropped. */
export function decodeBase32(text: string): Uint8Array | undefined {
  if (text.length === 0 || text.length > maxCharacters) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}
