// What the bundle keeps of built-in rules, and where.

import { expect, test } from 'vitest';
import { storeNotes } from '../../src/rules/stored-notes.ts';
import { storeRules } from '../../src/rules/stored-rules.ts';
import { compileToml } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`respond = "Revoke it."
[[rules]]
id = "a"
regex = 'aaa_[a-z]{4}'
references = ["https://a.example"]
[rules.examples]
match = ["aaa_abcd"]
[[rules]]
id = "b"
regex = 'bbb_[a-z]{4}'
respond = "Replace it."
`);

test('what only reports need is kept apart from what every start reads', () => {
  const { rules } = JSON.parse(storeRules(ruleSet, { slack: 0, guardAt: () => 0 }));
  expect(rules[0].spec).toMatchObject({ id: 'a', references: [], examples: { match: [], reject: [] } });
  expect(rules[0].spec).not.toHaveProperty('respond');
  expect(JSON.parse(storeNotes(ruleSet.rules))).toEqual({
    a: { references: ['https://a.example'], respond: 'Revoke it.' },
    b: { references: [], respond: 'Replace it.' },
  });
});

test('all else comes back as it was, whatever its fields are', () => {
  const { ruleSet: odd } = compileToml(`[[rules]]
id = "odd"
description = "Acme’s \u{1f511}"
token = 'odd_{base62:32}{crc32-base62:6}'
malformed = "drop"
secretGroup = 1
entropy = 3.5
keywords = ["odd_"]
skipReport = true
format = "unconfirmed"
rejects = []
supersedes = ["tag:generic"]
[[rules.allowlists]]
stopwords = ["mock"]
[[rules]]
id = "plain"
regex = '(?i)plain[a-z]{4}'
`);
  const json = storeRules(odd, { slack: 3, guardAt: () => 0 });
  expect(json).toMatch(/^[ -~]+$/);
  expect(JSON.parse(json)).toEqual({ ...odd, guards: {}, slack: 3 });
});
