// A cheap first look at .gitignore patterns: can any of them match an entry of this name? Only a no is final. It is what makes rules
// affordable in a walk: asking 185 patterns about each of 16,000 untracked files took 350 ms, with this in front 25.

/** True when some pattern may match an entry (without trailing `/`) of that name, whatever directory it lies in. */
export type NameTest = (name: string) => boolean;

/** `lines` are the patterns as written, without comments and empty lines. */
export function mayMatchName(lines: readonly string[], ignoreCase: boolean): NameTest {
  // `ignore` compares like a regular expression with the flag `i`, and that by upper case.
  const fold = (text: string) => (ignoreCase ? text.toUpperCase() : text);
  const names = new Set<string>();
  const extensions = new Set<string>();
  const expressions: string[] = [];
  for (const line of lines) {
    const segment = lastSegment(line);
    const expression = segment === undefined ? undefined : toExpression(fold(segment));
    if (segment === undefined || expression === undefined) return () => true;
    if (/^\*\.[^*?[]+$/.test(segment)) extensions.add(fold(segment.slice(1)));
    else if (/[*?[]/.test(segment)) expressions.push(expression);
    else names.add(fold(segment));
  }
  const wild = expressions.length === 0 ? undefined : new RegExp(`^(?:${expressions.join('|')})$`, 's');
  return (name) => {
    const folded = ignoreCase ? fold(name) : name;
    return names.has(folded) || hasExtension(folded, extensions) || wild?.test(folded) === true;
  };
}

/** What the name of a matched entry must match; undefined when that cannot be said (escapes, `a/**`). */
function lastSegment(line: string): string | undefined {
  // A trailing CR or space may be part of the pattern or not; an escape decides, and is left to the real thing.
  if (/\\.|\r[\s\S]/.test(line)) return undefined;
  const pattern = line
    .replace(/^!/, '')
    .replace(/[\r ]+$/, '')
    .replace(/\/$/, '');
  const segment = pattern.slice(pattern.lastIndexOf('/') + 1);
  return segment === '' || segment.includes('**') || /[\\\r]/.test(segment) ? undefined : segment;
}

/** Wildcards as wide as they can be; undefined when the brackets are not plain. */
function toExpression(segment: string): string | undefined {
  const plain = segment.replaceAll(/\[[!^]?[^\][:]+\]/g, '?');
  if (/[[\]]/.test(plain)) return undefined;
  return plain
    .replaceAll(/[.+^${}()|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
}

/** True when the name ends in one of `extensions`, each of which starts with a dot and may hold more. */
function hasExtension(name: string, extensions: ReadonlySet<string>): boolean {
  if (extensions.size === 0) return false;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    if (extensions.has(name.slice(dot))) return true;
  }
  return false;
}
