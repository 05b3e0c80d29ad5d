import type { Candidate } from './candidate.ts';
export declare function checkDocumentation({ secret }: Candidate): string | undefined;
