// Makes untrusted text (paths, lines of files, commit subjects) safe to print. What can move the cursor, change colours, reorder
// or hide text is written out as an escape. Everything else, other scripts and emoji included, stays as it is.

// C0, DEL and C1 drive terminals; U+061C, U+200E-F, U+202A-E and U+2066-9 reorder text ("Trojan Source", CVE-2021-42574);
// U+2028-9 end lines in some viewers; U+200B, U+2060-5, U+206A-F, U+FEFF, U+FFF9-B and the tag characters hide text.
// A lone surrogate cannot be encoded. The joiners U+200C-D stay: whole scripts and emoji need them.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** `text` with control, bidirectional and invisible characters as `\x1b`, `\u202e` or `\u{e0041}`; line breaks and tabs too. */
export function escapeControls(text: string): string {
  return text.replace(unsafe, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * JSON of `value`, indented by two spaces, in which the same characters are `\uXXXX`: the same data for any parser, and harmless on
 * a terminal. Keys keep the order they were written in.
 */
export function stringifyJson(value: unknown): string {
  // Outside strings JSON.stringify writes only ASCII and line breaks, and inside them it has escaped C0 and lone surrogates.
  return JSON.stringify(value, null, 2).replace(unsafe, (character) =>
    character === '\n' ? character : escapeUnits(character),
  );
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
