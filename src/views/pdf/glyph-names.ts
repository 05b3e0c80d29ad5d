// Names of glyphs (Adobe's list) that stand for what tokens and the text around them are made of.

const named: Readonly<Record<string, string>> = {
  ...{ space: ' ', exclam: '!', quotedbl: '"', numbersign: '#', dollar: '$', percent: '%', ampersand: '&' },
  ...{ quotesingle: "'", quoteright: "'", quoteleft: "'", parenleft: '(', parenright: ')', asterisk: '*', plus: '+' },
  ...{ comma: ',', hyphen: '-', minus: '-', period: '.', slash: '/', colon: ':', semicolon: ';', less: '<' },
  ...{ equal: '=', greater: '>', question: '?', at: '@', bracketleft: '[', backslash: '\\', bracketright: ']' },
  ...{ asciicircum: '^', circumflex: '^', underscore: '_', grave: '`', braceleft: '{', bar: '|', braceright: '}' },
  ...{ asciitilde: '~', tilde: '~', quotedblleft: '"', quotedblright: '"', endash: '-', emdash: '-', nbspace: ' ' },
  ...{ zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
  ...{ fi: 'fi', fl: 'fl', ff: 'ff', ffi: 'ffi', ffl: 'ffl' },
};

/** The text of a glyph; undefined for a name that says nothing. */
export function glyphText(name: string): string | undefined {
  if (/^[A-Za-z]$/.test(name)) return name;
  if (Object.hasOwn(named, name)) return named[name];
  const hex = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(name);
  const code = hex ? Number.parseInt(hex[1] ?? hex[2]!, 16) : 0;
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}
