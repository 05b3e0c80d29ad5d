// What the pages for users list must be what the program has.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rejectNames } from '../../src/model/reject-name.ts';

test('docs/rules.md tells of every check that a rule can name, in the order they run', () => {
  const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith('What `rejects` can name'));
  const rows = section?.match(/^\| `[a-z-]+`/gm)?.map((row) => row.slice(3, -1));
  expect(rows).toEqual([...rejectNames]);
});
