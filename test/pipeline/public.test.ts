// --include-public, for each way of scanning: the same key is silent without it and one informational finding with it.

import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../src/config/options.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { scan } from '../../src/scan.ts';
import { withRepository } from '../git/scratch.ts';
import { CliFolder, parseReport, pieces, runIn } from '../helpers/cli.ts';

const line = `${expandTemplate('STRIPE_KEY=pk_live_%{base62:24}', 'public')}\n`;
const rule = 'stripe-publishable-key';

async function rulesOf(folder: string, argv: readonly string[], stdin?: string): Promise<readonly string[]> {
  const surroundings = stdin === undefined ? {} : { stdin: pieces(stdin) };
  const { code, stdout, stderr } = await runIn(folder, [...argv, '-f', 'json'], surroundings);
  // Informational at most: never a reason to fail.
  expect([code, stderr]).toEqual([0, '']);
  return parseReport(stdout).findings.map(({ ruleId }) => ruleId);
}

describe('--include-public', () => {
  test('goes with files and standard input', async () => {
    const folder = new CliFolder({ 'a.env': line });
    try {
      expect(await rulesOf(folder.path, ['scan'])).toEqual([]);
      expect(await rulesOf(folder.path, ['scan', '--include-public'])).toEqual([rule]);
      expect(await rulesOf(folder.path, ['scan', 'stdin'], line)).toEqual([]);
      expect(await rulesOf(folder.path, ['scan', 'stdin', '--include-public'], line)).toEqual([rule]);
    } finally {
      folder.remove();
    }
  });

  test('goes with what is staged and with histories', () =>
    withRepository(async (scratch) => {
      scratch.write('a.env', line);
      scratch.git(['add', 'a.env']);
      expect(await rulesOf(scratch.dir, ['scan', 'staged'])).toEqual([]);
      expect(await rulesOf(scratch.dir, ['scan', 'staged', '--include-public'])).toEqual([rule]);
      scratch.commit();
      expect(await rulesOf(scratch.dir, ['scan', 'history'])).toEqual([]);
      expect(await rulesOf(scratch.dir, ['scan', 'history', '--include-public'])).toEqual([rule]);
    }));

  test('is an option of the library', async () => {
    const ask = async (includePublic: boolean): Promise<readonly string[]> => {
      const target = { kind: 'stdin', name: 'a.env', stream: pieces(line) } as const;
      const report = await scan({ ...defaultOptions, target, includePublic, cwd: '/nonexistent', env: {}, jobs: 1 });
      return report.findings.map(({ ruleId }) => ruleId);
    };
    expect([await ask(false), await ask(true)]).toEqual([[], [rule]]);
  });
});
