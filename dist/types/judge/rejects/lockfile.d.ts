import type { Candidate } from './candidate.ts';
export declare function checkLockfile({ path, line, secretStart }: Candidate): string | undefined;
