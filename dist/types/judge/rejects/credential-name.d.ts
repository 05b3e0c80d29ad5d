import type { Candidate } from './candidate.ts';
export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'bare-key' | 'auth' | 'salt' | 'none';
export type CredentialName = {
    /** Index in the candidate's line where the name begins. */
    readonly start: number;
    readonly text: string;
    readonly kind: NameKind;
    /** The words of the name, lower-case, in order. */
    readonly words: readonly string[];
    /** Index in `words` of the last word that made the kind; -1 for none. */
    readonly at: number;
};
/** Reads the name that stands before the secret. Linear in the length of the match. */
export declare function readCredentialName(candidate: Candidate): CredentialName;
/** Splits `dbPassword`, `DB_PASSWORD` and `db.password-2` into lower-case words; digits are dropped. */
export declare function splitWords(name: string): readonly string[];
