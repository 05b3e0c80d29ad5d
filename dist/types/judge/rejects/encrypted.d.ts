import type { Candidate } from './candidate.ts';
export declare function checkEncrypted({ secret }: Candidate): string | undefined;
