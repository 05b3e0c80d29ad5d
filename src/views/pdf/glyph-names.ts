// Names of glyphs (Adobe's list) that stand for what tokens and the text around them are made of.

const named: Readonly<Record<string, string>> = {
  ...{ space: ' ', exclam: '!', quotedbl: '"', numbersign: '#', dollar: '$', percent: '%', ampersand: '&' },
  ...{ quotesingle: "'", quoteright: "'", quoteleft: "'", parenleft: '(', parenright: ')', asterisk: '*', plus: '+' },
  ...{ comma: ',', hyphen: '-', minus: '-', period: '.', slash: '/', colon: ':', semicolon: ';', less: '<' },
  ...{ equal: '=', greater: '>', question: '?', at: '@', bracketleft: '[', backslash: '\\', bracketright: ']' },
  ...{ asciicircum: '^', circumflex: '^', underscore: '_', grave: '`', braceleft: '{', bar: '|', braceright: '}' },
  ...{ asciitilde: '~', tilde: '~', quotedblleft: '"', quotedblright: '"', endash: '-', emdash: '-', nbspace: ' ' },
  ...{ zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
  ...{ fi: 'fi', fl: 'fl', ff: 'ff', ffi: 'ffi', ffl: 'ffl', germandbls: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ' },
  ...{ oslash: 'ø', Oslash: 'Ø', aring: 'å', Aring: 'Å', dotlessi: 'ı', sfthyphen: '-', softhyphen: '-', nbsp: ' ' },
};

/** Marks that stand in a name behind the letter they are on: `eacute`. */
const marks: Readonly<Record<string, string>> = {
  ...{ grave: '\u0300', acute: '\u0301', circumflex: '\u0302', tilde: '\u0303', macron: '\u0304', breve: '\u0306' },
  ...{ dotaccent: '\u0307', dieresis: '\u0308', hungarumlaut: '\u030b', caron: '\u030c', cedilla: '\u0327' },
  ogonek: '\u0328',
};

/** The text of a glyph; undefined for a name that says nothing. */
export function glyphText(name: string): string | undefined {
  if (/^[!-~]$/.test(name)) return name;
  if (Object.hasOwn(named, name)) return named[name];
  // A form of a glyph (`one.oldstyle`), and several in one (`f_i`).
  const base = name.split('.')[0]!;
  if (base !== name) return base === '' ? undefined : glyphText(base);
  if (base.includes('_')) {
    const parts = base.split('_').map((part) => glyphText(part));
    return parts.includes(undefined) ? undefined : parts.join('');
  }
  return codePointText(name) ?? markedText(name);
}

/** `uni0041`, `u1F600`. */
function codePointText(name: string): string | undefined {
  const hex = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(name);
  const code = hex ? Number.parseInt(hex[1] ?? hex[2]!, 16) : 0;
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}

function markedText(name: string): string | undefined {
  const mark = Object.hasOwn(marks, name.slice(1)) ? marks[name.slice(1)] : undefined;
  return mark && /^[A-Za-z]/.test(name) ? `${name[0]}${mark}`.normalize('NFC') : undefined;
}

/** Names that only count glyphs: `g12`, `a7`, `cid_301`. What they stand for is not to be told from them. */
export function isNumbered(name: string): boolean {
  return /^(?:[A-Za-z]{0,2}|cid_?|gid_?|glyph_?|index_?|char_?|uni[0-9A-F]{2,4})\d+$/i.test(name);
}
