/**
 * A place inside a structured file: `cell 7 [id] output 0 text/html line 3` for people, `cells[6].outputs[0].data.text/html` for
 * machines (SARIF's fullyQualifiedName). Lines count from 1 in the decoded text of that member.
 */
export type LogicalPlace = {
    readonly text: string;
    readonly name: string;
};
/**
 * Place of the secret itself (not of the whole match) in the file it was found in.
 * Lines and columns are 1-based; columns count UTF-16 code units as editors and SARIF do; `endColumn` is exclusive.
 * `startOffset` and `endOffset` are bytes of the original file, half-open. For a secret inside an archive the file is the member.
 */
export type Location = {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly startOffset: number;
    readonly endOffset: number;
    /** Encodings that were undone to see it, the outermost first; absent: it stands there in clear. */
    readonly decoded?: readonly string[];
    readonly logical?: LogicalPlace;
    /** Path of the member inside the archive (`conf/.env`, `inner.zip!conf/.env`); the origin's path is `<archive>!<member>`. */
    readonly member?: string;
};
