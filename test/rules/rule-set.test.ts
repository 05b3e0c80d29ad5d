// Joining a file with what it extends (reference/gitleaks-compat.md 2.1).

import { describe, expect, it } from 'vitest';
import type { Rule, RuleSpec } from '../../src/model/rule.ts';
import { ToolError } from '../../src/model/tool-error.ts';
import { type Dialect, dialectOf } from '../../src/rules/pack.ts';
import { readPack } from '../../src/rules/read-pack.ts';
import { compileRuleSet, joinPack, type LoadedRules } from '../../src/rules/rule-set.ts';

const builtinToml = `
[[rules]]
id = "base"
description = "as built in"
severity = "low"
regex = 'base_([a-z]{4})'
secretGroup = 1
entropy = 2.5
keywords = ["base_"]
tags = ["t1"]
references = ["https://base.example"]
skipReport = true
[[rules.required]]
id = "other"
[[rules.allowlists]]
stopwords = ["one"]
[rules.examples]
match = ["base_abcd"]
[[rules]]
id = "other"
regex = 'other_[a-z]{4}'
[[allowlists]]
paths = ["from-base"]
`;

/** Joins the first of `files`, which may extend the others by name. */
function join(files: Readonly<Record<string, string>>): LoadedRules {
  const read = (name: string) => {
    const text = files[name];
    if (text === undefined) throw new ToolError('config-unreadable', `${name} cannot be read`);
    return readPack(text, name, dialectOf(name));
  };
  const builtin = readPack(builtinToml, 'rules/base.toml', 'trapline');
  return joinPack(read(Object.keys(files)[0]!), { readExtended: read, builtin: () => builtin });
}

function ids({ rules }: LoadedRules): string[] {
  return rules.map(({ id }) => id).sort();
}

function rule(loaded: LoadedRules, id: string): RuleSpec | undefined {
  return loaded.rules.find((item) => item.id === id) as RuleSpec | undefined;
}

const own = "[[rules]]\nid = 'own'\nregex = 'own_[a-z]{4}'\n";
const useDefault = '[extend]\nuseDefault = true\n';

describe('what a file extends', () => {
  it.each<[string, string, string, string[]]>([
    ['the built-in rules by default', 'a.toml', own, ['base', 'other', 'own']],
    ['nothing when it says so', 'a.toml', `[extend]\nuseDefault = false\n${own}`, ['own']],
    ['nothing by default for a gitleaks file', '.gitleaks.toml', own, ['own']],
    [
      'the built-in rules for a gitleaks file that says so',
      '.gitleaks.toml',
      `${useDefault}${own}`,
      ['base', 'other', 'own'],
    ],
    ['all but the disabled rules', 'a.toml', `[extend]\ndisabledRules = ["base"]\n${own}`, ['other', 'own']],
  ])('is %s', (_case, name, text, expected) => {
    expect(ids(join({ [name]: text }))).toEqual(expected);
  });

  it('is another file, which is not extended by the built-in rules a second time', () => {
    const files = {
      'a.toml': `[extend]\npath = "b.toml"\nuseDefault = false\n${own}`,
      'b.toml': "[[rules]]\nid = 'b'\nregex = 'bbb'",
    };
    expect(ids(join(files))).toEqual(['b', 'own']);
  });

  it('is both for a file of ours', () => {
    const files = { 'a.toml': `[extend]\npath = "b.toml"\n${own}`, 'b.toml': "[[rules]]\nid = 'b'\nregex = 'bbb'" };
    expect(ids(join(files))).toEqual(['b', 'base', 'other', 'own']);
  });

  it('is read two levels deep, and what is deeper is said to be left out', () => {
    const file = (name: string, next: string): string =>
      `[extend]\npath = "${next}"\n[[rules]]\nid = "${name}"\nregex = "${name}${name}${name}"\n`;
    const files = {
      '.gitleaks.toml': file('a', 'gitleaks-b.toml'),
      'gitleaks-b.toml': file('b', 'gitleaks-c.toml'),
      'gitleaks-c.toml': file('c', '.gitleaks.toml'),
    };
    const loaded = join(files);
    expect(ids(loaded)).toEqual(['a', 'b', 'c']);
    expect(loaded.diagnostics).toMatchObject([
      { code: 'config-warning', path: 'gitleaks-c.toml', affectsCoverage: false },
    ]);
  });

  it('adds its global allowlists behind those of the file', () => {
    const loaded = join({ 'a.toml': `${own}[[allowlists]]\npaths = ["from-own"]` });
    expect(loaded.allowlists.map(({ paths }) => paths)).toEqual([['from-own'], ['from-base']]);
  });

  it('may disable a rule that is not there in a gitleaks file', () => {
    expect(ids(join({ '.gitleaks.toml': `${useDefault}disabledRules = ["nope", "base"]` }))).toEqual(['other']);
  });
});

