import type { ProofQuestion } from '../../model/proof.ts';
/** An outcome as the judge keeps it. */
export type JudgedSecret = {
    readonly check: string;
    readonly secret: string;
    readonly state: 'valid' | 'invalid' | 'unknown';
    readonly facts: Readonly<Record<string, unknown>>;
};
/** Nothing where nothing could prove it. */
export declare function proofQuestion(judged: JudgedSecret): ProofQuestion | undefined;
