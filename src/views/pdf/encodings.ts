// The encodings that fonts name instead of having one of their own (ISO 32000-1, annex D), and the older ones of East Asia (9.7.5.2). Their tables are
// those of the platform; only Adobe's own is written down here.

/** What stands for a character that is known to be part of no token, so that its neighbours do not become one word. */
export const notInTokens = '\ufffd';

/** Codes from 0xa1 on; a dot is none. Quotes are plain, as in the names of glyphs. */
const standardUpper = '¡¢£/¥ƒ§¤\'"«‹›ﬁﬂ.-†‡·.¶•‚„"»…‰.¿.`´^~¯˘˙¨.˚¸.˝˛ˇ-................Æ.ª....ŁØŒº.....æ...ı..łøœß';

/** Codes from 0x80 to 0x9f. Node's own decoder takes them for Latin-1 in some versions. */
const windowsUpper = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** The text of a code in an encoding of single bytes; empty for control characters that are no white space. */
export function encodedText(encoding: string | undefined, code: number): string {
  if (code < 0x20) return code === 9 || code === 10 || code === 13 ? String.fromCharCode(code) : '';
  if (code < 0x7f) return String.fromCharCode(code);
  if (encoding === 'MacRomanEncoding') return decode('macintosh', code) ?? String.fromCharCode(code);
  if (encoding === 'WinAnsiEncoding' && code < 0xa0) return characterOf(windowsUpper[code - 0x80]);
  if (encoding === 'StandardEncoding') return characterOf(standardUpper[code - 0xa1]);
  return String.fromCharCode(code);
}

function characterOf(character: string | undefined): string {
  return character === undefined || character === '.' ? '' : character;
}

/** How the codes of a composite font are written, where its encoding says it. */
export type WideEncoding = {
  /** Undefined for an encoding that is written out in the file: the map to Unicode has codes as long. */
  readonly codeBytes: 1 | 2 | undefined;
  /** Whether a byte is the first of two; absent: all codes are as long. */
  readonly isLead?: (byte: number) => boolean;
  /** Undefined where only the font could tell. */
  text(code: number): string | undefined;
};

const labels: readonly (readonly [names: RegExp, label: string])[] = [
  [/RKSJ/, 'shift_jis'],
  [/^(?:GBK|GBpc|GB-EUC)/, 'gb18030'],
  [/^(?:B5pc|ETen|HKscs|HKdl|HKgccs|HKm)/, 'big5'],
  [/^KSC/, 'euc-kr'],
  [/^EUC-/, 'euc-jp'],
];

/** First glyph numbers of ASCII in the character collections of East Asia: proportional, then of half width. */
const asciiGlyphs: Readonly<Record<string, readonly number[]>> = {
  Japan1: [1, 231],
  GB1: [1, 814],
  CNS1: [1, 13_648],
  Korea1: [1, 8094],
};
/** From the space to the tilde. */
const asciiCount = 95;

/** `ordering` is the name of the collection of characters. */
export function wideEncoding(encoding: string | undefined, ordering: string | undefined): WideEncoding {
  const name = encoding ?? '';
  if (/UCS2|UTF16/.test(name)) return { codeBytes: 2, text: (code) => String.fromCharCode(code) };
  const label = labels.find(([names]) => names.test(name))?.[1];
  if (label) {
    // Katakana of half width stand between the first bytes of the others.
    const isLead =
      label === 'shift_jis'
        ? (byte: number) => (byte >= 0x81 && byte < 0xa0) || (byte >= 0xe0 && byte < 0xfd)
        : (byte: number) => byte >= 0x81;
    return { codeBytes: 1, isLead, text: (code) => decode(label, code) ?? notInTokens };
  }
  const firsts = Object.hasOwn(asciiGlyphs, ordering ?? '') ? asciiGlyphs[ordering!]! : [];
  return {
    codeBytes: encoding === undefined ? undefined : 2,
    text: (code) => {
      if (firsts.length === 0 || !/^Identity/.test(name)) return undefined;
      const first = firsts.find((number) => code >= number && code < number + asciiCount);
      return first === undefined ? notInTokens : String.fromCharCode(0x20 + code - first);
    },
  };
}

/** The character that a code of one or two bytes is; undefined where this Node does not know the encoding. */
function decode(label: string, code: number): string | undefined {
  try {
    const bytes = code < 256 ? [code] : [code >> 8, code & 255];
    return new TextDecoder(label).decode(Uint8Array.from(bytes));
  } catch {
    // Builds of Node without the tables of ICU.
    return undefined;
  }
}
