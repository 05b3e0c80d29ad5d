/** What stands for a character that is known to be part of no token, so that its neighbours do not become one word. */
export declare const notInTokens = "\uFFFD";
/** The text of a code in an encoding of single bytes; empty for control characters that are no white space. */
export declare function encodedText(encoding: string | undefined, code: number): string;
/** How the codes of a composite font are written, where its encoding says it. */
export type WideEncoding = {
    /** Undefined for an encoding that is written out in the file: the map to Unicode has codes as long. */
    readonly codeBytes: 1 | 2 | undefined;
    /** Whether a byte is the first of two; absent: all codes are as long. */
    readonly isLead?: (byte: number) => boolean;
    /** Undefined where only the font could tell. */
    text(code: number): string | undefined;
};
/** `ordering` is the name of the collection of characters. */
export declare function wideEncoding(encoding: string | undefined, ordering: string | undefined): WideEncoding;
