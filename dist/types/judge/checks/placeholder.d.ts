import type { Candidate } from './candidate.ts';
export declare function checkPlaceholder({ secret }: Candidate): string | undefined;
