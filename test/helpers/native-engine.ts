// The native engine is optional: its binary is built for one version of Node, and tests must also pass on the others.

import { createRequire } from 'node:module';
import type RE2 from 're2';

function load(): typeof RE2 | undefined {
  try {
    return createRequire(import.meta.url)('re2') as typeof RE2;
  } catch {
    return undefined;
  }
}

/** node-re2, where it loads in this Node. Tests that compare with it are skipped elsewhere; the suite on Node 20 runs them. */
export const nativeRe2 = load();

export const hasNative = nativeRe2 !== undefined;

/** The engines to compare: both, or the portable one twice where there is no other. */
export const bothEngines = hasNative ? (['re2', 're2js'] as const) : (['re2js', 're2js'] as const);
