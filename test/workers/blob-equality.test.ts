// What the delta-aware search finds in any blob is what searching the blob whole finds, in every kind of repository and however it is packed.

import { describe, expect, test } from 'vitest';
import { loadScanRules } from '../../src/config/load-rules.ts';
import { withRepository } from '../git/scratch.ts';
import { catalogOf, open } from '../git/walk-helpers.ts';
import { compareBlobs, makeSearchers } from '../helpers/blob-equality.ts';
import { gitFixtures, packings } from '../helpers/git-fixtures.ts';

const { ruleSet } = await loadScanRules({ cwd: '/nonexistent', env: {}, target: '.', onlyRules: [] });
const searchers = makeSearchers(ruleSet);

describe.each(gitFixtures)('$name', ({ name, build, initArgs }) => {
  test('is searched exactly, packed in any way', () =>
    withRepository(
      (scratch) => {
        const folder = build(scratch);
        const compare = (parts = 1) => {
          const { unequal, misread, diagnostics, ...rest } = compareBlobs(
            catalogOf(open(scratch, folder)),
            searchers,
            parts,
          );
          expect({ unequal, misread, diagnostics }).toEqual({ unequal: [], misread: [], diagnostics: [] });
          return rest;
        };
        const { blobs, matches, kept, inside, digest } = compare();
        if (name !== 'an empty repository')
          expect(Math.min(blobs / 10, matches / 100, kept / 10, inside / 10)).toBeGreaterThan(1);
        for (const [packing, pack] of Object.entries(packings)) {
          pack(scratch, folder);
          const packed = compare();
          expect([packing, packed.digest]).toEqual([packing, digest]);
          if (blobs > 0 && packing !== 'loose') expect(packed.deltas).toBeGreaterThan(0);
        }
        expect(compare(3).digest).toBe(digest);
      },
      [...(initArgs ?? [])],
    ));
});
