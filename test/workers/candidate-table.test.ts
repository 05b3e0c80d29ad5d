// Candidates are numbered by the lines they stand on, however long those are.

import { describe, expect, it } from 'vitest';
import { OfflineJudge } from '../../src/judge/offline.ts';
import { CandidateTable } from '../../src/workers/candidate-table.ts';
import { compileToml, matcherOf } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`[[rules]]
id = "acme"
regex = 'acme_[a-z]{8}'
rejects = ["placeholder"]
`);

function numberOf(table: CandidateTable, line: string): number {
  const bytes = Buffer.from(`before\n${line}\nbehind\n`);
  const [match] = matcherOf(ruleSet).match(bytes, undefined, () => true);
  return table.numberOf(bytes, match!).candidate;
}

describe.each([
  ['short lines', 10],
  ['lines of more than a thousand bytes', 1500],
])('%s', (_name, filler) => {
  const rest = '.'.repeat(filler);

  it('are one candidate where they are equal, and two where they differ far from the secret', () => {
    const table = new CandidateTable(ruleSet, new OfflineJudge(1_800_000_000));
    const numbers = ['a', 'b', 'a'].map((end) => numberOf(table, `key = acme_kdwqhzvt ${rest}${end}`));
    expect(numbers).toEqual([0, 1, 0]);
    expect(table.takeNew().map(({ line }) => line.at(-1))).toEqual(['a', 'b']);
  });

  it('go on being numbered after candidates were given away', () => {
    const table = new CandidateTable(ruleSet, new OfflineJudge(1_800_000_000));
    expect(numberOf(table, `key = acme_kdwqhzvt ${rest}a`)).toBe(0);
    expect(table.takeNew()).toHaveLength(1);
    expect(numberOf(table, `key = acme_kdwqhzvt ${rest}b`)).toBe(1);
    expect(numberOf(table, `key = acme_kdwqhzvt ${rest}a`)).toBe(0);
    expect(table.takeNew().map(({ line }) => line.at(-1))).toEqual(['b']);
  });
});
