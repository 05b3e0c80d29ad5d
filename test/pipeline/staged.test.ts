// `trapline scan staged` over real repositories, from the command line to the report. The git program only builds them.

import { unlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Scratch, withRepository, withScratch } from '../git/scratch.ts';
import { diagnostics, otherToken, parseReport, places, runIn, token } from '../helpers/cli.ts';
import { at, clean, found, scanStaged } from '../helpers/staged.ts';

/** A commit with one file of three lines. */
function start(scratch: Scratch, content = 'one\ntwo\nthree\n'): void {
  scratch.write('a.env', content);
  scratch.commit();
}

describe('what is staged', () => {
  test('is searched before the first commit', () =>
    withRepository(async (scratch) => {
      scratch.write('a.env', token);
      expect(await found(scratch)).toEqual(clean);
      scratch.git(['add', 'a.env']);
      expect(await found(scratch)).toEqual([1, [at('a.env')]]);
    }));

  test('is nothing right after a commit', () =>
    withRepository(async (scratch) => {
      start(scratch, token);
      const { code, stdout } = await runIn(scratch.dir, ['scan', 'staged']);
      expect([code, stdout]).toEqual([0, 'searched: 0 staged files, 0 B\n\nno findings: nothing was searched\n']);
    }));

  test('is judged by the index where the work tree is clean', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.write('a.env', `one\n${token}\nthree\n`);
      scratch.git(['add', 'a.env']);
      scratch.write('a.env', 'one\ntwo\nthree\n');
      expect(await found(scratch)).toEqual([1, [at('a.env', 2)]]);
      unlinkSync(scratch.path('a.env'));
      expect(await found(scratch)).toEqual([1, [at('a.env', 2)]]);
    }));

  test('is judged by the index where the work tree is not clean', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.write('a.env', 'one\n2\nthree\n');
      scratch.git(['add', 'a.env']);
      scratch.write('a.env', token);
      scratch.write('untracked.env', token);
      expect(await found(scratch)).toEqual(clean);
    }));

  test('counts by its added lines only, unless --whole-files is given', () =>
    withRepository(async (scratch) => {
      start(scratch, `${token}\ntwo\n`);
      scratch.write('a.env', `${token}\ntwo\n${otherToken}\n`);
      scratch.git(['add', 'a.env']);
      expect(await found(scratch)).toEqual([1, [at('a.env', 3)]]);
      expect(await found(scratch, { flags: ['--whole-files'] })).toEqual([1, [at('a.env', 1), at('a.env', 3)]]);
    }));

  test('counts a secret that was there as added when its line was touched', () =>
    withRepository(async (scratch) => {
      start(scratch, `${token}\n`);
      scratch.write('a.env', `TOKEN=${token}\n`);
      scratch.git(['add', 'a.env']);
      expect(await found(scratch)).toEqual([1, [at('a.env', 1, 7)]]);
    }));

  test('counts a moved file as a new one', () =>
    withRepository(async (scratch) => {
      start(scratch, `${token}\n`);
      scratch.git(['mv', 'a.env', 'b.env']);
      expect(await found(scratch)).toEqual([1, [at('b.env')]]);
    }));

  test('leaves out deletions and the executable bit', () =>
    withRepository(async (scratch) => {
      scratch.write('b.env', token);
      start(scratch, token);
      scratch.git(['rm', '-q', '--cached', 'b.env']);
      scratch.git(['update-index', '--chmod=+x', 'a.env']);
      expect(await found(scratch)).toEqual(clean);
    }));

  test('leaves out what is only an intent to add', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.write('later.env', token);
      scratch.git(['add', '-N', 'later.env']);
      expect(await found(scratch)).toEqual(clean);
    }));
});

describe('a repository is found', () => {
  test('from a folder inside, with paths from its top and globs for those', () =>
    withRepository(async (scratch) => {
      scratch.write('deep/er/a.env', token);
      scratch.write('b.env', token);
      scratch.git(['add', '-A']);
      expect(await found(scratch, { cwd: 'deep' })).toEqual([1, [at('b.env'), at('deep/er/a.env')]]);
      expect(await found(scratch, { cwd: 'deep', flags: ['--exclude', 'deep'] })).toEqual([1, [at('b.env')]]);
    }));

  test('from a linked work tree, with its own index', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.git(['worktree', 'add', '-q', 'linked']);
      scratch.write('linked/a.env', token);
      scratch.git(['add', 'a.env'], { cwd: 'linked' });
      expect(await found(scratch)).toEqual(clean);
      expect(await found(scratch, { cwd: 'linked' })).toEqual([1, [at('a.env')]]);
    }));

  test('with the index that git names for a running commit', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.write('a.env', token);
      scratch.git(['add', 'a.env'], { env: { GIT_INDEX_FILE: '.git/next-index-1.lock' } });
      expect(await found(scratch)).toEqual(clean);
      // Relative to the top of the work tree, as git sets it.
      const env = { GIT_INDEX_FILE: '.git/next-index-1.lock' };
      expect(await found(scratch, { env })).toEqual([1, [at('a.env')]]);
    }));

  test('not outside of one, which ends with 2', () =>
    withScratch(async (scratch) => {
      expect(await scanStaged(scratch)).toEqual({
        code: 2,
        stdout: '',
        stderr: `trapline: ${scratch.dir} is not in a git repository, so nothing can be staged\n  use trapline scan <path> for plain files\n`,
      });
    }));

  test('that is bare has nothing staged', () =>
    withRepository(
      async (scratch) => {
        const { code, stdout } = await scanStaged(scratch);
        expect([code, parseReport(stdout).coverage.artifacts]).toEqual([0, 0]);
      },
      ['--bare'],
    ));

  test('with a damaged index ends with 2', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.write('.git/index', 'DIRC nonsense');
      const { code, stdout, stderr } = await scanStaged(scratch);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^trapline: .*index.*\n/);
    }));
});

