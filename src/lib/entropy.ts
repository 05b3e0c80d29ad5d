// Shannon entropy: how evenly the characters of a text are spread. Says nothing of their order.

/** Bits per character (code point), 0 for an empty text. At most log2 of the number of distinct characters. */
export function shannonEntropy(text: string): number {
  return asciiEntropy(text) ?? anyEntropy(text);
}

/** Counts in an array: secrets are nearly always ASCII, and this is asked of every match. */
function asciiEntropy(text: string): number | undefined {
  const counts = new Uint32Array(128);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return undefined;
    counts[code]!++;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function anyEntropy(text: string): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
    total++;
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return bits;
}
