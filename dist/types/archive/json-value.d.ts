export type JsonRecord = Readonly<Record<string, unknown>>;
/** Undefined for bytes that are no JSON. */
export declare function parseJson(bytes: Uint8Array): unknown;
/** An empty record for anything that is none. */
export declare function asRecord(value: unknown): JsonRecord;
export declare function isRecord(value: unknown): value is JsonRecord;
/** An empty list for anything that is none. */
export declare function asList(value: unknown): readonly unknown[];
/** An empty text for anything that is none. */
export declare function asText(value: unknown): string;
export declare function textsOf(value: unknown): readonly string[];
