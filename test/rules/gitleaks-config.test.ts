// A .gitleaks.toml as teams write them, from the file to the findings.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultOptions } from '../../src/config/options.ts';
import type { ScanReport } from '../../src/model/report.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { scan } from '../../src/scan.ts';
import { githubToken } from '../helpers/tokens.ts';

const config = `
Title = "Acme's rules"
minVersion = "v8.20.0"

[Extend]
UseDefault = true
disabledRules = ["stripe-secret-key"]

[[rules]]
ID = "acme-token"
Description = "Acme token"
Regex = '''(?i)acme[_-]?token\\s*[:=]\\s*["']?([a-z0-9]{16,40})\\b'''
SecretGroup = 1
Entropy = 3.0
Keywords = "ACME, unused"
Tags = ["acme"]
  [rules.Allowlist]
  Description = "words of our tests"
  StopWords = ["dummy"]

[[rules]]
id = "acme-unbounded"
regex = '''ACME-BLOB:[A-Za-z0-9+/]+=*'''

[[rules]]
id = "acme-session"
regex = '''ACME-SESSION:([A-Za-z0-9]{20,})(?:[\\s;]|$)'''

[[rules]]
id = "acme-key-file"
path = '''(?i)\\.acmekey$'''

[[rules]]
id = "acme-user"
regex = '''acme_user=(\\w+)'''
keywords = ["acme_user"]
skipReport = true

[[rules]]
id = "acme-login"
regex = '''acme_pass=(\\S+)'''
keywords = ["acme_pass"]
  [[rules.required]]
  id = "acme-user"
  withinLines = 2

[[allowlists]]
description = "old samples"
condition = "AND"
paths = ['''^samples/''']
regexes = ['''^old''']

[[allowlists]]
description = "marked lines"
regexTarget = "line"
regexes = ['''NOT-A-SECRET''']
targetRules = ["acme-token", "acme-unbounded"]

[[allowlists]]
description = "matches of the sandbox"
regexTarget = "match"
regexes = ['''(?i)acme-token''']
`;

const value = (name: string): string => expandTemplate('%{alnum:24}', name);
const folder = mkdtempSync(join(tmpdir(), 'trapline-gitleaks-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function scanFiles(files: Readonly<Record<string, string>>): Promise<ScanReport> {
  rmSync(folder, { recursive: true });
  for (const [path, text] of Object.entries({ '.gitleaks.toml': config, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return scan({ ...defaultOptions, target: { kind: 'files', paths: ['.'] }, cwd: folder, env: {}, jobs: 1 });
}

/** `rule path line:column`, and who suppressed it. */
async function foundIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { findings } = await scanFiles(files);
  return findings.map(({ ruleId, origin, location, suppression }) => {
    const path = 'path' in origin ? origin.path : '';
    const reason = suppression ? ` (${suppression.by}: ${suppression.reason})` : '';
    return `${ruleId} ${path} ${location.startLine}:${location.startColumn}${reason}`;
  });
}

describe('a .gitleaks.toml', () => {
  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['finds by its own rules', { 'a.env': `x\nACME_TOKEN = "${value('a')}"\n` }, ['acme-token a.env 2:15']],
    ['asks for more entropy than a repeated character has', { 'a.env': `acme_token=${'ab'.repeat(10)}\n` }, []],
    [
      'allows stop words of the rule in any case',
      { 'a.env': `acme_token=DUMMY${value('b')}\n` },
      ['acme-token a.env 1:12 (allowlist: words of our tests)'],
    ],
    [
      'reads an unbounded pattern around its literal',
      { 'a.txt': `ACME-BLOB:${value('c')}==\n` },
      ['acme-unbounded a.txt 1:1'],
    ],
    ['finds files by their name alone', { 'conf/prod.ACMEKEY': 'whatever' }, ['acme-key-file conf/prod.ACMEKEY 1:1']],
    ['takes AND for all conditions: none', { 'b.env': `acme_token=old${value('d')}` }, ['acme-token b.env 1:12']],
    [
      'takes AND for all conditions: one',
      { 'samples/b.env': `acme_token=${value('d')}` },
      ['acme-token samples/b.env 1:12'],
    ],
    [
      'takes AND for all conditions: both',
      { 'samples/b.env': `acme_token=old${value('d')}` },
      ['acme-token samples/b.env 1:12 (allowlist: old samples)'],
    ],
    [
      'looks at the line',
      { 'a.env': `acme_token=${value('e')} # NOT-A-SECRET\n` },
      ['acme-token a.env 1:12 (allowlist: marked lines)'],
    ],
    [
      'looks at the match',
      { 'a.env': `acme-token=${value('f')}\n` },
      ['acme-token a.env 1:12 (allowlist: matches of the sandbox)'],
    ],
    [
      'reports a composite whose part is near',
      { 'a.ini': 'acme_user=bob\n\nacme_pass=hunter2\n' },
      ['acme-login a.ini 3:11'],
    ],
    ['reports no composite whose part is far', { 'a.ini': 'acme_user=bob\n\n\nacme_pass=hunter2\n' }, []],
    ['reports no composite without its part', { 'a.ini': 'acme_pass=hunter2\n' }, []],
    ['reports no part alone', { 'a.ini': 'acme_user=bob\n' }, []],
    [
      'obeys its own inline comment',
      { 'a.env': `acme_token=${value('g')} # gitleaks:allow\n` },
      ['acme-token a.env 1:12 (inline: gitleaks:allow on the line)'],
    ],
    ['is no place for findings itself', { 'b.txt': 'nothing' }, []],
  ])('%s', async (_case, files, expected) => {
    expect(await foundIn(files)).toEqual(expected);
  });

  it('uses the built-in rules it extends, but for those it disables', async () => {
    const pat = githubToken('gitleaks-config');
    const stripe = expandTemplate('sk_live_%{base62:24}', 'gitleaks-config');
    const { findings, rules } = await scanFiles({ 'a.txt': `token: ${pat}\nstripe: ${stripe}\n` });
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('stripe-secret-key');
    expect(findings.some(({ ruleId }) => ruleId.startsWith('github-'))).toBe(true);
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(['acme-token', 'acme-user']));
    expect(rules.map(({ id }) => id)).not.toContain('stripe-secret-key');
  });

  it('says what it assumed, and the scan is complete all the same', async () => {
    const { diagnostics, complete } = await scanFiles({ 'a.txt': 'x' });
    const places = diagnostics.map(({ code, path }) => `${code} ${path}`);
    expect(places).toContain('window-assumed .gitleaks.toml:21');
    expect(places.filter((place) => !place.startsWith('window-assumed '))).toEqual([]);
    expect(complete).toBe(true);
  });

  it('finds long tokens whose end its rule checks', async () => {
    const tokenOf = (parts: number): string => Array.from({ length: parts }, (_, i) => value(`part-${i}`)).join('');
    const { findings } = await scanFiles({ 'a.txt': `ACME-SESSION:${tokenOf(400)};\nACME-SESSION:${tokenOf(700)};\n` });
    // 9,600 bytes; 16,800 are more than any server takes.
    expect(
      findings.map(({ ruleId, location }) => [ruleId, location.startLine, location.endOffset - location.startOffset]),
    ).toEqual([['acme-session', 1, 9600]]);
  });

  it('gives the place of a required match with the finding', async () => {
    const { findings } = await scanFiles({ 'a.ini': 'acme_user=bob\nacme_pass=hunter2\n' });
    expect(findings).toMatchObject([
      { related: [{ ruleId: 'acme-user', location: { startLine: 1, startColumn: 11 } }] },
    ]);
  });
});
