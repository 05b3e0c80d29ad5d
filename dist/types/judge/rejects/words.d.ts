import type { Candidate } from './candidate.ts';
/** Reads like words, is too short, or is a bare number: not what its name promises. */
export declare function checkWords(candidate: Candidate): string | undefined;
