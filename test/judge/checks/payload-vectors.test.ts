// Published vectors for the checks of decodable payloads. The file lies beside the repository, not in it: its tokens are well-formed, and
// other scanners would alarm on them.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { payloadChecks } from '../../helpers/payload-checks.ts';

type Vectors = {
  readonly now: number;
  readonly vectors: readonly {
    readonly id: string;
    readonly validator: string;
    readonly input: string;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
};

const places = ['../../../../shared/data/token-vectors.json.b64', '../../../../../shared/data/token-vectors.json.b64'];
const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));

describe.skipIf(file === undefined)('the shared token vectors (skipped: ../shared/data is not there)', () => {
  const text = file === undefined ? '' : Buffer.from(readFileSync(file, 'latin1'), 'base64').toString('utf8');
  const { now, vectors } = text === '' ? { now: 0, vectors: [] } : (JSON.parse(text) as Vectors);
  const mine = vectors.filter(({ validator }) => validator in payloadChecks);

  it.each(mine.map((vector) => [vector.id, vector] as const))('%s', (_, { validator, input, expect: wanted }) => {
    expect(payloadChecks[validator]!(input, { now })).toMatchObject(wanted);
  });

  it('has some for these checks', () => {
    expect(file === undefined || mine.length > 0).toBe(true);
  });
});
