import type { Candidate } from './candidate.ts';
export declare function checkReference({ secret, line, secretStart }: Candidate): string | undefined;
