import { describe, expect, it } from 'vitest';
import { findPairs, maxPairBytes } from '../../src/judge/pairs.ts';
import type { Placed } from '../../src/judge/required.ts';
import { compileToml } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`
[[rules]]
id = "id"
regex = 'id_[a-z]{4}'
[[rules]]
id = "secret"
regex = 'secret_[a-z]{4}'
[[rules.pairs]]
id = "id"
fact = "account"
withinLines = 3
`);

type Half = Placed & { readonly name: string };

/** A match of four bytes on a line of its own; lines are ten bytes apart unless `startOffset` says otherwise. */
function half(name: string, startLine: number, startOffset = startLine * 10): Half {
  const { spec } = ruleSet.rules.find((rule) => rule.spec.id === (name.startsWith('s') ? 'secret' : 'id'))!;
  const location = {
    ...{ startLine, startColumn: 1, endLine: startLine, endColumn: 5 },
    ...{ startOffset, endOffset: startOffset + 4 },
  };
  return { name, spec, location };
}

/** `secret-id` of all pairs. */
function pairs(...halves: readonly Half[]): string[] {
  return [...findPairs(halves, () => true)].flatMap(([secret, partners]) =>
    partners.map(({ match }) => `${secret.name}-${match.name}`),
  );
}

describe('the halves of a credential', () => {
  it.each<[string, Half[], string[]]>([
    ['id before secret', [half('i', 1), half('s', 2)], ['s-i']],
    ['secret before id', [half('s', 1), half('i', 4)], ['s-i']],
    ['too many lines between', [half('i', 1), half('s', 5)], []],
    ['one line of many bytes', [half('i', 1, 0), half('s', 1, maxPairBytes + 5)], []],
    ['one line of just so many bytes', [half('i', 1, 0), half('s', 1, maxPairBytes + 4)], ['s-i']],
    ['a secret alone', [half('s', 1)], []],
  ])('%s', (_title, halves, expected) => {
    expect(pairs(...halves)).toEqual(expected);
  });

  it.each<[string, Half[], string[]]>([
    ['one after the other', [half('i1', 1), half('s1', 2), half('i2', 3), half('s2', 4)], ['s1-i1', 's2-i2']],
    // The first id is nearer to the second secret than to its own.
    [
      'secrets first, closer to the id of the one above',
      [half('s1', 1, 10), half('i1', 2, 34), half('s2', 3, 40), half('i2', 4, 64)],
      ['s1-i1', 's2-i2'],
    ],
    [
      'ids in one list, secrets in another',
      [half('i1', 1), half('i2', 2), half('s1', 3), half('s2', 4)],
      ['s1-i1', 's2-i2'],
    ],
    ['an id for the nearer of two secrets', [half('s1', 1), half('s2', 3), half('i', 4)], ['s2-i']],
    ['the nearer of two ids', [half('i1', 1), half('i2', 3), half('s', 4)], ['s-i2']],
  ])('belong together: %s', (_title, halves, expected) => {
    expect(pairs(...halves)).toEqual(expected);
  });

  it('are not paired where the condition of the pair does not hold', () => {
    const conditional = ({ spec, ...rest }: Half): Half => ({
      ...rest,
      spec: { ...spec, pairs: spec.pairs.map((pair) => ({ ...pair, when: 'client' })) },
    });
    const halves = [half('i', 1), conditional(half('s1', 2)), conditional(half('s2', 3))];
    const found = findPairs(halves, (match, pattern) => pattern === 'client' && match.name === 's2');
    expect([...found.keys()].map(({ name }) => name)).toEqual(['s2']);
  });

  it('take time in proportion to their number', () => {
    const halves = Array.from({ length: 60_000 }, (_, i) => half(i % 2 === 0 ? `i${i}` : `s${i}`, 1 + (i >> 3), i * 5));
    expect(findPairs(halves, () => true).size).toBe(30_000);
  });
});
