// What the bundle keeps of built-in rules, and where.

import { expect, test } from 'vitest';
import type { Rule } from '../../src/model/rule.ts';
import { storeRules } from '../../src/rules/store-rules.ts';
import { storeNotes } from '../../src/rules/stored-notes.ts';
import { RuleLines, type StoredHead, StoredRule, StoredRuleSet } from '../../src/rules/stored-rules.ts';
import { packSetup, unpackSetup } from '../../src/workers/scan-setup.ts';
import { compileToml, setupOf } from '../helpers/scanning.ts';

const tables = { slack: 0, columnsAt: 0, columns: 0, facts: {}, early: [], guardAt: () => 0 };

/** As a scan reads them, with how often it asked for the text. */
function readBack(stored: ReturnType<typeof storeRules>, isPublicSilent: boolean) {
  const asked = { times: 0 };
  const read = (): Uint8Array => {
    asked.times++;
    return new TextEncoder().encode(stored.lines);
  };
  const lines = new RuleLines(JSON.parse(stored.head) as StoredHead, read);
  const set = StoredRuleSet.ofBuiltin(lines, isPublicSilent);
  return { set, asked };
}

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
  const rule = JSON.parse(storeRules(ruleSet, tables).lines.split('\n')[1]!);
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
  const stored = storeRules(odd, tables);
  expect(stored.head + stored.lines).toMatch(/^[ -~\n]+$/);
  const { rules, allowlists } = readBack(stored, false).set;
  expect(JSON.parse(JSON.stringify({ rules, allowlists }))).toEqual(odd);
  const [first] = rules;
  const { spec, search, token, maxBytes, maxNewlines, gate, index } = first!;
  expect({ spec, search, token, maxBytes, maxNewlines, gate, index }).toEqual(odd.rules[0]);
  expect(rules[0]?.pathLiterals).toBe(undefined);
});

test('a rule has the number of its place in the set, wherever it is stored', () => {
  const { head, lines } = storeRules(ruleSet, tables);
  const read = new RuleLines(JSON.parse(head) as StoredHead, () => new TextEncoder().encode(lines));
  const rule = new StoredRule(read, { line: 1, isSilent: false }, 7);
  expect([rule.index, (JSON.parse(JSON.stringify(rule)) as Rule).index, rule.spec.id]).toEqual([7, 7, 'b']);
  expect(read.index().ids).toEqual(['a', 'b']);
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
  const silent = (isPublicSilent: boolean): boolean[] =>
    readBack(storeRules(mixed, tables), isPublicSilent).set.rules.map(({ spec }) => spec.skipReport);
  expect(silent(true)).toEqual([true, false]);
  expect(silent(false)).toEqual([false, false]);
});

test('a thread gets the same rules and tables as the one that sent them', () => {
  const stored = readBack(storeRules(ruleSet, tables), true).set;
  const setup = { ...setupOf(ruleSet), ruleSet: stored };
  const sent = unpackSetup(structuredClone(packSetup(setup)));
  expect(JSON.stringify(sent.ruleSet.rules)).toBe(JSON.stringify(stored.rules));
  expect(sent.ruleSet.rules.map(({ spec }) => spec.id)).toEqual(['a', 'b']);
  expect(sent.tables.triggers).toEqual(setup.tables.triggers);
});

test('the text is read once, when a rule is needed that is not in the head', () => {
  const { set, asked } = readBack(storeRules(ruleSet, { ...tables, early: [1] }), false);
  expect(set.rules).toHaveLength(2);
  expect(set.rules[1]?.spec.regex).toBe('bbb_[a-z]{4}');
  expect(set.rules.map(({ index }) => index)).toEqual([0, 1]);
  expect(asked.times).toBe(0);
  expect(set.rules[0]?.spec.regex).toBe('aaa_[a-z]{4}');
  expect(JSON.stringify(set.rules)).toBe(JSON.stringify(readBack(storeRules(ruleSet, tables), false).set.rules));
  expect(asked.times).toBe(1);
});
