// Reading one file: what it may say, and that every error names file, line, rule and key.

import { describe, expect, it } from 'vitest';
import { rejectNames } from '../../src/model/reject-name.ts';
import { ToolError } from '../../src/model/tool-error.ts';
import { dialectOf } from '../../src/rules/pack.ts';
import { readPack } from '../../src/rules/read-pack.ts';

/** The error of a file whose `lines` follow a comment and `[[rules]]` with an id, so that they begin on line 4. */
function errorOf(lines: string, dialect: 'trapline' | 'gitleaks' = 'trapline'): { message: string; hint?: string } {
  const text = `# rules of ours\n[[rules]]\nid = "acme-token"\n${lines}`;
  const source = dialect === 'gitleaks' ? 'conf/.gitleaks.toml' : 'conf/.trapline.toml';
  try {
    readPack(text, source, dialect);
  } catch (error) {
    if (error instanceof ToolError) return { message: error.message, ...(error.hint ? { hint: error.hint } : {}) };
    throw error;
  }
  return { message: 'no error' };
}

const at4 = 'conf/.trapline.toml:4: rule acme-token';

describe('a wrong key', () => {
  it.each<[string, string, string?]>([
    ['regexp = "a"', `${at4} regexp is not a key trapline knows`, 'did you mean "regex"?'],
    ['Regex = "a"', `${at4} Regex is not a key trapline knows`, 'did you mean "regex"?'],
    ['keyword = ["a"]', `${at4} keyword is not a key trapline knows`, 'did you mean "keywords"?'],
    ['secretgroup = 1', `${at4} secretgroup is not a key trapline knows`, 'did you mean "secretGroup"?'],
    ['zzz = 1', `${at4} zzz is not a key trapline knows`],
    ['regex = 3', `${at4} regex must be a string, not a number`],
    ['regex = ["a"]', `${at4} regex must be a string, not a list`],
    ['path = 2024-01-01', `${at4} path must be a string, not a date`],
    ['description = {}', `${at4} description must be a string, not a table`],
    ['entropy = "3"', `${at4} entropy must be a number, not a string`],
    ['entropy = -1', `${at4} entropy is bits per character`],
    ['entropy = 100', `${at4} entropy is bits per character`],
    ['secretGroup = 1.5', `${at4} secretGroup must be a whole number, 0 or more`],
    ['secretGroup = -1', `${at4} secretGroup must be a whole number, 0 or more`],
    ['window = "1k"', `${at4} window must be a number, not a string`],
    ['keywords = "a, b"', `${at4} keywords must be a list of strings`],
    ['keywords = ["a", 1]', `${at4} keywords must be a list of strings`],
    ['severity = "High"', `${at4} severity must be one of info, low, medium, high, critical, not "High"`],
    ['confidence = "sure"', `${at4} confidence must be one of low, medium, high, not "sure"`],
    ['format = "guessed"', `${at4} format must be one of confirmed, unconfirmed, not "guessed"`],
    ['rejects = "words"', `${at4} rejects must be a list of strings`],
    [
      'rejects = [\n  "words",\n  "place-holder",\n]',
      `${at4} rejects names "place-holder", which is not a check`,
      'did you mean "placeholder"?',
    ],
    [
      'rejects = ["checksum"]',
      `${at4} rejects names "checksum", which is not a check`,
      `there are ${rejectNames.join(', ')}`,
    ],
    ['skipReport = "yes"', `${at4} skipReport must be true or false, not a string`],
    ['always = 1', `${at4} always must be true or false, not a number`],
    ['always = true', `conf/.trapline.toml:2: rule acme-token alwaysReason is missing`],
    ['alwaysReason = "so"', `${at4} alwaysReason goes with always = true`],
    ['respond = ["a"]', `${at4} respond must be a string, not a list`],
    ['respond = " "', `${at4} respond is empty: say what to do first when it leaks`],
    ['respond = "a\\nb"', `${at4} respond must be one line without control characters`],
    ['respond = "a\\u2028b"', `${at4} respond must be one line without control characters`],
    [`respond = "${'a'.repeat(401)}"`, `${at4} respond is 401 characters long; at most 400`],
    ['respond = "see http://a.example"', `${at4} respond has a link that is not https`],
    ['[rules.required]\nid = "a"', `${at4} required must be a list of tables ([[rules[0].required]])`],
    ['[[rules.required]]\nwithinLines = 1', `${at4} id is missing: name the rule`],
    [
      '[[rules.required]]\nid = "a"\nwithinLines = "5"',
      `conf/.trapline.toml:6: rule acme-token withinLines must be a number`,
    ],
    ['[[rules.required]]\nid = "a"\nlines = 5', `conf/.trapline.toml:6: rule acme-token lines is not a key`],
    ['[rules.examples]\nmatch = [1]', `conf/.trapline.toml:5: rule acme-token match must hold templates`],
    ['[rules.examples]\nmatch = "a"', `conf/.trapline.toml:5: rule acme-token match must be a list, not a string`],
    [
      '[rules.examples]\nmatches = ["a"]',
      `conf/.trapline.toml:5: rule acme-token matches is not a key`,
      'did you mean "match"?',
    ],
    ['[rules.verify]\nmethod = "GET"', `${at4} url is missing`],
    [
      '[rules.verify]\nurl = "u"\nlive = ["200"]',
      `conf/.trapline.toml:6: rule acme-token live must be a list of whole numbers`,
    ],
    [
      '[rules.verify]\nurl = "u"\nheaders = ["a"]',
      `conf/.trapline.toml:6: rule acme-token headers must be a table of strings`,
    ],
  ])('%j: %s', (lines, message, hint) => {
    const error = errorOf(lines);
    expect(error.message).toContain(message);
    expect(error.hint).toBe(hint);
  });

  it.each<[string, string]>([
    ['rulez = []', 'x.toml:1: rulez is not a key trapline knows'],
    ['respond = ""', 'x.toml:1: respond is empty'],
    ['title = 1', 'x.toml:1: title must be a string, not a number'],
    ['\n[rules]\nid = "a"', 'x.toml:2: rules must be a list of tables ([[rules]])'],
    ['[[rules]]\nregex = "a"', 'x.toml:1: id is missing or empty: every rule needs one'],
    ['[[rules]]\nid = " "', 'x.toml:2: id is missing or empty: every rule needs one'],
    ['[[rules]]\nid = 7', 'x.toml:2: id must be a string, not a number'],
    ['[extend]\nurl = "https://a"', 'x.toml:2: url is not supported'],
    ['[extend]\nuseDefaults = true', 'x.toml:2: useDefaults is not a key trapline knows'],
    ['[extend]\ndisabledRules = "a"', 'x.toml:2: disabledRules must be a list of strings'],
    ['extend = "a"', 'x.toml:1: extend must be a table, not a string'],
    [
      '[[allowlists]]\ndescription = "d"',
      'x.toml:1: allowlist allows nothing: it needs commits, paths, regexes or stopwords',
    ],
    ['[[allowlists]]\nregexes = []', 'x.toml:1: allowlist allows nothing'],
    ['[[allowlists]]\npath = ["a"]', 'x.toml:2: path is not a key trapline knows'],
    ['a = ', 'x.toml:1:5: '],
  ])('%j: %s', (text, message) => {
    expect(() => readPack(text, 'x.toml', 'trapline')).toThrow(message);
  });
});

