// Matches of a pattern, as many as are wanted.

/** The first `limit` matches of a pattern with the flag `g`, in order. */
export function firstMatches(text: string, pattern: RegExp, limit: number): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  if (limit <= 0) return found;
  for (const match of text.matchAll(pattern)) {
    found.push(match);
    if (found.length === limit) break;
  }
  return found;
}
