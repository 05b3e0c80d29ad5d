// JSON objects out of tokens and source code: hostile until read, so size and depth are bounded before anything is parsed.

/** In bytes. The longest payloads in use (registry and service account tokens) have some 5 KB. */
const maxBytes = 1 << 16;
const maxDepth = 32;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object written in `bytes` as UTF-8 JSON, or nothing: other values, lists, bad UTF-8, more than 64 KB, nested deeper than 32. */
export function parseJsonObject(bytes: Uint8Array | undefined): JsonObject | undefined {
  if (bytes === undefined || bytes.length > maxBytes) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isTooDeep(text)) return undefined;
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    // Not UTF-8 or not JSON: that is the answer, not a fault.
    return undefined;
  }
}

/**
 * The object written in `text`, which may be escaped once more, as JSON inside a string of JSON or source code is; nothing when it is none
 * or longer than `maxLength` (UTF-16 units).
 */
export function readJsonObject(text: string, maxLength: number): JsonObject | undefined {
  if (text.length > maxLength) return undefined;
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return undefined;
  const parsed = parse(trimmed) ?? (trimmed.includes('\\"') ? parse(unescapeOnce(trimmed)) : undefined);
  return isJsonObject(parsed) ? parsed : undefined;
}

/** The value when it is a string. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member when it is a string of at least one character. */
export function stringMember(object: JsonObject | undefined, name: string): string | undefined {
  const value = memberOf(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The member when it is a finite number. */
export function numberMember(object: JsonObject | undefined, name: string): number | undefined {
  const value = memberOf(object, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Own members only: `__proto__` and `constructor` are names like any other. */
function memberOf(object: JsonObject | undefined, name: string): unknown {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isInString) {
      if (character === '\\') i++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') {
      if (++depth > maxDepth) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}

function unescapeOnce(text: string): string {
  const unescaped = parse(`"${text.replace(/[\r\n]+/g, ' ')}"`);
  return typeof unescaped === 'string' ? unescaped : '';
}

function parse(text: string): unknown {
  try {
    return isTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