describe('an allowlist', () => {
  it.each<[string, string]>([
    [
      '[[rules.allowlists]]\ncondition = "XOR"\npaths = ["a"]',
      'conf/.trapline.toml:5: rule acme-token condition must be OR or AND, not "XOR"',
    ],
    [
      '[[rules.allowlists]]\npaths = ["a"]\nregexTarget = "Line"',
      'conf/.trapline.toml:6: rule acme-token regexTarget must be one of secret, match, line, not "Line"',
    ],
    ['[[rules.allowlists]]\ndescription = "d"', `${at4} allowlist allows nothing`],
    [
      '[[rules.allowlists]]\npaths = ["a"]\ntargetRules = ["b"]',
      'conf/.trapline.toml:6: rule acme-token targetRules is not a key',
    ],
    [
      '[rules.allowlist]\npaths = ["a"]\n[[rules.allowlists]]\npaths = ["b"]',
      `${at4} allowlist cannot stand beside allowlists: move it there`,
    ],
    [
      '[[rules.allowlists]]\nregexes = [\n  "a",\n  "(?=b)",\n]',
      'conf/.trapline.toml:5: rule acme-token regexes has "(?=b)", which is not a pattern RE2 accepts',
    ],
    [
      '[[rules.allowlists]]\npaths = ["a("]',
      'conf/.trapline.toml:5: rule acme-token paths has "a(", which is not a pattern RE2 accepts',
    ],
    ['[[allowlists]]\npaths = ["a("]', 'conf/.trapline.toml:5: paths has "a(", which is not a pattern RE2 accepts'],
  ])('%j: %s', (lines, message) => {
    expect(errorOf(lines).message).toContain(message);
  });

  it.each([
    ['', 'OR'],
    ['condition = "or"', 'OR'],
    ['condition = "||"', 'OR'],
    ['condition = "And"', 'AND'],
    ['condition = "&&"', 'AND'],
  ])('with %j means %s', (line, condition) => {
    const { allowlists } = readPack(`[[allowlists]]\npaths = ["a"]\n${line}`, 'x.toml', 'trapline');
    expect(allowlists).toMatchObject([{ condition }]);
  });

  it('is kept with trimmed commits and lower-case stop words', () => {
    const text = `[[allowlists]]\ncommits = [" ABCDEF "]\nstopwords = ["Example"]\ntargetRules = ["r"]`;
    expect(readPack(text, 'x.toml', 'trapline').allowlists).toEqual([
      {
        description: '',
        condition: 'OR',
        commits: ['abcdef'],
        paths: [],
        regexTarget: 'secret',
        regexes: [],
        stopwords: ['example'],
        targetRules: ['r'],
      },
    ]);
  });
});

