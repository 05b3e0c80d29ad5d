// What the bundle keeps of built-in rules, and where.

import { expect, test } from 'vitest';
import { storeNotes } from '../../src/rules/stored-notes.ts';
import { StoredRuleSet, storeRules } from '../../src/rules/stored-rules.ts';
import { packSetup, unpackSetup } from '../../src/workers/scan-setup.ts';
import { compileToml, setupOf } from '../helpers/scanning.ts';

const tables = { slack: 0, columnsAt: 0, facts: {}, guardAt: () => 0 };

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
  const rule = JSON.parse(storeRules(ruleSet, tables).split('\n')[2]!);
  expect(rule.spec).toMatchObject({ id: 'a', references: [], examples: { match: [], reject: [] } });
  expect(rule.spec).not.toHaveProperty('respond');
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
  const lines = storeRules(odd, tables);
  expect(lines).toMatch(/^[ -~\n]+$/);
  const text = new TextEncoder().encode(lines);
  const { rules, allowlists } = new StoredRuleSet({ text, isPublicSilent: false });
  expect(JSON.parse(JSON.stringify({ rules, allowlists }))).toEqual(odd);
  const [first] = rules;
  const { spec, search, token, maxBytes, maxNewlines, gate, index } = first!;
  expect({ spec, search, token, maxBytes, maxNewlines, gate, index }).toEqual(odd.rules[0]);
  expect(rules[0]?.pathLiterals).toBe(undefined);
});

test('rules of public keys are silent unless they are asked for', () => {
  const { ruleSet: mixed } = compileToml(`[[rules]]
id = "open"
regex = 'pub_[a-z]{4}'
tags = ["public"]
[[rules]]
id = "shut"
regex = 'sec_[a-z]{4}'
`);
  const text = new TextEncoder().encode(storeRules(mixed, tables));
  const silent = (isPublicSilent: boolean): boolean[] =>
    new StoredRuleSet({ text, isPublicSilent }).rules.map(({ spec }) => spec.skipReport);
  expect(silent(true)).toEqual([true, false]);
  expect(silent(false)).toEqual([false, false]);
});

test('a thread gets the same rules and tables as the one that sent them', () => {
  const text = new TextEncoder().encode(storeRules(ruleSet, tables));
  const stored = new StoredRuleSet({ text, isPublicSilent: true });
  const setup = { ...setupOf(ruleSet), ruleSet: stored };
  const sent = unpackSetup(structuredClone(packSetup(setup)));
  expect(JSON.stringify(sent.ruleSet.rules)).toBe(JSON.stringify(stored.rules));
  expect(sent.ruleSet.rules.map(({ spec }) => spec.id)).toEqual(['a', 'b']);
  expect(sent.tables.triggers).toEqual(setup.tables.triggers);
});
