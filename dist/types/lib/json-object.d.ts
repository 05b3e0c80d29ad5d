export type JsonObject = Readonly<Record<string, unknown>>;
/** The object written in `bytes` as UTF-8 JSON, or nothing: other values, lists, bad UTF-8, more than 64 KB, nested deeper than 32. */
export declare function parseJsonObject(bytes: Uint8Array | undefined): JsonObject | undefined;
/**
 * The object written in `text`, which may be escaped once more, as JSON inside a string of JSON or source code is; nothing when it is none
 * or longer than `maxLength` (UTF-16 units).
 */
export declare function readJsonObject(text: string, maxLength: number): JsonObject | undefined;
/** The value when it is a string. */
export declare function asText(value: unknown): string | undefined;
export declare function isJsonObject(value: unknown): value is JsonObject;
/** The member when it is a string of at least one character. */
export declare function stringMember(object: JsonObject | undefined, name: string): string | undefined;
/** The member when it is a finite number. */
export declare function numberMember(object: JsonObject | undefined, name: string): number | undefined;
