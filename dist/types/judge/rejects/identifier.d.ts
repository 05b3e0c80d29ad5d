import type { Candidate } from './candidate.ts';
export declare function checkIdentifier({ secret, line, secretStart }: Candidate): string | undefined;