describe('two rules of one id', () => {
  const text = '[[rules]]\nid = "a"\nregex = "aaa"\n[[rules]]\nid = "a"\nregex = "bbb"';
  it('are an error that names both places', () => {
    expect(() => readPack(text, 'x.toml', 'trapline')).toThrow('x.toml:4: rule a id is already used at x.toml:1');
  });

  it('are the last of them in a gitleaks file, which is said', () => {
    const { rules, diagnostics } = readPack(text, '.gitleaks.toml', 'gitleaks');
    expect(rules.map(({ regex }) => regex)).toEqual(['bbb']);
    expect(diagnostics).toMatchObject([{ code: 'config-ignored-key', path: '.gitleaks.toml:4' }]);
  });
});

describe('a gitleaks file', () => {
  it('has no respond, as gitleaks knows none', () => {
    const text = 'respond = "a"\n[[rules]]\nid = "a"\nregex = "aaa"\nrespond = "b"';
    const { rules, diagnostics } = readPack(text, '.gitleaks.toml', 'gitleaks');
    expect(rules[0]).not.toHaveProperty('respond');
    expect(diagnostics.map(({ path }) => path)).toEqual(['.gitleaks.toml:5', '.gitleaks.toml:1']);
  });

  it('may write its keys in any case, a table for a list and a comma list', () => {
    const text = `Title = "t"\n[[Rules]]\nID = "a"\nRegex = "aaa"\nSECRETGROUP = 0\nkeyWords = "Aaa, b"\n[Rules.allowList]\nStopWords = "x,Y"`;
    const { rules, diagnostics } = readPack(text, '.gitleaks.toml', 'gitleaks');
    expect(rules).toMatchObject([
      { id: 'a', regex: 'aaa', secretGroup: 0, keywords: ['aaa', 'b'], source: '.gitleaks.toml:2' },
    ]);
    expect(rules[0]?.allowlists).toMatchObject([{ stopwords: ['x', 'y'] }]);
    expect(diagnostics).toEqual([]);
  });

  it('may hold keys that nobody knows, which is said with their place', () => {
    const text = '[[rules]]\nid = "a"\nregex = "aaa"\nReport = true\n[Other]\nx = 1';
    expect(readPack(text, '.gitleaks.toml', 'gitleaks').diagnostics).toMatchObject([
      { code: 'config-ignored-key', path: '.gitleaks.toml:4', message: 'unknown key "report" ignored' },
      { code: 'config-ignored-key', path: '.gitleaks.toml:5', message: 'unknown key "other" ignored' },
    ]);
  });

  it('is told the line of a wrong key in whatever case it is written', () => {
    expect(errorOf('EnTropy = "x"', 'gitleaks').message).toContain('conf/.gitleaks.toml:4: rule acme-token entropy');
  });

  it.each([
    ['.gitleaks.toml', 'gitleaks'],
    ['conf/my-gitleaks-rules.toml', 'gitleaks'],
    ['C:\\conf\\GitLeaks.toml', 'gitleaks'],
    ['gitleaks/.trapline.toml', 'trapline'],
    ['rules.toml', 'trapline'],
  ])('is told by its name: %s is %s', (name, dialect) => {
    expect(dialectOf(name)).toBe(dialect);
  });
});

