// Shannon entropy: how evenly the characters of a text are spread. Says nothing of their order.

/** Bits per character (code point), 0 for an empty text. At most log2 of the number of distinct characters. */
export function shannonEntropy(text: string): number {
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
