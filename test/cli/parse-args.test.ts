// Two parsers read the command line: a quick one at every start, and yargs for help and for what is wrong. What the first takes, the
// second must find no fault with, and the other way round.

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/cli/help.ts';
import { parseArgs } from '../../src/cli/parse-args.ts';

type Case = readonly [
  argv: string,
  parsed: { readonly operands?: readonly string[]; readonly flags?: object } | 'wrong',
];

const cases: readonly Case[] = [
  ['scan', {}],
  ['scan a b', { operands: ['a', 'b'] }],
  ['scan 007 1e3', { operands: ['007', '1e3'] }],
  ['scan -- -q --format', { operands: ['-q', '--format'] }],
  ['scan a -- b', { operands: ['a', 'b'] }],
  ['scan -q a', { operands: ['a'], flags: { quiet: true } }],
  ['scan a -q b', { operands: ['a', 'b'], flags: { quiet: true } }],
  ['scan -qv', { flags: { quiet: true, verbose: 1 } }],
  ['scan -vv -v', { flags: { verbose: 3 } }],
  ['scan -f json a', { operands: ['a'], flags: { format: ['json'] } }],
  ['scan -f json -f sarif=x', { flags: { format: ['json', 'sarif=x'] } }],
  ['scan -fjson', { flags: { format: ['json'] } }],
  ['scan -f=json', { flags: { format: ['json'] } }],
  ['scan -qfjson=a=b', { flags: { quiet: true, format: ['json=a=b'] } }],
  ['scan --format=json=a=b', { flags: { format: ['json=a=b'] } }],
  ['scan --exclude a b', { operands: ['b'], flags: { exclude: ['a'] } }],
  ['scan --exclude=-x', { flags: { exclude: ['-x'] } }],
  ['scan --include={a,b}.*', { flags: { include: ['{a,b}.*'] } }],
  ['scan -j4', { flags: { jobs: '4' } }],
  ['scan -j 4', { flags: { jobs: '4' } }],
  ['scan --jobs=4', { flags: { jobs: '4' } }],
  ['scan --fail-on high --fail-on low', { flags: { 'fail-on': 'low' } }],
  ['scan -c a.toml -c b.toml', { flags: { config: 'b.toml' } }],
  [
    'scan --no-ignore --no-progress --no-inline-allow',
    { flags: { 'no-ignore': true, 'no-progress': true, 'no-inline-allow': true } },
  ],
  ['scan --max-file-size 10MB', { flags: { 'max-file-size': '10MB' } }],
  ['scan stdin --name x', { flags: { name: 'x' } }],
  ['scan staged --whole-files', { flags: { 'whole-files': true } }],
  ['rules list --json', { flags: { json: true } }],
  ['rules show some-id', { operands: ['some-id'] }],
  ['rules check -c x', { flags: { config: 'x' } }],
  ['', 'wrong'],
  ['nope', 'wrong'],
  ['toString', 'wrong'],
  ['rules', 'wrong'],
  ['rules nope', 'wrong'],
  ['rules show', 'wrong'],
  ['rules show a b', 'wrong'],
  ['rules list a', 'wrong'],
  ['rules check --json', 'wrong'],
  ['scan stdin a', 'wrong'],
  ['scan staged a', 'wrong'],
  ['scan staged --jobs 1', 'wrong'],
  ['scan stdin --no-ignore', 'wrong'],
  ['scan --whole-files', 'wrong'],
  ['scan --name x', 'wrong'],
  ['scan -x', 'wrong'],
  ['scan -qx', 'wrong'],
  ['scan --formats json', 'wrong'],
  ['scan --no-quiet', 'wrong'],
  ['scan --ignore', 'wrong'],
  ['scan --toString', 'wrong'],
  ['scan --__proto__', 'wrong'],
  ['scan --max.file x', 'wrong'],
  ['scan --maxFileSize 1', 'wrong'],
  ['scan --quiet=true', 'wrong'],
  ['scan -q=1', 'wrong'],
  ['scan -f', 'wrong'],
  ['scan -f -q', 'wrong'],
  ['scan --config', 'wrong'],
  ['scan --config=', 'wrong'],
  ['scan -c ', 'wrong'],
  ['scan --config --quiet', 'wrong'],
  ['scan --fail-on nope', 'wrong'],
  ['scan --color sometimes', 'wrong'],
  ['scan --engine pcre', 'wrong'],
  ['scan -j', 'wrong'],
  ['scan -j0', 'wrong'],
  ['scan -j -1', 'wrong'],
  ['scan -j 1.5', 'wrong'],
  ['scan -j 0x2', 'wrong'],
  ['scan -j 10000', 'wrong'],
  ['scan --help', 'wrong'],
  ['scan --version', 'wrong'],
];

describe('a command line that is', () => {
  test.each(cases)('`%s` is read as meant, or left to the explanation', (line, expected) => {
    const parsed = parseArgs(words(line));
    if (expected === 'wrong') expect(parsed).toBeUndefined();
    else {
      const { verbose, ...flags } = parsed?.flags ?? {};
      expect(parsed?.operands).toEqual(expected.operands ?? []);
      expect(verbose === 0 || verbose === undefined ? flags : { ...flags, verbose }).toEqual(expected.flags ?? {});
    }
  });

  const isQuestion = (line: string): boolean => line === '' || /--(?:help|version)/.test(line);
  const mistakes = cases.filter(([line, expected]) => expected === 'wrong' && !isQuestion(line));

  test.each(mistakes)('`%s` is explained by a sentence of its own', async (line) => {
    const { text, isError } = await explain(words(line), 80);
    expect(isError).toBe(true);
    expect(text).toMatch(/^trapline: .+\n {2}try trapline .*--help\n$/);
    expect(text).not.toContain('do not go together');
  });

  // yargs finding no fault is what leads to the sentence it is asked not to need.
  test.each(cases.filter(([, expected]) => expected !== 'wrong'))(
    '`%s` has no fault for yargs either',
    async (line) => {
      const { text } = await explain(words(line), 80);
      expect(text).toContain('these arguments do not go together');
    },
  );
});

function words(line: string): string[] {
  return line === '' ? [] : line.split(' ');
}
