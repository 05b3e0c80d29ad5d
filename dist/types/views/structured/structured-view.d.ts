import type { Span } from '../../model/span.ts';
import type { OfficeState } from '../office/office-view.ts';
import { TextBuilder } from '../text-builder.ts';
import type { View } from '../view.ts';
import { type JsonState } from './json-reader.ts';
import { type Cell } from './notebook-place.ts';
import type { StructuredKind } from './sniff-structured.ts';
/** Where reading stands between two pieces of a document. */
export type StructuredState = {
    readonly json: JsonState;
    /** The text that is open, and lines of it that were given already. */
    readonly open: {
        readonly name: string;
        readonly lines: number;
    };
    readonly cells: ReadonlyMap<string, Cell>;
    readonly office: OfficeState;
};
export declare const structuredStart: StructuredState;
export type StructuredPiece = {
    readonly view: View;
    /** Spans of the strings that hold no text. */
    readonly media: readonly Span[];
    /** Where to go on in the bytes, and with what; undefined when the rest is no JSON. */
    readonly next: {
        readonly at: number;
        readonly state: StructuredState;
    } | undefined;
};
/** The strings from `from` on; `cut` is where the next piece will begin. Offsets count in `bytes`. */
export declare function readStructured(kind: StructuredKind, bytes: Buffer, from: number, cut: number, start: StructuredState): StructuredPiece;
/** Writes the text of a JSON string, without its quotes, to `builder`: escapes undone. */
export declare function decodeString(bytes: Buffer, start: number, end: number, builder: TextBuilder): void;
