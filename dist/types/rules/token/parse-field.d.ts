import type { SummedParts, TokenSum } from '../../model/token.ts';
type Named = {
    readonly name: string | undefined;
    readonly isFact: boolean;
};
type Ranged = {
    readonly least: number;
    readonly most: number;
};
/** A field as written; `of` is absent where the checksum is about all fields before it. */
export type RawField = Named & (({
    readonly kind: 'field';
    readonly characters: string;
} & Ranged) | {
    readonly kind: 'sum';
    readonly sum: TokenSum;
    readonly of: SummedParts | undefined;
} | ({
    readonly kind: 'payload';
    readonly keys: readonly string[];
    readonly facts: readonly (readonly [string, string])[];
} & Ranged));
/** Reads the field that begins with `{` at `start`; `end` is behind its `}`. Throws TokenError. */
export declare function parseField(text: string, start: number): {
    readonly field: RawField;
    readonly end: number;
};
export {};
