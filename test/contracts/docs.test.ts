// What the pages for users list must be what the program has.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rejectNames } from '../../src/model/reject-name.ts';
import { readBuiltinPacks } from '../../src/rules/builtin-join.ts';

function readPage(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

test('docs/rules.md tells of every check that a rule can name, in the order they run', () => {
  const section = readPage('docs/rules.md')
    .split(/^## /m)
    .find((text) => text.startsWith('What `rejects` can name'));
  const rows = section?.match(/^\| `[a-z-]+`/gm)?.map((row) => row.slice(3, -1));
  expect(rows).toEqual([...rejectNames]);
});

/** `475 rules in 153 packs`, wherever a line breaks. */
const countPattern = /([\d,]+)\s+rules\s+in\s+([\d,]+)\s+packs/g;

// Of the change log only the newest count: what a release had stays what it had.
test.each([
  ['README.md', undefined],
  ['CHANGELOG.md', 1],
])('%s counts the built-in rules and packs right', (path, newest) => {
  const packs = readBuiltinPacks();
  const rules = packs.reduce((sum, pack) => sum + pack.rules.length, 0);
  const counts = [...readPage(path).matchAll(countPattern)].map((match) => match[0].replaceAll(/\s+/g, ' '));
  expect(counts.length).toBeGreaterThan(0);
  expect(new Set(counts.slice(0, newest))).toEqual(new Set([`${rules} rules in ${packs.length} packs`]));
});
