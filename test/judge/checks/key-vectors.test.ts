// The machine list of made-up keys lies outside of the repository. Where it is at hand, every vector of these checks must be met.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../src/judge/checks/check.ts';
import { keyChecks } from '../../helpers/key-checks.ts';

type Vector = {
  readonly id: string;
  readonly validator: string;
  readonly input: string;
  readonly context?: Partial<CheckContext>;
  readonly expect: object;
};

// Beside the repository, or where TRAPLINE_TOKEN_VECTORS says.
const places = [
  process.env.TRAPLINE_TOKEN_VECTORS,
  ...['../shared', '../../shared'].map((shared) => `${shared}/data/token-vectors.json.b64`),
];
const file = places.find((place) => place !== undefined && existsSync(place));

function readVectors(path: string): readonly (Vector & { readonly now: number })[] {
  const { now, vectors } = JSON.parse(Buffer.from(readFileSync(path, 'utf8'), 'base64').toString()) as {
    now: number;
    vectors: readonly Vector[];
  };
  return vectors.filter(({ validator }) => validator in keyChecks).map((vector) => ({ ...vector, now }));
}

describe('the list of keys', () => {
  if (file === undefined) {
    it.skip('skipped: token-vectors.json.b64 is not here; set TRAPLINE_TOKEN_VECTORS to its path', () => {});
    return;
  }
  it.each(readVectors(file))('$id', ({ validator, input, context, now, expect: expected }) => {
    expect(keyChecks[validator]!(input, { now, ...context })).toMatchObject(expected);
  });
});
