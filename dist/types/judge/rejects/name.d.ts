import type { Candidate } from './candidate.ts';
/** The name says the value is something else, or no word of it is a credential word, or it does not belong to the value. */
export declare function checkName(candidate: Candidate): string | undefined;