describe('a merge', () => {
  /** `main` and `side` both add a token; `side` has it in a file of its own. */
  function diverge(scratch: Scratch): void {
    start(scratch);
    scratch.git(['checkout', '-q', '-b', 'side']);
    scratch.write('side.env', token);
    scratch.write('a.env', 'one\nside\nthree\n');
    scratch.commit();
    scratch.git(['checkout', '-q', 'main']);
    scratch.write('a.env', 'one\nmain\nthree\n');
    scratch.commit();
  }

  test('is not about what the other side brings', () =>
    withRepository(async (scratch) => {
      diverge(scratch);
      expect(() => scratch.git(['merge', '-q', 'side'])).toThrow();
      scratch.write('a.env', 'one\nboth\nthree\n');
      scratch.git(['add', 'a.env']);
      expect(await found(scratch)).toEqual(clean);
    }));

  test('is about what only its resolution has', () =>
    withRepository(async (scratch) => {
      diverge(scratch);
      expect(() => scratch.git(['merge', '-q', 'side'])).toThrow();
      scratch.write('a.env', `one\nboth\n${otherToken}\n`);
      scratch.git(['add', 'a.env']);
      expect(await found(scratch)).toEqual([1, [at('a.env', 3)]]);
    }));

  test('in conflict is told', () =>
    withRepository(async (scratch) => {
      diverge(scratch);
      expect(() => scratch.git(['merge', '-q', 'side'])).toThrow();
      const { code, stdout } = await scanStaged(scratch);
      expect([code, diagnostics(stdout)]).toEqual([0, ['unmerged a.env']]);
    }));
});

describe('nothing of the surroundings counts', () => {
  test('not the user’s configuration of diffs', () =>
    withRepository(async (scratch) => {
      scratch.write('.gitattributes', '*.env diff=upper\n*.txt -diff\n');
      start(scratch, `one\n${token}\n`);
      scratch.write('a.env', `one\n${token}\n${otherToken}\n`);
      scratch.write('b.txt', otherToken);
      scratch.git(['add', '-A']);
      const settings = {
        'diff.noprefix': 'true',
        'diff.mnemonicPrefix': 'true',
        'diff.external': 'false',
        'diff.upper.textconv': 'tr a-z A-Z <',
        'diff.orderFile': '/nonexistent',
        'color.ui': 'always',
        'core.quotePath': 'true',
      };
      const before = await scanStaged(scratch);
      for (const [key, value] of Object.entries(settings)) scratch.git(['config', key, value]);
      expect(await scanStaged(scratch)).toEqual(before);
      expect(places(before.stdout)).toEqual([at('a.env', 3), at('b.txt')]);
    }));

  test('not whether there is a git program', () =>
    withRepository(async (scratch) => {
      start(scratch);
      scratch.write('a.env', `one\n${token}\nthree\n`);
      scratch.git(['add', '-A']);
      const withGit = await scanStaged(scratch, { env: { PATH: process.env.PATH } });
      expect(await scanStaged(scratch, { env: { PATH: '/nonexistent' } })).toEqual(withGit);
      expect(places(withGit.stdout)).toEqual([at('a.env', 2)]);
    }));

  test('but the configuration of the scan does', () =>
    withRepository(async (scratch) => {
      scratch.write('.trapline.toml', `[[allowlists]]\npaths = ['''^ok/''']\n`);
      scratch.write('ok/a.env', token);
      scratch.write('b/a.env', token);
      scratch.git(['add', '-A']);
      const { stdout } = await runIn(scratch.dir, ['scan', 'staged', '-q'], { cwd: 'b' });
      expect(stdout.split('\n').length).toBe(2);
      expect(stdout).toMatch(/^b\/a\.env:1:1: /);
    }));
});
