import type { Span } from '../../model/span.ts';
import type { View } from '../view.ts';
import { type DecodeLimits } from './decode-encoded.ts';
import type { RunKind } from './find-runs.ts';
import { type Spots } from './spot-finder.ts';
/** A run with the lines it goes on over, or an escape with the words around it. Its start is where a run's letters begin. */
export type EncodedUnit = Span & {
    readonly kind: RunKind;
    readonly alignment: number;
};
/** The pieces that the spots of a text belong to. */
export declare function unitsOf(bytes: Buffer, spots: Spots): EncodedUnit[];
/** The view of what a unit of `bytes` stands for; undefined when that is no text. */
export declare function decodeUnit(bytes: Buffer, unit: EncodedUnit, limits: DecodeLimits): View | undefined;
