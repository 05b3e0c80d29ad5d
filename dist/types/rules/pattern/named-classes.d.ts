import { type RuneBounds } from './rune-set.ts';
/** `d`, `w` or `s`; undefined for any other letter. Negation is the caller's. */
export declare function perlClass(letter: string): RuneBounds | undefined;
/** The class of `[:name:]`, without negation; undefined when there is none of that name. */
export declare function posixClass(name: string): RuneBounds | undefined;
/**
 * The class of `\p{name}`: a general category or script, also in node-re2's JavaScript spelling (`Letter`, `Script=Greek`).
 * A leading `^` negates. Undefined when JavaScript knows no such property; it may know a newer script than the engine.
 */
export declare function unicodeClass(name: string): RuneBounds | undefined;
