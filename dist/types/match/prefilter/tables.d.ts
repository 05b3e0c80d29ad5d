import type { Guard } from '../../model/guard.ts';
import { type TableImage } from '../../model/table-image.ts';
import { type TriggerLiteral } from './windows.ts';
export declare const manyMultipliers = 512;
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
