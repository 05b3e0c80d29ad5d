import type { NameKind } from './credential-name.ts';
/** After the credential word, these say that the value is about a credential and not one: `password_label`, `tokenUrl`. */
export declare const ABOUT_WORDS: ReadonlySet<string>;
/** The word before the credential word at `at` that makes it none, if there is one. */
export declare function findDenial(words: readonly string[], at: number, kind: NameKind): string | undefined;
export declare const UUID: RegExp;
/** `ClientToken`, `client-request-token`, `creation_token` with a UUID: they make a call to a cloud service idempotent. */
export declare function isRequestToken(words: readonly string[], at: number, value: string): boolean;
