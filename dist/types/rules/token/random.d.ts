/** A source of bytes: `randomBytes` of node:crypto for tokens nobody can foresee, `seededBytes` for examples. */
export type RandomBytes = (count: number) => Uint8Array;
export type Random = {
    readonly bytes: RandomBytes;
    /** A whole number from 0 to below `bound` (at most 65536), all equally likely. */
    readonly below: (bound: number) => number;
    readonly text: (characters: string, length: number) => string;
};
export declare function randomFrom(bytes: RandomBytes): Random;
/** SHA-256 in counter mode: the same bytes for the same seed on every platform. */
export declare function seededBytes(seed: string): RandomBytes;
