import type { LogicalPlace } from '../../model/location.ts';
import type { Span } from '../../model/span.ts';
import type { DocumentEvent } from '../documents/document.ts';
import type { Pages } from './pages.ts';
/** Bytes of text that are searched at a time, unless one row has more. Small, so that what belongs to a row dies young. */
export declare const batchBytes: number;
/** Unused bytes, and the table in whose pages they are; undefined for pages of none. */
export type Leftover = Span & {
    readonly isBlock: boolean;
    readonly table: string | undefined;
};
/** Where a text is said to be that begins at this byte of the file. */
export type PlaceOf = (table: string | undefined, start: number) => LogicalPlace;
type Event = Generator<DocumentEvent, void, undefined>;
export declare class Remains {
    #private;
    /** `encoding` is that of texts, as the header of a database has it. */
    constructor(bytes: Buffer, encoding: number, placeOf: PlaceOf);
    add(leftover: Leftover): void;
    /** Gives the rows of a page that nothing refers to; its other bytes are added. */
    page(pages: Pages, number: number): Event;
    /** The texts of all that was added. */
    texts(): Event;
}
export {};
