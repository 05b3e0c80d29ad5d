// Parts of histories: commits between dates, on branches or not on them, and ranges of commits.

import { describe, expect, test } from 'vitest';
import { defaultOptions, type Progress } from '../../src/config/options.ts';
import { scan } from '../../src/scan.ts';
import { type Scratch, withRepository, withScratch } from '../git/scratch.ts';
import { runIn } from '../helpers/cli.ts';
import { commitAt, runHistory, scanHistory, summaries, tokenOf } from '../helpers/history.ts';

const [a, b, c] = ['a', 'b', 'c'].map(tokenOf) as [string, string, string];
const names = { a, b, c };

async function found(scratch: Scratch, args: readonly string[] = []): Promise<string[]> {
  return summaries(await scanHistory(scratch, args), names);
}

describe('bounds', () => {
  function branched(scratch: Scratch): void {
    scratch.write('x', `${a}\n`);
    commitAt(scratch, 1, 'one');
    scratch.git(['checkout', '-q', '-b', 'side']);
    scratch.write('x', `${a}\nmore\n`);
    scratch.write('y', `${b}\n`);
    commitAt(scratch, 20, 'two');
    scratch.git(['checkout', '-q', 'main']);
    scratch.write('z', `${c}\n`);
    commitAt(scratch, 40, 'three');
  }

  test.each([
    [[], ['x a [one] 3 HEAD', 'y b [two] 1 gone', 'z c [three] 1 HEAD']],
    [
      ['--branch', 'side'],
      ['x a [one] 2 HEAD', 'y b [two] 1 gone'],
    ],
    [['--branch', 'side', '--not', 'main'], ['y b [two] 1 gone']],
    [
      ['--since', '2024-01-01T00:00:20Z'],
      ['y b [two] 1 gone', 'z c [three] 1 HEAD'],
    ],
    [
      ['--until', '2024-01-01T00:00:20Z'],
      ['x a [one] 3 HEAD', 'y b [two] 1 gone'],
    ],
    [['--since', '2024-01-02'], []],
  ])('%j', (args, expected) =>
    withRepository(async (scratch) => {
      branched(scratch);
      expect(await found(scratch, args)).toEqual(expected);
    }),
  );
});

