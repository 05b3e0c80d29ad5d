import type { ProofQuestion } from '../model/proof.ts';
/** Files that need not be beside a secret to be read for it. */
export declare function counterpartNames(questions: readonly ProofQuestion[]): (path: string) => boolean;
