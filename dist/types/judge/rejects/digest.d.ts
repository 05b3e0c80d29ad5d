import type { Candidate } from './candidate.ts';
export declare function checkDigest(candidate: Candidate): string | undefined;
