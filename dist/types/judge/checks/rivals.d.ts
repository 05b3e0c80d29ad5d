import type { ProofQuestion } from '../../model/proof.ts';
export type Rival = {
    readonly relation: string;
    readonly start: number;
};
/**
 * The public half that stands where the secret's would, whether it is its own or not: a proof outweighs it. `before` is the text before the secret
 * on its line. A VAPID pair stands in one file; a dotenvx key in another file of the folder than what it decrypts.
 */
export declare function findRival(pair: NonNullable<ProofQuestion['pair']>, text: string, { before, isSameFile }: {
    readonly before: string;
    readonly isSameFile: boolean;
}): Rival | undefined;