describe('a rule of the same id', () => {
  it.each<[string, string, Partial<RuleSpec>]>([
    [
      'nothing but its description',
      'description = "mine"',
      { description: 'mine', regex: 'base_([a-z]{4})', severity: 'low', entropy: 2.5, secretGroup: 1 },
    ],
    [
      'the pattern',
      'regex = \'base-([a-z]{4})\'\nkeywords = ["base-"]',
      { regex: 'base-([a-z]{4})', keywords: ['base_', 'base-'], entropy: 2.5, examples: { match: [], reject: [] } },
    ],
    ['the severity', 'severity = "critical"', { severity: 'critical', description: 'as built in' }],
    ['the entropy', 'entropy = 3', { entropy: 3 }],
    ['no entropy by 0', 'entropy = 0', { entropy: 2.5 }],
    ['no secret group by 0', 'secretGroup = 0', { secretGroup: 1 }],
    [
      'lists by adding to them',
      'tags = ["t2"]\nreferences = ["r"]',
      { tags: ['t1', 't2'], references: ['https://base.example', 'r'] },
    ],
    ['what it is a component of', 'skipReport = false', { skipReport: false, required: [{ id: 'other' }] }],
    ['what it requires', '[[rules.required]]\nid = "base"', { required: [{ id: 'base' }], skipReport: true }],
    ['the path', "path = 'x'", { path: 'x', regex: 'base_([a-z]{4})' }],
  ])('overrides %s', (_case, lines, expected) => {
    expect(rule(join({ 'a.toml': `[[rules]]\nid = "base"\n${lines}` }), 'base')).toMatchObject(expected);
  });

  it('adds its allowlists to those it overrides', () => {
    const loaded = join({ 'a.toml': '[[rules]]\nid = "base"\n[[rules.allowlists]]\nstopwords = ["two"]' });
    expect(rule(loaded, 'base')?.allowlists.map(({ stopwords }) => stopwords)).toEqual([['one'], ['two']]);
  });

  it('in a gitleaks file keeps to its own ways only where it brings a pattern', () => {
    const described = join({ '.gitleaks.toml': `${useDefault}[[rules]]\nid = "base"\ndescription = "d"` });
    expect(rule(described, 'base')).toMatchObject({ dialect: 'trapline' });
    const rewritten = join({ '.gitleaks.toml': `${useDefault}[[rules]]\nid = "base"\nregex = 'base_.*'` });
    expect(rule(rewritten, 'base')).toMatchObject({ dialect: 'gitleaks' });
  });
});

describe('a file that cannot work', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'no rules',
      { '.gitleaks.toml': 'title = "t"' },
      '.gitleaks.toml: the configuration has no rules, so nothing could be found',
    ],
    ['nothing at all', { 'a.toml': '[extend]\nuseDefault = false' }, 'a.toml: the configuration has no rules'],
    [
      'both bases in a gitleaks file',
      { '.gitleaks.toml': `${useDefault}path = "b"` },
      '.gitleaks.toml: extend.useDefault and extend.path exclude each other',
    ],
    [
      'an unknown disabled rule',
      { 'a.toml': '[extend]\ndisabledRules = ["nope"]' },
      'a.toml: extend.disabledRules names "nope", which is not a rule',
    ],
    [
      'an unknown required rule',
      { 'a.toml': `${own}[[rules.required]]\nid = "nope"` },
      'a.toml:1: rule own required names "nope", which is not a rule',
    ],
    [
      'an unknown other half of a pair',
      { 'a.toml': `${own}[[rules.pairs]]\nid = "nope"\nfact = "account"` },
      'a.toml:1: rule own pairs names "nope", which is not a rule',
    ],
    [
      'an unknown target rule',
      { 'a.toml': `${own}[[allowlists]]\npaths = ["a"]\ntargetRules = ["own", "nope"]` },
      'a.toml: allowlists targetRules names "nope", which is not a rule',
    ],
    ['a base that is missing', { 'a.toml': '[extend]\npath = "nope.toml"' }, 'nope.toml cannot be read'],
    [
      'an override without its base',
      { '.gitleaks.toml': '[[rules]]\nid = "base"\nentropy = 1' },
      '.gitleaks.toml:1: rule base has neither regex, token nor path',
    ],
    [
      'a rule required of a disabled one',
      { 'a.toml': '[extend]\ndisabledRules = ["other"]' },
      'rules/base.toml:2: rule base required names "other"',
    ],
  ])('%s', (_case, files, message) => {
    expect(() => join(files)).toThrow(ToolError);
    expect(() => join(files)).toThrow(message);
  });
});

