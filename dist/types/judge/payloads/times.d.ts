/** ISO 8601 with milliseconds; null for what no calendar holds. */
export declare function isoTime(milliseconds: number): string | null;
/** `20260101T000000Z`, as AWS signs. */
export declare function parseBasicTime(text: string): number | undefined;
/** `2026-01-01`, with a time up to fractions of seconds and `Z` or an offset; without one it is UTC. */
export declare function parseIsoTime(text: string): number | undefined;
/** `expiresAt` with whether it is past, both null where there is none. */
export declare function expiry(expiresAt: number | undefined, now: number): {
    expiresAt: number | null;
    expired: boolean | null;
};
/** MongoDB's ObjectID begins with its time: seconds since 1970 in eight hex digits. */
export declare function objectIdTime(hex: string): number;
/** ULID (and UUID version 7) begins with its time: milliseconds since 1970 in six bytes. */
export declare function ulidTime(bytes: Uint8Array): number;
