// What the program says and which code it ends with, whatever it is asked to do.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/version.ts';
import {
  CliFolder,
  diagnostics,
  type Files,
  otherToken,
  places,
  runOver,
  token,
  tokenMask,
  tokenRule,
} from '../helpers/cli.ts';

const leak: Files = { 'app.env': `TOKEN=${token}\n` };
const clean: Files = { 'app.env': 'TOKEN=\n' };
// A path that is named and cannot be looked at is a hole in the coverage.
const withHole = ['scan', '.', 'missing'];

describe('exit codes', () => {
  const cases: readonly (readonly [title: string, files: Files, argv: readonly string[], code: number])[] = [
    ['0 when nothing is found and everything was searched', clean, ['scan'], 0],
    ['1 for a finding', leak, ['scan'], 1],
    ['1 for a finding although something was not searched', leak, withHole, 1],
    ['3 when nothing is found and something was not searched', clean, withHole, 3],
    ['2 for a command that does not exist', clean, ['frobnicate'], 2],
    ['1 for a finding of the severity of --fail-on', leak, ['scan', '--fail-on', 'critical'], 1],
    ['1 for a finding above the severity of --fail-on', leak, ['scan', '--fail-on', 'info'], 1],
    ['0 for a finding with --exit-zero', leak, ['scan', '--exit-zero'], 0],
    ['3 for a hole in the coverage in spite of --exit-zero', leak, [...withHole, '--exit-zero'], 3],
    ['0 for a finding that a comment allows', { 'a.env': `T=${token} # trapline:allow\n` }, ['scan'], 0],
    ['0 for an empty folder', {}, ['scan'], 0],
    ['1 whatever the format is: json', leak, ['scan', '-f', 'json'], 1],
    ['1 whatever the format is: sarif', leak, ['scan', '-f', 'sarif'], 1],
    ['1 when quiet', leak, ['scan', '-q'], 1],
  ];

  test.each(cases)('%s', async (_, files, argv, code) => {
    expect((await runOver(files, argv)).code).toBe(code);
  });

  test('0 for findings below the severity of --fail-on', async () => {
    const config = `[[rules]]\nid = "acme"\nregex = '''\\bacme_[a-z]{8}\\b'''\nseverity = "medium"\n`;
    const files = { '.trapline.toml': config, 'a.txt': 'acme_qwertzui' };
    expect((await runOver(files, ['scan', '--fail-on', 'medium'])).code).toBe(1);
    expect((await runOver(files, ['scan', '--fail-on', 'high'])).code).toBe(0);
  });

  test.each([
    ['files', ['scan']],
    ['standard input', ['scan', 'stdin']],
  ])('130 when interrupted while scanning %s, with a report that says so', async (_, argv) => {
    const result = await runOver(leak, [...argv, '-f', 'json'], { signal: AbortSignal.abort() });
    expect(result.code).toBe(130);
    expect(diagnostics(result.stdout)).toEqual(['interrupted']);
  });

  test('130 when interrupted while standard input is silent', async () => {
    const controller = new AbortController();
    const silent = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          controller.abort();
          return new Promise<never>(() => undefined);
        },
      }),
    };
    const result = await runOver({}, ['scan', 'stdin'], { stdin: silent, signal: controller.signal });
    expect(result.code).toBe(130);
    expect(result.stdout).toContain('the scan is incomplete: it was interrupted');
  });
});

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('trapline %s shows the commands', async (argv) => {
    const { code, stdout, stderr } = await runOver({}, argv);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^trapline finds leaked credentials/);
    expect(stdout).toContain('trapline scan ');
    expect(stdout).toContain('Exit codes:');
  });

  test.each(['scan', 'scan stdin', 'scan staged', 'rules', 'rules list', 'rules show', 'rules check'])(
    'fits into 80 columns for trapline %s',
    async (command) => {
      const { code, stdout, stderr } = await runOver({}, [...command.split(' '), '--help'], { columns: 80 });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout.startsWith(`trapline ${command}`)).toBe(true);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test.each([[['--version']], [['-V']], [['scan', '--version']]])('%s tells the version', async (argv) => {
    expect(await runOver({}, argv)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('mistakes', () => {
  const hint = (command: string): string => `  try trapline ${command}--help\n`;
  const cases: readonly (readonly [argv: readonly string[], stderr: string])[] = [
    [['frobnicate'], `trapline: there is no command "frobnicate", only scan and rules\n${hint('')}`],
    [['constructor'], `trapline: there is no command "constructor", only scan and rules\n${hint('')}`],
    [['rules'], `trapline: say list, show or check\n${hint('')}`],
    [
      ['rules', 'drop'],
      `trapline: there is no command "rules drop", only rules list, rules show, rules check\n${hint('')}`,
    ],
    [['--frobnicate'], `trapline: trapline does not take --frobnicate\n${hint('')}`],
    [['scan', '--frobnicate'], `trapline: scan has no flag --frobnicate\n${hint('scan ')}`],
    [['scan', '--constructor'], `trapline: scan has no flag --constructor\n${hint('scan ')}`],
    [['scan', '--no-quiet'], `trapline: scan has no flag --no-quiet\n${hint('scan ')}`],
    [['scan', '-z'], `trapline: scan does not take -z\n${hint('scan ')}`],
    [['scan', 'staged', '--jobs', '2'], `trapline: scan staged has no flag --jobs\n${hint('scan staged ')}`],
    [['scan', 'stdin', 'file'], `trapline: scan stdin does not take file\n${hint('scan stdin ')}`],
    [['scan', '--quiet=no'], `trapline: --quiet takes no value\n${hint('scan ')}`],
    [['scan', '-f'], `trapline: -f needs a value\n${hint('scan ')}`],
    [['scan', '--fail-on'], `trapline: --fail-on needs a value\n${hint('scan ')}`],
    [
      ['scan', '--fail-on', 'huge'],
      `trapline: --fail-on "huge" is none of info, low, medium, high, critical\n${hint('scan ')}`,
    ],
    [['scan', '--engine=pcre'], `trapline: --engine "pcre" is none of auto, re2, re2js\n${hint('scan ')}`],
    [['scan', '-j', '0'], `trapline: --jobs must be a whole number from 1 to 9999\n${hint('scan ')}`],
    [['scan', '-j', 'many'], `trapline: --jobs must be a whole number from 1 to 9999\n${hint('scan ')}`],
    [['rules', 'show'], `trapline: rules show needs the id of one\n${hint('rules show ')}`],
    [['scan', '-f', 'xml'], 'trapline: --format "xml" is not a format\n  there are text, json, sarif\n'],
    [['scan', '-f', 'json='], 'trapline: --format json= needs a file name\n'],
    [
      ['scan', '-f', 'sarif', '-f', 'json'],
      'trapline: only one --format can go to standard output\n  write the others into files: -f sarif=out.sarif\n',
    ],
    [
      ['scan', '--max-file-size', '3q'],
      'trapline: --max-file-size "3q" is not a size\n  write it like 500k, 10MB or 1GiB\n',
    ],
    [['scan', '--exclude', ''], 'trapline: --exclude "": the pattern is empty\n'],
    [['scan', '--include', '!a'], 'trapline: --include "!a": patterns are not negated with `!`; use the other flag\n'],
    [['scan', '--rule', 'nope'], 'trapline: there is no rule "nope"\n  trapline rules list shows all\n'],
    [['rules', 'show', 'nope'], 'trapline: there is no rule "nope"\n  trapline rules list shows all\n'],
    [
      ['scan', '-c', 'nope.toml'],
      'trapline: nope.toml: the configuration cannot be read\n  check --config and TRAPLINE_CONFIG\n',
    ],
    [['scan', 'nope'], 'trapline: nope: no such file or directory\n'],
    [['scan', 'a', 'b'], 'trapline: a: no such file or directory; b: no such file or directory\n'],
    [['scan', '\x1b[31mred'], 'trapline: \\x1b[31mred: no such file or directory\n'],
  ];

  test.each(cases)('%j ends with 2 and one clear sentence', async (argv, stderr) => {
    expect(await runOver({}, argv)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('a report that cannot be written ends with 2', async () => {
    const result = await runOver(clean, ['scan', '-f', 'json=no/such/folder/report.json']);
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toMatch(/^trapline: the json report cannot be written: ENOENT: .*\n$/);
  });
});

describe('secrets', () => {
  const formats = [['text'], ['json'], ['sarif']] as const;

  test.each(formats)('are masked in %s', async (format) => {
    const { stdout, stderr } = await runOver(leak, ['scan', '-vv', '-f', format]);
    expect(stdout).toContain(tokenMask);
    expect(stdout + stderr).not.toContain(token);
    expect(stdout + stderr).not.toContain(token.slice(8, -8));
  });

  test.each(formats)('are shown in %s with --show-secrets', async (format) => {
    const { stdout } = await runOver(leak, ['scan', '--show-secrets', '-f', format]);
    expect(stdout).toContain(token);
  });

  test('are masked on the lines of other findings', async () => {
    const { stdout } = await runOver({ 'a.env': `A=${token} B=${otherToken}\n` }, ['scan']);
    expect(stdout).not.toContain(token);
    expect(stdout).not.toContain(otherToken);
  });
});

describe('the text report', () => {
  test('is the same to the byte for the same tree', async () => {
    const files: Files = {
      'b.env': `x\nTOKEN=${token}\n`,
      'a/c.txt': `\t"${token}"\n`,
      'z.bin': Buffer.from([0, 1, 2]),
    };
    const expected = [
      'a/c.txt',
      `  1:3  critical  ${tokenRule}`,
      '         GitHub personal access token (classic): acts for its user on every',
      '         repository its scopes reach.',
      `     1 |     "${tokenMask}"`,
      '       |      ^^^^^^^^^^^^^^^^^^^^',
      '         its own checksum or structure is right, kind ghp',
      '         first: Revoke it: its owner at https://github.com/settings/tokens,',
      "         anyone with the token through GitHub's credential revocation API; then",
      '         look through the security log for what it did.',
      '',
      'b.env',
      `  2:7  critical  ${tokenRule}`,
      '         GitHub personal access token (classic): acts for its user on every',
      '         repository its scopes reach.',
      `     2 | TOKEN=${tokenMask}`,
      '       |       ^^^^^^^^^^^^^^^^^^^^',
      '         its own checksum or structure is right, kind ghp',
      '',
      'searched: 2 files, 93 B',
      'skipped: 1 (1 binary)',
      '',
      '2 findings (2 critical) in 2 files',
      'Revoke real secrets; allow a false positive with a `trapline:allow` comment.',
      '',
    ].join('\n');
    expect(await runOver(files, ['scan'])).toEqual({ code: 1, stdout: expected, stderr: '' });
  });

  test('says that nothing was searched in an empty folder', async () => {
    const { stdout } = await runOver({}, ['scan']);
    expect(stdout).toBe('searched: 0 files, 0 B\n\nno findings: nothing was searched\n');
  });
});

describe('reports into files', () => {
  test('leave the text report on standard output', async () => {
    const folder = new CliFolder(leak);
    try {
      const result = await folder.run(['scan', '-f', 'json=report.json', 'app.env']);
      expect(result.code).toBe(1);
      expect(result.stdout).toContain('1 finding (1 critical) in 1 file');
      const { stdout } = await folder.run(['scan', '-f', 'json', 'app.env']);
      expect(readFileSync(join(folder.path, 'report.json'), 'utf8')).toBe(stdout);
      expect(places(stdout)).toEqual([`app.env:1:7 ${tokenRule}`]);
    } finally {
      folder.remove();
    }
  });
});
