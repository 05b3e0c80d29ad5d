// Published-format vectors, kept outside the repository because they look like tokens. Without them the tests beside this one, which make
// their own tokens, are all there is.

import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createValueChecker, type ValueContext } from '../../../src/check-value.ts';

type Vector = {
  readonly id: string;
  readonly validator: string;
  readonly input: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly context?: Omit<ValueContext, 'now'>;
};

const file = new URL('../../../../shared/data/token-vectors.json.b64', import.meta.url);
const candidates = [file, new URL('../../../../../shared/data/token-vectors.json.b64', import.meta.url)];
const found = candidates.find((url) => existsSync(url));
const { vectors, now } = found
  ? (JSON.parse(Buffer.from(readFileSync(found, 'utf8'), 'base64').toString()) as { vectors: Vector[]; now: number })
  : { vectors: [], now: 0 };
const check = createValueChecker();

it.skipIf(!found)('the vectors of ../shared/data/token-vectors.json.b64 are there (skipped: not found)', () => {
  expect(vectors.length).toBeGreaterThan(100);
});

it.each(vectors)('$validator: $id', ({ validator, input, expect: wanted, context }) => {
  expect(check(validator, input, { now, ...context })).toMatchObject(wanted);
});
