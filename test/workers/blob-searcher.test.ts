// Searching a repository by its deltas finds exactly what searching every blob whole finds, however the repository is packed.

import { describe, expect, test } from 'vitest';
import { loadScanRules } from '../../src/config/load-rules.ts';
import { defaultInsideLimits } from '../../src/config/options.ts';
import type { ObjectCatalog } from '../../src/git/object-catalog.ts';
import { oidOf } from '../../src/git/object-catalog.ts';
import { walkFamilies } from '../../src/git/object-walk.ts';
import { planWalk, splitFamilies } from '../../src/git/pack-families.ts';
import { OfflineJudge } from '../../src/judge/offline.ts';
import { buildTriggerTables } from '../../src/match/collect-triggers.ts';
import { lazyEngine } from '../../src/match/engine.ts';
import { Matcher } from '../../src/match/matcher.ts';
import { BlobSearcher, type SearchResult } from '../../src/workers/blob-searcher.ts';
import { CandidateTable } from '../../src/workers/candidate-table.ts';
import { withRepository } from '../git/scratch.ts';
import { catalogOf, open } from '../git/walk-helpers.ts';
import { writeSecretHistory } from '../helpers/secret-history.ts';

const { ruleSet } = await loadScanRules({ cwd: '/nonexistent', env: {}, target: '.', onlyRules: [] });
const matcher = new Matcher(ruleSet, buildTriggerTables(ruleSet.rules), lazyEngine('auto').get);

/** `blob rule offset secret` of everything found, sorted. `isWhole` hides the deltas. */
function search(catalog: ObjectCatalog, isWhole: boolean, parts = 3): string[] {
  const found: string[] = [];
  for (const part of splitFamilies(planWalk(catalog, new Set(['blob'])), parts)) {
    const searcher = new BlobSearcher(
      matcher,
      new CandidateTable(ruleSet, new OfflineJudge(0)),
      ruleSet,
      defaultInsideLimits,
    );
    walkFamilies(
      part,
      {
        visit: (object, parent: ReturnType<BlobSearcher['visit']> | undefined) =>
          isWhole
            ? searcher.visit({ ...object, bytes: object.bytes, steps: undefined, oid: '' }, undefined)
            : searcher.visit(object, parent),
      },
      { maxObjectBytes: 1e9, onSkipped: () => expect.unreachable(), onDiagnostic: () => expect.unreachable() },
    );
    found.push(...lines(catalog, searcher.takeResult()));
  }
  return found.sort();
}

function lines(catalog: ObjectCatalog, { records, texts }: SearchResult): string[] {
  let at = 0;
  return [...records.blobs.entries()].flatMap(([i, blob]) => {
    const own: string[] = [];
    for (; at < records.ends[i]!; at++) {
      const text = texts[records.candidates[at]!]!;
      own.push(
        `${oidOf(catalog, blob)} ${ruleSet.rules[text.rule]!.spec.id} ${records.starts[at]} ${text.secretBytes}`,
      );
    }
    return own;
  });
}

describe.each([1, 2])('history %i', (seed) => {
  test('gives the same for every way of packing', () =>
    withRepository((scratch) => {
      writeSecretHistory(scratch, seed, 40);
      const loose = search(catalogOf(open(scratch)), false);
      expect(loose.length).toBeGreaterThan(100);
      const packings: readonly (readonly string[])[] = [
        ['repack', '-adfq', '--depth=1', '--window=2'],
        ['repack', '-adfq', '--depth=50', '--window=250'],
        ['repack', '-adfq', '--depth=250', '--window=10'],
        ['gc', '-q', '--aggressive'],
      ];
      for (const packing of packings) {
        scratch.git(packing);
        const catalog = catalogOf(open(scratch));
        expect(search(catalog, false)).toEqual(loose);
        expect(search(catalog, false, 1)).toEqual(loose);
        expect(search(catalog, true)).toEqual(loose);
      }
    }));
});
