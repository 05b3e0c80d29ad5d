import type { Guard } from '../../model/guard.ts';
import { type TableImage } from '../../model/table-image.ts';
import { type LiteralEntry, type TriggerLiteral, WindowList } from './windows.ts';
export declare const hashBits = 21;
/** Hashes are grouped into buckets, so that the tables stay small. */
export declare const bucketBits = 14;
export declare const manyMultipliers = 512;
/** Numbers of four bytes per entry. */
export declare const entryFields = 4;
export declare const entryBytes: number;
/** Guard, guard state, id, then a bit for every byte value that may stand before the literal. */
export declare const triggerBytes: number;
/** Per literal: where its bytes are, how many, its first trigger. */
export declare const literalBytes = 12;
/** The image and the most hits that six bytes of input can yield (the search keeps that much room in its hit buffer). */
export type PrefilterTables = {
    readonly image: TableImage;
    readonly slack: number;
};
/** With where in the image each guard lies. */
export type BuiltTables = PrefilterTables & {
    readonly guardAt: ReadonlyMap<Guard, number>;
};
/** Lays out the tables. Literals with equal text share one entry. `tries`: how many hashes to choose from; 0 for the usual one. */
export declare function buildTables(literals: readonly TriggerLiteral[], tries?: number): BuiltTables;
/** Where the tables of an image are, in the order of its header, and how much is in them. */
export type Tables = {
    readonly bits: number;
    readonly buckets: number;
    readonly entries: number;
    readonly literals: number;
    readonly triggers: number;
    readonly multiplier: number;
    readonly windowCount: number;
    readonly literalCount: number;
    readonly triggerCount: number;
};
export declare function readTables(view: DataView): Tables;
/** The most hits that six bytes of input can yield by these windows, whoever's triggers they have: six bytes hold three windows. */
export declare function slackOf(view: DataView, windows: WindowList): number;
export declare function groupLiterals(literals: readonly TriggerLiteral[]): LiteralEntry[];
/** One window of a literal as the search reads it; `packed` as in WindowList. */
export declare function windowEntry(word: number, packed: number, entry: LiteralEntry): [number, number, number, number];
export declare function hashWindow(word: number, multiplier: number): number;
/** Hands out places in an image, one behind the other, each at a multiple of eight bytes. */
export declare class Places {
    end: number;
    constructor(start: number);
    take(bytes: number): number;
}
/** Where the literals, their triggers and their bytes are written; `firstTrigger` of them go before. */
export type LiteralLayout = {
    readonly literals: number;
    readonly triggers: number;
    readonly strings: number;
    readonly firstTrigger: number;
};
export declare function writeLiterals({ image, view }: {
    readonly image: Uint8Array;
    readonly view: DataView;
}, entries: readonly LiteralEntry[], { literals, triggers, strings, firstTrigger }: LiteralLayout, guards: ReadonlyMap<Guard, number>): void;
