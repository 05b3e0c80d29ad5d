// The program as it is shipped changes the built-in rules' tables for a configuration, and reads only the rules that it needs; from sources
// everything is read and made anew. Both have to say the same.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBuiltinPacks } from '../../src/rules/builtin-join.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { finishRule } from '../../src/rules/join-packs.ts';
import { tokenMaker } from '../../src/rules/token/generate.ts';
import { Scratch } from '../git/scratch.ts';
import { hasBundle, program, runProgram } from '../helpers/bundled-program.ts';
import { CliFolder, token, tokenRule } from '../helpers/cli.ts';

const specs = readBuiltinPacks().flatMap(({ rules }) => rules.map(finishRule));
/** The configurations below speak of these. */
const named = [
  'github-classic-pat',
  'stripe-secret-key',
  'slack-webhook-url',
  'aws-secret-access-key',
  'npm-access-token',
];
/** A part of the catalogue is enough to see all kinds of rules, and much faster. */
const chosen = specs.filter(({ id, pairs }, i) => i % 6 === 0 || pairs.length > 0 || named.includes(id));
const someIds = specs.map(({ id }) => id).sort();

const ownRule = `[[rules]]
id = "acme-token"
regex = '''\\bacme_[a-z0-9]{8}\\b'''
severity = "critical"
`;

/** What they are called to what they say. */
const configurations: Readonly<Record<string, string>> = {
  'an empty one': '',
  'a rule of its own': ownRule,
  'rules before, between and behind the built-in ones': ['a', 'm', 'zzz']
    .map((id) => `[[rules]]\nid = "${id}"\nregex = 'acme_${id}[a-z0-9]+'\nwindow = 40\n`)
    .join(''),
  'a rule that shares its literal with built-in ones': `[[rules]]\nid = "own-ghp"\nregex = 'ghp_[A-Za-z0-9]{10}'\n`,
  'a literal of three letters': `[[rules]]\nid = "short"\nregex = '\\bacm[a-z0-9_]{9}\\b'\n`,
  'other things said of built-in rules': `[[rules]]
id = "github-classic-pat"
severity = "low"
description = "Ours."
tags = ["own"]
[[rules]]
id = "stripe-secret-key"
entropy = 7.5
`,
  'another pattern for a built-in rule': `[[rules]]\nid = "github-classic-pat"\nregex = '(acme_[a-z0-9]{8})'\n`,
  'a condition for a built-in rule': `${ownRule}
[[rules]]
id = "github-classic-pat"
[[rules.required]]
id = "acme-token"
withinLines = 3
`,
  'rules switched off': `[extend]\ndisabledRules = ["github-classic-pat", "generic-password", "${someIds[0]}", "${someIds.at(-1)}"]\n`,
  'most rules switched off': `[extend]\ndisabledRules = ${JSON.stringify(someIds.filter((id, i) => i % 3 !== 0 && !named.includes(id) && !specs.some(({ pairs }) => pairs.some((pair) => pair.id === id))))}\n`,
  'no built-in rules': `[extend]\nuseDefault = false\n${ownRule}`,
  'keys that are made to be published': 'includePublic = true\n',
  'an allowlist for one rule': `[[allowlists]]\ntargetRules = ["github-classic-pat"]\npaths = ['''github''']\n`,
  'a rule for paths': `[[rules]]\nid = "env-file"\npath = '(?:^|/)mine\\.txt$'\n`,
  'a rule for whole texts': `[[rules]]\nid = "any"\nregex = '[a-z]{4}_[0-9a-z]{8}'\nalways = true\nalwaysReason = "a test"\n`,
};

const gitleaks = `[extend]
useDefault = true
[[rules]]
id = "theirs"
regex = '''acme_[a-z0-9]{8}'''
keywords = ["mine"]
[[rules]]
id = "theirs-short"
regex = '''[a-z]{4}_[a-z0-9]{8}'''
keywords = ["#x"]
`;

