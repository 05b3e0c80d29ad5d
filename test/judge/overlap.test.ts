import { describe, expect, it } from 'vitest';
import { resolveOverlaps } from '../../src/judge/overlap.ts';
import type { Match } from '../../src/model/match.ts';
import type { RuleSet } from '../../src/model/rule.ts';
import { compileToml } from '../helpers/scanning.ts';

const rule = (id: string, more = ''): string => `[[rules]]\nid = "${id}"\nregex = '${id}_[a-z]{4}'\n${more}\n`;

const ours = compileToml(
  [
    rule('acme-a'),
    rule('acme-b'),
    rule('acme-sure', 'confidence = "high"'),
    rule('acme-weak', 'confidence = "low"'),
    rule('generic-one', 'tags = ["generic"]'),
    rule('generic-two', 'tags = ["generic"]'),
    rule('generic-sure', 'tags = ["generic"]\nconfidence = "high"'),
    rule('winner', 'supersedes = ["acme-sure", "tag:old"]'),
    rule('old-one', 'tags = ["old"]\nconfidence = "high"'),
    rule('duel-a', 'supersedes = ["duel-b"]'),
    rule('duel-b', 'supersedes = ["duel-a"]'),
  ].join(''),
).ruleSet;
const theirs = compileToml(rule('their-a') + rule('their-b'), 'gitleaks').ruleSet;

function matchOf(ruleSet: RuleSet, id: string, start: number, end: number): Match {
  const found = ruleSet.rules.find(({ spec }) => spec.id === id)!;
  return { rule: found, span: { start, end }, secret: { start, end } };
}

type Item = readonly [id: string, start: number, end: number];

function standing(items: readonly Item[]): string[] {
  const matches = items
    .map(([id, start, end]) => matchOf(id.startsWith('their') ? theirs : ours, id, start, end))
    .sort((a, b) => a.secret.start - b.secret.start);
  return resolveOverlaps(matches).map(({ rule: { spec } }) => spec.id);
}

describe('of two matches', () => {
  it.each<[string, readonly [Item, Item], string[]]>([
    [
      'apart both stand',
      [
        ['acme-a', 0, 5],
        ['acme-b', 9, 12],
      ],
      ['acme-a', 'acme-b'],
    ],
    [
      'that touch both stand',
      [
        ['acme-a', 0, 5],
        ['generic-one', 5, 9],
      ],
      ['acme-a', 'generic-one'],
    ],
    [
      'that overlap both stand',
      [
        ['acme-a', 0, 5],
        ['acme-b', 4, 9],
      ],
      ['acme-a', 'acme-b'],
    ],
    [
      'on the same bytes the earlier rule stands',
      [
        ['acme-b', 0, 5],
        ['acme-a', 0, 5],
      ],
      ['acme-a'],
    ],
    [
      'on the same bytes the more confident stands',
      [
        ['acme-a', 0, 5],
        ['acme-sure', 0, 5],
      ],
      ['acme-sure'],
    ],
    [
      'inside one another both stand whatever their confidence',
      [
        ['acme-weak', 0, 9],
        ['acme-sure', 2, 5],
      ],
      ['acme-weak', 'acme-sure'],
    ],
    [
      'a generic one yields to any other',
      [
        ['generic-sure', 0, 9],
        ['acme-weak', 8, 12],
      ],
      ['acme-weak'],
    ],
    [
      'of generic rules the more confident stands',
      [
        ['generic-one', 0, 9],
        ['generic-sure', 8, 12],
      ],
      ['generic-sure'],
    ],
    [
      'of generic rules the longer stands',
      [
        ['generic-one', 0, 3],
        ['generic-two', 2, 12],
      ],
      ['generic-two'],
    ],
    [
      'of equal generic rules the earlier stands',
      [
        ['generic-two', 0, 5],
        ['generic-one', 0, 5],
      ],
      ['generic-one'],
    ],
    [
      'the superseded yields though more confident',
      [
        ['acme-sure', 0, 9],
        ['winner', 3, 5],
      ],
      ['winner'],
    ],
    [
      'the superseded yields by its tag',
      [
        ['old-one', 0, 9],
        ['winner', 8, 12],
      ],
      ['winner'],
    ],
    [
      'that supersede each other both stand',
      [
        ['duel-a', 0, 9],
        ['duel-b', 0, 9],
      ],
      ['duel-a', 'duel-b'],
    ],
    [
      'of a gitleaks file both stand',
      [
        ['their-a', 0, 9],
        ['their-b', 0, 9],
      ],
      ['their-a', 'their-b'],
    ],
    [
      'of a gitleaks file and ours both stand',
      [
        ['their-a', 0, 9],
        ['acme-sure', 0, 9],
      ],
      ['their-a', 'acme-sure'],
    ],
    [
      'of a gitleaks file and generic ours the first stands',
      [
        ['their-a', 0, 9],
        ['generic-sure', 0, 9],
      ],
      ['their-a'],
    ],
  ])('%s', (_case, items, expected) => {
    expect(standing(items)).toEqual(expected);
    expect(standing([items[1], items[0]]).sort()).toEqual([...expected].sort());
  });
});

describe('of many matches', () => {
  it('a beaten one still beats others, so the answer does not depend on their order', () => {
    expect(
      standing([
        ['generic-one', 0, 3],
        ['generic-two', 2, 12],
        ['acme-a', 11, 15],
      ]),
    ).toEqual(['acme-a']);
  });

  it('a long one is compared with every one inside it', () => {
    expect(
      standing([
        ['generic-sure', 0, 50],
        ['generic-one', 2, 5],
        ['generic-two', 9, 12],
        ['generic-one', 49, 60],
      ]),
    ).toEqual(['generic-sure']);
  });

  it('none is none', () => {
    expect(resolveOverlaps([])).toEqual([]);
  });
});