describe('a compiled rule set', () => {
  const none = () => undefined;

  it('is sorted by id, whatever the order in the files', () => {
    const { ruleSet } = compileRuleSet(join({ 'a.toml': own }), none);
    expect(ruleSet.rules.map(({ spec, index }) => [spec.id, index])).toEqual([
      ['base', 0],
      ['other', 1],
      ['own', 2],
    ]);
  });

  it('uses what is known of built-in rules only while they say the same', () => {
    const known = compileRuleSet(join({ 'a.toml': '' }), none).ruleSet;
    const marked = (id: string): Rule | undefined => {
      const found = known.rules.find(({ spec }) => spec.id === id);
      return found && { ...found, maxBytes: 999 };
    };
    const bytes = (text: string): number => compileRuleSet(join({ 'a.toml': text }), marked).ruleSet.rules[0]!.maxBytes;
    expect(bytes('[[rules]]\nid = "base"\ndescription = "d"')).toBe(999);
    expect(bytes('[[rules]]\nid = "base"\nregex = \'base_([a-z]{9})\'')).toBe(14);
    expect(bytes('[[rules]]\nid = "base"\nwindow = 30')).toBe(30);
    expect(() => bytes('[[rules]]\nid = "base"\nsecretGroup = 4')).toThrow(
      'secretGroup is 4, but the pattern has 1 groups',
    );
  });
});

it.each<Dialect>(['trapline', 'gitleaks'])('an empty file of the %s kind is no error by itself', (dialect) => {
  expect(readPack('', 'x', dialect)).toMatchObject({ rules: [], allowlists: [], diagnostics: [] });
});

describe('what to do first', () => {
  const rules = (lines: string) => `${lines}\n[[rules]]\nid = 'own'\nregex = 'own_[a-z]{4}'\n`;

  it("is the rule's own word, else its file's", () => {
    const text = `respond = "file"\n${own}[[rules]]\nid = 'b'\nregex = 'bbb'\nrespond = "rule"`;
    const loaded = join({ 'a.toml': text });
    expect(rule(loaded, 'own')?.respond).toBe('file');
    expect(rule(loaded, 'b')?.respond).toBe('rule');
    expect(rule(loaded, 'base')).not.toHaveProperty('respond');
    expect(rule(loaded, 'own')).not.toHaveProperty('packRespond');
  });

  it.each([
    ['respond = "outer file"', 'respond = "inner file"', 'inner file'],
    ['respond = "outer file"', '', 'outer file'],
    ['', 'respond = "inner file"', 'inner file'],
  ])('with %j over %j is what the extended file says', (outer, inner, expected) => {
    const files = { 'a.toml': rules(`${outer}\n[extend]\npath = "b.toml"`), 'b.toml': rules(inner) };
    expect(rule(join(files), 'own')?.respond).toBe(expected);
  });

  it('is what the extending rule says, over anything', () => {
    const files = {
      'a.toml': `${rules('[extend]\npath = "b.toml"')}respond = "outer rule"`,
      'b.toml': `${rules('respond = "inner file"')}respond = "inner rule"`,
    };
    expect(rule(join(files), 'own')?.respond).toBe('outer rule');
  });
});

it('a rule that brings a pattern of its own does not inherit that the old one is unconfirmed', () => {
  const base = "[[rules]]\nid = 'own'\nregex = 'own_[a-z]{4}'\nformat = 'unconfirmed'";
  const over = (line: string) => ({
    'a.toml': `[extend]\npath = "b.toml"\n[[rules]]\nid = 'own'\n${line}`,
    'b.toml': base,
  });
  expect(rule(join(over("regex = 'own_[a-z]{5}'")), 'own')?.format).toBe('confirmed');
  expect(rule(join(over("severity = 'low'")), 'own')?.format).toBe('unconfirmed');
});
