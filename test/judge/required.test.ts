import { describe, expect, it } from 'vitest';
import { findRequired, type Placed } from '../../src/judge/required.ts';
import type { RequiredSpec } from '../../src/model/rule.ts';
import { compileToml } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(
  ['login', 'user', 'host'].map((id) => `[[rules]]\nid = "${id}"\nregex = '${id}_[a-z]{4}'\n`).join(''),
);

function place(id: string, line: number, column = 1, required: readonly RequiredSpec[] = []): Placed {
  const { spec } = ruleSet.rules.find((rule) => rule.spec.id === id)!;
  const startOffset = line * 100 + column;
  const location = {
    startLine: line,
    startColumn: column,
    endLine: line,
    endColumn: column + 4,
    startOffset,
    endOffset: startOffset + 4,
  };
  return { spec: { ...spec, required }, location };
}

/** `id line` of what is found for a match on line 10, column 10. */
function related(required: readonly RequiredSpec[], others: readonly Placed[]): string[] | undefined {
  const match = place('login', 10, 10, required);
  return findRequired(match, [match, ...others])?.map(({ spec, location }) => `${spec.id} ${location.startLine}`);
}

describe('a required match', () => {
  it.each<[string, RequiredSpec, Placed, boolean]>([
    ['anywhere', { id: 'user' }, place('user', 900), true],
    ['of another rule', { id: 'user' }, place('host', 10), false],
    ['just near enough above', { id: 'user', withinLines: 3 }, place('user', 7), true],
    ['just near enough below', { id: 'user', withinLines: 3 }, place('user', 13), true],
    ['one line too far', { id: 'user', withinLines: 3 }, place('user', 14), false],
    ['on the same line', { id: 'user', withinLines: 0 }, place('user', 10, 90), true],
    ['on the next line', { id: 'user', withinLines: 0 }, place('user', 11), false],
    ['in a near column', { id: 'user', withinColumns: 5 }, place('user', 90, 15), true],
    ['one column too far', { id: 'user', withinColumns: 5 }, place('user', 10, 16), false],
    [
      'near by lines but not by columns',
      { id: 'user', withinLines: 1, withinColumns: 5 },
      place('user', 10, 16),
      false,
    ],
  ])('%s', (_case, required, other, isFound) => {
    expect(related([required], [other])).toEqual(
      isFound ? [`${other.spec.id} ${other.location.startLine}`] : undefined,
    );
  });

  it('is the nearest of its rule, before or behind', () => {
    const users = [place('user', 2), place('user', 13), place('user', 8), place('user', 30)];
    expect(related([{ id: 'user' }], users)).toEqual(['user 8']);
  });

  it('must be there for each rule, and comes in the order they are asked for', () => {
    const required = [{ id: 'host' }, { id: 'user' }];
    expect(related(required, [place('user', 3)])).toBeUndefined();
    expect(related(required, [place('user', 3), place('host', 4)])).toEqual(['host 4', 'user 3']);
  });

  it('is another match, also of the same rule', () => {
    expect(related([{ id: 'login' }], [])).toBeUndefined();
    expect(related([{ id: 'login' }], [place('login', 11)])).toEqual(['login 11']);
  });

  it('is not missed where none is asked for', () => {
    expect(related([], [])).toEqual([]);
  });
});
