import type { SummedParts, TokenCheck } from '../../model/token.ts';
/** Parts by name, each with its offset in the token (UTF-16 units); parts of alternatives that did not take part are absent. */
export type TokenParts = Readonly<Record<string, {
    readonly text: string;
    readonly start: number;
} | undefined>> & {
    readonly '': {
        readonly text: string;
        readonly start: number;
    };
};
/** Undefined for a text that is not of the token's shape. The entry `''` is the whole token. */
export declare function splitToken(check: TokenCheck, token: string): TokenParts | undefined;
/** What the checksum that is the part `sum` is computed over. */
export declare function summedBytes({ parts: names, decode }: SummedParts, sum: string, parts: TokenParts): Buffer;
