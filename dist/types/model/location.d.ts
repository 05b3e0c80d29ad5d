/**
 * Place of the secret itself (not of the whole match) in the file it was found in.
 * Lines and columns are 1-based; columns count UTF-16 code units as editors and SARIF do; `endColumn` is exclusive.
 * `startOffset` and `endOffset` are bytes of the original file, half-open.
 */
export type Location = {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly startOffset: number;
    readonly endOffset: number;
};
