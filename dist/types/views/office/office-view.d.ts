import type { View } from '../view.ts';
/** Where reading stands between two pieces. */
export type OfficeState = {
    /** Paragraphs, shared strings or cells that have ended. */
    readonly number: number;
    /** Reference of the cell that is open, `B3`; empty for none. */
    readonly cell: string;
    /** The cell holds the number of a shared string, which is no text. */
    readonly isShared: boolean;
};
export type OfficePiece = {
    readonly view: View;
    /** The cut, or a boundary of markup close to it. */
    readonly next: {
        readonly at: number;
        readonly state: OfficeState;
    };
};
/** Texts from `from` to the end of `bytes`; the next piece begins at `cut`. Offsets count in `bytes`. */
export declare function readOffice(bytes: Buffer, from: number, cut: number, start: OfficeState): OfficePiece;