describe('a range', () => {
  test('finds what a later commit of it removed again, and nothing that the base has', () =>
    withRepository(async (scratch) => {
      scratch.write('x', `${a}\n`);
      commitAt(scratch, 1, 'base');
      scratch.write('x', `${a}\nline\n`);
      scratch.write('y', `${b}\n`);
      commitAt(scratch, 2, 'add');
      scratch.write('y', 'clean\n');
      scratch.write('z', `${c}\n`);
      commitAt(scratch, 3, `remove`);
      expect(await found(scratch, ['HEAD~2..HEAD'])).toEqual(['y b [add] 1 gone', 'z c [remove] 1 HEAD']);
      expect(await found(scratch, ['HEAD~2..HEAD~1'])).toEqual(['y b [add] 1 HEAD']);
      expect(await found(scratch, ['HEAD~1..'])).toEqual(['z c [remove] 1 HEAD']);
    }));

  test('does not report what it only moved or copied, nor what it brought back, and does what it changed on the way', () =>
    withRepository(async (scratch) => {
      scratch.write('old/x', `${a}\n`);
      scratch.write('old/inner/y', `${b}\n`);
      scratch.write('z', `${c}\n`);
      commitAt(scratch, 1, 'base');
      scratch.git(['mv', 'old', 'new']);
      scratch.write('copy', `${a}\n`);
      scratch.write('z', 'clean\n');
      commitAt(scratch, 2, 'move');
      scratch.write('z', `${c}\n`);
      commitAt(scratch, 3, 'bring back');
      expect(await found(scratch, ['HEAD~2..HEAD'])).toEqual([]);
      // Behind the base, it is new again.
      expect(await found(scratch, ['HEAD~1..HEAD'])).toEqual(['z c [bring back] 1 HEAD']);
      scratch.write('new/x', `${a}\nand more\n`);
      commitAt(scratch, 4, 'change');
      expect(await found(scratch, ['HEAD~3..HEAD'])).toEqual(['new/x a [change] 1 HEAD']);
      // A limit on sizes concerns what is new.
      const limited = await scanHistory(scratch, ['HEAD~3..HEAD~1', '--max-file-size', '20']);
      expect([limited.complete, limited.coverage.missed]).toEqual([true, 0]);
    }));

  test('tells how far it is', () =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'base');
      scratch.write('x', 'text\n');
      commitAt(scratch, 2, 'add');
      const told: Progress[] = [];
      const target = {
        kind: 'history',
        folder: '.',
        range: 'HEAD~1..HEAD',
        branches: [],
        not: [],
        unreachable: false,
      } as const;
      const onProgress = (progress: Progress): void => void told.push(progress);
      await scan({ ...defaultOptions, target, cwd: scratch.dir, env: {}, jobs: 1, onProgress });
      // The file and the message.
      expect(told.at(-1)).toEqual({ files: 2, bytes: expect.any(Number), findings: 0 });
      expect(told.at(-1)?.bytes).toBeGreaterThan('text\n'.length);
    }));

  test('without commits says that nothing was searched', () =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'base');
      const { code, stdout } = await runIn(scratch.dir, ['scan', 'history', 'HEAD..HEAD', '-v']);
      expect(code).toBe(0);
      expect(stdout).toContain('no commit is in the range');
      expect(stdout).toContain('no findings: nothing was searched');
    }));

  test.each([
    ['main..side', ['y b [side] 1 HEAD']],
    ['main...side', ['y b [side] 1 HEAD']],
    ['side..main', ['z c [main] 1 HEAD']],
    ['..side', ['y b [side] 1 HEAD']],
    ['...side', ['y b [side] 1 HEAD']],
    ['side..', ['z c [main] 1 HEAD']],
    ['side...', ['z c [main] 1 HEAD']],
    ['main~1..main^0', ['z c [main] 1 HEAD']],
  ])('%s is what its second side has and the first does not', (range, expected) =>
    withRepository(async (scratch) => {
      scratch.write('x', `${a}\n`);
      commitAt(scratch, 1, 'root');
      scratch.git(['checkout', '-q', '-b', 'side']);
      scratch.write('y', `${b}\n`);
      commitAt(scratch, 2, 'side');
      scratch.git(['checkout', '-q', 'main']);
      scratch.write('z', `${c}\n`);
      commitAt(scratch, 3, 'main');
      expect(await found(scratch, [range])).toEqual(expected);
    }),
  );

  test.each([
    [['...'], /'\.\.\.' is not a range of commits\n.*base\.\.head/],
    [['HEAD~2..HEAD~1..HEAD'], /is not a range of commits/],
    [['HEAD....HEAD'], /is not a range of commits/],
    [['^HEAD..HEAD'], /is not a range of commits/],
    [['HEAD^!'], /'HEAD\^!' is not a range of commits\n.*base\.\.head/],
    [['HEAD^@'], /is not a range of commits/],
    [['HEAD^-'], /is not a range of commits/],
    [['^HEAD~1'], /is not a range of commits/],
    [['^HEAD~1', 'HEAD'], /HEAD is not a folder\n.*range of commits like main\.\.HEAD/],
    [['HEAD', '^HEAD~1'], /HEAD is not a folder/],
    [['HEAD~1..HEAD', '^main'], /one folder and one range.*\n.*base\.\.head/],
  ])('%j is refused, with how to write it', (args, message) =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'one');
      commitAt(scratch, 2, 'two');
      const { code, stderr } = await runHistory(scratch, args);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );

  test.each([
    ['nowhere..HEAD', /'nowhere' cannot be resolved/],
    [`HEAD..${'0'.repeat(40)}`, /cannot be resolved/],
  ])('%s is refused', (range, message) =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'base');
      const { code, stderr } = await runHistory(scratch, [range]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );

  test('that a shallow clone does not hold is refused with what to do', () =>
    withScratch(async (scratch) => {
      scratch.git(['init', '-q', '-b', 'main', 'origin']);
      for (const i of [1, 2, 3, 4]) {
        scratch.write('origin/x', `${i}\n`);
        scratch.git(['add', '-A'], { cwd: 'origin' });
        scratch.git(['commit', '-qm', `${i}`], { cwd: 'origin' });
      }
      const base = scratch.git(['rev-parse', 'HEAD~3'], { cwd: 'origin' }).trim();
      scratch.git(['clone', '-q', '--depth', '2', `file://${scratch.path('origin')}`, 'clone']);
      const missing = await runHistory(scratch, ['clone', `${base}..HEAD`]);
      expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('fetch-depth: 0')]);
      const whole = await scanHistory(scratch, ['clone']);
      expect(whole.complete).toBe(false);
      expect(whole.diagnostics.map(({ code }) => code)).toEqual(['shallow-clone']);
      expect((await runHistory(scratch, ['clone'])).code).toBe(3);
      const part = await scanHistory(scratch, ['clone', 'HEAD~1..HEAD']);
      expect([part.complete, part.coverage.artifacts]).toEqual([true, 2]);
    }));
});
