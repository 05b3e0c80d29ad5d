import type { PatternNode } from './ast.ts';
/** The largest count, and the largest product of nested counts, that RE2 accepts. */
export declare const maxRepeatCount = 1000;
/**
 * The largest product of nested counts in `node`: `(?:x{10}){20,}` is 200. `*`, `+` and `?` count 1. Walks the tree, so ask only
 * for a new repeat of at least 2: the limit then keeps the number of walks over one node below ten.
 */
export declare function repeatProduct(node: PatternNode): number;
