// The encoding that a Type 1 font brings (Adobe Type 1 Font Format, 2.3): lines of PostScript in the part of the file that is not encrypted.

/** The clear part is as long; fonts have some hundred glyphs. */
const maxHeadBytes = 1 << 16;

/** Names of glyphs by code; undefined for a font that uses the standard encoding, or none that can be read. */
export function type1Encoding(font: Buffer): ReadonlyMap<number, string> | undefined {
  const head = font.toString('latin1', 0, maxHeadBytes);
  const start = head.search(/\/Encoding\s+\d+\s+array/);
  if (start < 0) return undefined;
  const end = head.indexOf('eexec', start);
  const names = new Map<number, string>();
  for (const match of head.slice(start, end < 0 ? undefined : end).matchAll(/dup\s+(\d{1,3})\s*\/(\S+)\s+put/g))
    names.set(Number(match[1]), match[2]!);
  return names;
}
