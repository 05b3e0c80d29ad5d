/** Words that fill the place of a secret, alone or joined: `my-secret-token`, `changeme`. */
export declare const FILLER_WORDS: ReadonlySet<string>;
/** Whole values (before trailing digits and signs) that are defaults or examples everywhere. */
export declare const PLAIN_PASSWORDS: ReadonlySet<string>;
