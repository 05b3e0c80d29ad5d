import type { Candidate } from './candidate.ts';
export declare function checkPlaceholder({ secret, line, secretStart }: Candidate): string | undefined;
