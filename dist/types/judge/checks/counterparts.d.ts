import type { Proof, ProofQuestion } from '../../model/proof.ts';
import { type PublicKeyText } from './key-fingerprints.ts';
/** A secret that asks. */
export type Asker = {
    readonly question: ProofQuestion;
    /** Its file. */
    readonly path: string;
    readonly secret: string;
    /** The text before it on its line, which names it. */
    readonly before: string;
};
/** An answer, for one of the askers by number. `start` is a UTF-16 index of the text it was found in. */
export type Counterpart = Pick<Proof, 'state' | 'relation' | 'what'> & {
    readonly asker: number;
    readonly start: number;
};
export declare class CounterpartFinder {
    #private;
    constructor(askers: readonly Asker[]);
    /** What a text at a path answers, in no particular order. A character is a byte where places are to be bytes (Latin-1). */
    find(text: string, path: string): Counterpart[];
    /** The askers whose public half is one of these. */
    shown(keys: readonly PublicKeyText[]): Counterpart[];
}