describe('a whole rule', () => {
  it('is read with every key it can have', () => {
    const text = `
minVersion = "v8"
[[rules]]
id = " acme-token "
description = "d"
severity = "critical"
confidence = "low"
regex = '''acme_([a-z]+)'''
path = '''\\.env$'''
secretGroup = 1
entropy = 3.5
keywords = ["ACME_"]
window = 64
always = true
alwaysReason = "because"
tags = ["t"]
references = ["https://acme.example"]
supersedes = ["tag:generic"]
rejects = []
skipReport = true
format = "unconfirmed"
respond = " Revoke it: https://acme.example/keys "
[[rules.required]]
id = "other"
withinLines = 3
[[rules.pairs]]
id = "account"
fact = "account name"
[[rules.pairs]]
id = "client"
fact = "client"
withinLines = 2
when = "client_"
[rules.examples]
match = ["a", { text = "b", path = ".env" }, { text = "c" }]
reject = []
[rules.verify]
url = "https://acme.example"
body = "{{secret}}"
headers = { Authorization = "Bearer {{secret}}" }
live = [200]
dead = [401]
`;
    const { rules } = readPack(text, 'x.toml', 'trapline');
    expect(rules).toEqual([
      {
        id: 'acme-token',
        source: 'x.toml:3',
        dialect: 'trapline',
        description: 'd',
        severity: 'critical',
        confidence: 'low',
        regex: 'acme_([a-z]+)',
        path: '\\.env$',
        secretGroup: 1,
        entropy: 3.5,
        keywords: ['acme_'],
        window: 64,
        alwaysReason: 'because',
        tags: ['t'],
        references: ['https://acme.example'],
        supersedes: ['tag:generic'],
        rejects: [],
        skipReport: true,
        format: 'unconfirmed',
        respond: 'Revoke it: https://acme.example/keys',
        required: [{ id: 'other', withinLines: 3 }],
        pairs: [
          { id: 'account', fact: 'account name', withinLines: 5 },
          { id: 'client', fact: 'client', withinLines: 2, when: 'client_' },
        ],
        allowlists: [],
        examples: { match: [{ text: 'a' }, { text: 'b', path: '.env' }, { text: 'c' }], reject: [] },
        verify: {
          url: 'https://acme.example',
          method: 'GET',
          headers: { Authorization: 'Bearer {{secret}}' },
          body: '{{secret}}',
          live: [200],
          dead: [401],
        },
      },
    ]);
  });
});
