/** In the order the checks run, cheapest first: a match that several would reject is dropped by the one that costs least. */
export declare const rejectNames: readonly ["lockfile", "encrypted", "reference", "name", "identifier", "digest", "placeholder", "words", "uri-password", "token-words", "option-value", "basic-credential", "known-uuid", "not-private-der", "documentation"];
export type RejectName = (typeof rejectNames)[number];
