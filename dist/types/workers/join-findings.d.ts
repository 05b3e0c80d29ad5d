import type { Finding } from '../model/finding.ts';
/**
 * `plain` are the findings in a text as it is, `decoded` those in views of it, the outermost views first. What stands in clear at the same
 * place needs no decoding; a guess at what turned out to be encoded is given up for what was found in it; the shortest way to a secret counts.
 */
export declare function joinFindings(plain: readonly Finding[], decoded: readonly Finding[]): Finding[];
/**
 * `plain` are the findings in a structured document as plain text, `inside` those in its strings, whose places say more. What reaches over
 * several strings, as a name and its value do, is only in the first.
 */
export declare function joinStructured(plain: readonly Finding[], inside: readonly Finding[]): Finding[];
/**
 * `found` are the findings in a text and in what is encoded in it, `contained` those in its entries, of which the structure says more than any
 * guess: guesses at the same place are given up. An entry whose own form is known is what it is.
 */
export declare function joinContainers(found: readonly Finding[], contained: readonly Finding[]): Finding[];
