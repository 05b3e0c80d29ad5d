import type { SummedParts, TokenSum } from '../../model/token.ts';
export type FieldPart = {
    readonly kind: 'field';
    readonly name: string;
    readonly characters: string;
    readonly least: number;
    readonly most: number;
};
export type SumPart = {
    readonly kind: 'sum';
    readonly name: string;
    readonly sum: TokenSum;
    readonly of: SummedParts;
};
/** Base64 of a JSON object, without its padding's length in `least` and `most`. */
export type PayloadPart = {
    readonly kind: 'payload';
    readonly name: string;
    readonly least: number;
    readonly most: number;
    readonly keys: readonly string[];
    readonly facts: readonly (readonly [fact: string, key: string])[];
};
export type GroupPart = {
    readonly kind: 'group';
    /** Set for a group with a name. */
    readonly name?: string;
    readonly alternatives: readonly (readonly TokenPart[])[];
    readonly isOptional: boolean;
};
export type TokenPart = {
    readonly kind: 'text';
    readonly text: string;
} | FieldPart | SumPart | PayloadPart | GroupPart;
export type TokenTemplate = {
    readonly parts: readonly TokenPart[];
    /** Names of parts that are facts. */
    readonly facts: readonly string[];
};
/** A template that cannot be read; `index` counts UTF-16 units from 0. */
export declare class TokenError extends Error {
    readonly index: number;
    constructor(message: string, index: number);
}
/** All parts, those inside groups too, in order. */
export declare function allParts(parts: readonly TokenPart[]): Generator<TokenPart>;
