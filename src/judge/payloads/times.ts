// Times inside tokens: seconds since 1970 (UTC) or their ISO 8601 text, never a Date that may be invalid.

/** What a Date can hold, in milliseconds. */
const maxMilliseconds = 8.64e15;

/** ISO 8601 with milliseconds; null for what no calendar holds. */
export function isoTime(milliseconds: number): string | null {
  return Math.abs(milliseconds) <= maxMilliseconds ? new Date(milliseconds).toISOString() : null;
}

/** Seconds since 1970 of a calendar date and time in UTC; nothing for a date that does not exist. */
function secondsOf(parts: readonly (string | undefined)[]): number | undefined {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
  const time = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const written = new Date(time);
  const isReal = written.getUTCMonth() + 1 === month && written.getUTCDate() === day && hour! < 24 && minute! < 60;
  return isReal && second! < 60 ? time / 1000 : undefined;
}

/** `20260101T000000Z`, as AWS signs. */
export function parseBasicTime(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  return match ? secondsOf(match.slice(1)) : undefined;
}

/** `2026-01-01`, with a time up to fractions of seconds and `Z` or an offset; without one it is UTC. */
export function parseIsoTime(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|([+-])(\d\d):(\d\d))?)?$/.exec(
    text,
  );
  const seconds = match ? secondsOf(match.slice(1, 7)) : undefined;
  if (!match || seconds === undefined) return undefined;
  const offset = Number(match[8] ?? 0) * 3600 + Number(match[9] ?? 0) * 60;
  return match[7] === '-' ? seconds + offset : seconds - offset;
}

/** `expiresAt` with whether it is past, both null where there is none. */
export function expiry(
  expiresAt: number | undefined,
  now: number,
): { expiresAt: number | null; expired: boolean | null } {
  return expiresAt === undefined ? { expiresAt: null, expired: null } : { expiresAt, expired: expiresAt < now };
}

/** MongoDB's ObjectID begins with its time: seconds since 1970 in eight hex digits. */
export function objectIdTime(hex: string): number {
  return Number.parseInt(hex.slice(0, 8), 16);
}

/** ULID (and UUID version 7) begins with its time: milliseconds since 1970 in six bytes. */
export function ulidTime(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUIntBE(0, 6);
}
