// How many columns text takes in a terminal, and cutting text to a number of columns. Counts code points, not grapheme clusters:
// terminals disagree on joined emoji, and for everything else the two are equal. Expects text without control characters.

// East Asian Wide and Fullwidth (Unicode 15, UAX 11), joined over small gaps; wide emoji come from Emoji_Presentation.
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

// Marks that sit on the character before them, format characters, and the vowels and tails of decomposed Hangul.
const zeroWidth = /[\u1160-\u11ff]|\p{Mn}|\p{Me}|\p{Cf}/u;

const printableAscii = /^[ -~]*$/;

const ellipsis = '...';

/** Columns `text` takes. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += characterWidth(character);
  return columns;
}

/** The end of `text` in at most `columns` columns, with `...` in front when something was cut. */
export function clipStart(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const kept = takeColumns([...text].reverse(), columns - ellipsis.length);
  // A mark whose base was cut would sit on the ellipsis.
  return (
    ellipsis +
    kept
      .reverse()
      .join('')
      .replace(/^\p{M}+/u, '')
  );
}

/** The start of `text` in at most `columns` columns, with `...` after it when something was cut. */
export function clipEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  return takeColumns([...text], columns - ellipsis.length).join('') + ellipsis;
}

/** `text` with every tab as spaces up to the next multiple of `tabSize` columns; the text starts at column 0. */
export function expandTabs(text: string, tabSize: number): string {
  if (!text.includes('\t')) return text;
  let expanded = '';
  for (const part of text.split(/(\t)/)) {
    expanded += part === '\t' ? ' '.repeat(tabSize - (displayWidth(expanded) % tabSize)) : part;
  }
  return expanded;
}

/** `text` in lines of at most `columns` columns, broken at spaces; a longer word gets a line of its own. */
export function wrapWords(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= columns) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function characterWidth(character: string): number {
  if (printableAscii.test(character)) return 1;
  if (zeroWidth.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

function takeColumns(characters: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += characterWidth(character);
    if (used > columns) break;
    taken.push(character);
  }
  return taken;
}
