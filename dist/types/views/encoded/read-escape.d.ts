/** What an escape stands for: a code point, or with `isByte` one byte of UTF-8; -1 for nothing at all (a soft line break). */
export type Escape = {
    readonly value: number;
    readonly isByte: boolean;
    readonly length: number;
};
export type EscapeKind = 'percent' | 'entity' | 'backslash' | 'quoted';
/** The byte that every escape of a kind begins with. */
export declare const escapeStarts: Readonly<Record<EscapeKind, number>>;
/** Reads the escape at `at`, which ends before `end`; undefined where the byte stands for itself. */
export declare const readEscape: Readonly<Record<EscapeKind, (bytes: Uint8Array, at: number, end: number) => Escape | undefined>>;
