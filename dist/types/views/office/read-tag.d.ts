import type { Span } from '../../model/span.ts';
export type Tag = {
    readonly at: number;
    /** Behind it; the end of the bytes when it has none. */
    readonly end: number;
    /** Without its prefix; empty for comments and instructions. */
    readonly name: string;
    readonly isEnd: boolean;
    readonly isEmpty: boolean;
    /** Of a cell: its reference (`r="B3"`) and whether it holds the number of a shared string (`t="s"`). */
    readonly cell?: string;
    readonly isShared?: boolean;
    /** A section of character data. */
    readonly text?: Span;
};
/** The markup that begins with the `<` at `at`; undefined at the end of the bytes. */
export declare function readTag(bytes: Buffer, at: number): Tag | undefined;
