import type { Entry } from './entry.ts';
export declare function readJsonEntries(bytes: Buffer, kind: 'kubernetes' | 'terraform'): Entry[];
