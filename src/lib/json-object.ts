// Reads a JSON object out of a value that may be escaped once more, as JSON inside a string of JSON or source code is.

export type JsonObject = { readonly [key: string]: unknown };

/** The object, or nothing when the text is none or longer than `maxLength` (UTF-16 units). */
export function readJsonObject(text: string, maxLength: number): JsonObject | undefined {
  if (text.length > maxLength) return undefined;
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return undefined;
  const parsed = parse(trimmed) ?? (trimmed.includes('\\"') ? parse(unescapeOnce(trimmed)) : undefined);
  return isObject(parsed) ? parsed : undefined;
}

/** Whether a parsed value is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is a string. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function unescapeOnce(text: string): string {
  const unescaped = parse(`"${text.replace(/[\r\n]+/g, ' ')}"`);
  return typeof unescaped === 'string' ? unescaped : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
