/** `text` with control, bidirectional and invisible characters as `\x1b`, `\u202e` or `\u{e0041}`; line breaks and tabs too. */
export declare function escapeControls(text: string): string;
/**
 * JSON of `value`, indented by two spaces, in which the same characters are `\uXXXX`: the same data for any parser, and harmless on
 * a terminal. Keys keep the order they were written in.
 */
export declare function stringifyJson(value: unknown): string;
