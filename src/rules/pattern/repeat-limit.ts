// RE2's limits on repeat counts. Other limits on the size of a compiled program are the engine's to enforce.

import type { PatternNode } from './ast.ts';

/** The largest count, and the largest product of nested counts, that RE2 accepts. */
export const maxRepeatCount = 1000;

/**
 * The largest product of nested counts in `node`: `(?:x{10}){20,}` is 200. `*`, `+` and `?` count 1. Walks the tree, so ask only
 * for a new repeat of at least 2: the limit then keeps the number of walks over one node below ten.
 */
export function repeatProduct(node: PatternNode): number {
  switch (node.type) {
    case 'repeat': {
      const count = node.max === Number.POSITIVE_INFINITY ? node.min : node.max;
      return Math.max(1, count) * repeatProduct(node.node);
    }
    case 'group':
      return repeatProduct(node.node);
    case 'concat':
      return node.parts.reduce((largest, part) => Math.max(largest, repeatProduct(part)), 1);
    case 'alternate':
      return node.branches.reduce((largest, branch) => Math.max(largest, repeatProduct(branch)), 1);
    default:
      return 1;
  }
}