describe.skipIf(!hasBundle)(`with ${program} (npm run bundle)`, () => {
  let folder: CliFolder;
  beforeAll(() => {
    folder = new CliFolder({ 'mine.txt': 'mine = acme_q1w2e3r4\nacme_zzz1 acme_mm ghp_0123456789 #x\n' });
    for (const spec of chosen) {
      spec.examples.match.forEach((example, i) => {
        const text = expandTemplate(example.text, spec.id, tokenMaker(spec));
        folder.write(`ex/${spec.id}/${i}/${example.path ?? 'example.txt'}`, `${text}\n`);
      });
    }
  });
  afterAll(() => folder.remove());

  /** Both reports; the configuration lies outside of what is scanned. */
  async function reports(name: string, config: string, argv: readonly string[] = []): Promise<unknown[]> {
    folder.write(name, config);
    const all = ['scan', 'ex', 'mine.txt', '--config', name, '-f', 'json', ...argv];
    const bundled = await runProgram(all, { cwd: folder.path });
    const fromSources = await folder.run(all);
    return [bundled, fromSources].map(({ code, stdout, stderr }) => ({
      code,
      stderr,
      report: JSON.parse(stdout) as unknown,
    }));
  }

  test.each(Object.keys(configurations))('%s', async (name) => {
    const [bundled, fromSources] = await reports('own.toml', configurations[name]!);
    expect(bundled).toEqual(fromSources);
    expect((bundled as { report: { findings: unknown[] } }).report.findings).not.toEqual([]);
  });

  test('a file of gitleaks’ kind', async () => {
    const [bundled, fromSources] = await reports('.gitleaks.toml', gitleaks);
    expect(bundled).toEqual(fromSources);
  });

  test('a file that extends another one', async () => {
    folder.write('base.toml', `${ownRule}[[rules]]\nid = "github-classic-pat"\ntags = ["base"]\n`);
    const [bundled, fromSources] = await reports(
      'own.toml',
      '[extend]\npath = "base.toml"\n[[rules]]\nid = "acme-token"\nseverity = "low"\n',
    );
    expect(bundled).toEqual(fromSources);
  });

  test('single rules', async () => {
    const [bundled, fromSources] = await reports('own.toml', ownRule, [
      '--rule',
      'acme-token',
      '--rule',
      'aws-secret-access-key',
    ]);
    expect(bundled).toEqual(fromSources);
  });

  test('a condition for a built-in rule, met far from what is staged', async () => {
    const scratch = new Scratch();
    scratch.git(['init', '-q', '-b', 'main']);
    const lines = ['acme_q1w2e3r4', ...Array.from({ length: 30_000 }, (_, i) => `line ${i}`)];
    scratch.write('a.txt', lines.join('\n'));
    scratch.write(
      '.trapline.toml',
      `${ownRule}[[rules]]\nid = "${tokenRule}"\n[[rules.required]]\nid = "acme-token"\n`,
    );
    scratch.commit('start');
    scratch.write('a.txt', [...lines, `token = ${token}`].join('\n'));
    scratch.git(['add', 'a.txt']);
    const bundled = await runProgram(['scan', 'staged', '-f', 'json'], { cwd: scratch.dir });
    scratch.remove();
    const { findings } = JSON.parse(bundled.stdout) as { findings: { ruleId: string }[] };
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([tokenRule]);
  });

  test('one thread', async () => {
    const [bundled, fromSources] = await reports('own.toml', configurations['other things said of built-in rules']!, [
      '--jobs',
      '1',
    ]);
    expect(bundled).toEqual(fromSources);
  });

  test.each([
    ['a rule that others need switched off', '[extend]\ndisabledRules = ["aws-access-key-id"]\n'],
    ['a rule that is not there switched off', '[extend]\ndisabledRules = ["nothing-like-it"]\n'],
    ['an allowlist for a rule that is not there', '[[allowlists]]\ntargetRules = ["nothing-like-it"]\npaths = ["x"]\n'],
  ])('an error: %s', async (_, config) => {
    folder.write('own.toml', config);
    const all = ['scan', 'mine.txt', '--config', 'own.toml'];
    const bundled = await runProgram(all, { cwd: folder.path });
    expect(bundled).toEqual(await folder.run(all));
    expect(bundled.code).toBe(2);
  });
});
