// The parameters of a URL's query, read leniently enough for query strings on their own and out of HTML.

/** In characters; signed URLs with a session token have some 2,000. */
const maxCharacters = 1 << 14;
const maxParameters = 64;

/** First value of each name, decoded; nothing when the text is too long or has too many. A value with a broken escape is left as it is. */
export function parseQuery(text: string): ReadonlyMap<string, string> | undefined {
  if (text.length > maxCharacters) return undefined;
  const query = text.slice(text.indexOf('?') + 1).replace(/#.*$/s, '');
  const parameters = new Map<string, string>();
  const pairs = query.split(/&(?:amp;)?/, maxParameters + 1);
  if (pairs.length > maxParameters) return undefined;
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    if (!parameters.has(name)) parameters.set(name, equals < 0 ? '' : decodeEscapes(pair.slice(equals + 1)));
  }
  return parameters;
}

function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
