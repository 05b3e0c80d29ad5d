import type { Finding } from '../model/finding.ts';
/**
 * `plain` are the findings in a text as it is, `decoded` those in views of it, the outermost views first. What stands in clear at the same
 * place needs no decoding; a guess at what turned out to be encoded is given up for what was found in it; the shortest way to a secret counts.
 */
export declare function joinFindings(plain: readonly Finding[], decoded: readonly Finding[]): Finding[];
