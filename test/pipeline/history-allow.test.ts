// Allow comments in histories: the newest version of the file that holds the secret decides, for the full history and for ranges alike.

import { describe, expect, test } from 'vitest';
import { type Scratch, withRepository } from '../git/scratch.ts';
import { scanHistory, tokenOf } from '../helpers/history.ts';

const token = tokenOf('allow');
const plain = `token = ${token}\n`;
const allowed = `token = ${token} # trapline:allow made up\n`;
let second = 0;

function commit(scratch: Scratch, content: string | undefined, path = 'x'): void {
  if (content === undefined) scratch.git(['rm', '-q', path]);
  else scratch.write(path, content);
  const date = `2024-01-01T00:${String(Math.floor(++second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}Z`;
  scratch.git(['add', '-A']);
  scratch.git(['commit', '-q', '--allow-empty', '-m', `commit ${second}`], {
    env: { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

/** For each finding its path and why it is silenced. */
async function verdicts(scratch: Scratch, args: readonly string[] = []): Promise<(string | undefined)[][]> {
  const { findings } = await scanHistory(scratch, args);
  return findings.map(({ path, suppression }) => (suppression ? [path, suppression.by, suppression.reason] : [path]));
}

const later = 'trapline:allow on the line, in the newest version';
const here = 'trapline:allow on the line';

describe.each([
  ['the full history', []],
  ['a range', ['ROOT..HEAD']],
])('in %s', (_, args) => {
  test.each<[title: string, versions: (string | undefined)[], reason: string | undefined]>([
    ['a comment that came later silences what was before it', [plain, allowed], later],
    ['a comment that was there from the start does', [allowed], here],
    ['a comment that was taken out again does not', [allowed, plain], undefined],
    ['a comment in a version that was reverted does not', [plain, allowed, plain], undefined],
    ['a comment in the last version before the secret went does', [plain, allowed, 'clean\n'], later],
    ['no comment in the last version before the secret went: it stands', [allowed, plain, 'clean\n'], undefined],
    ['a comment in the last version before the file went does', [plain, allowed, undefined], later],
    ['a revert before the file went: it stands', [plain, allowed, plain, undefined], undefined],
    ['a comment at one of two places does not', [plain, `${allowed}again ${plain}`], undefined],
    ['a comment at one of two places of the only version does not', [`${allowed}again ${plain}`], undefined],
    ['comments at both places do', [plain, `${allowed}again ${allowed}`], later],
    ['a comment elsewhere in the newest version does not', [plain, `${plain}other = 1 # trapline:allow\n`], undefined],
  ])('%s', (_title, versions, reason) =>
    withRepository(async (scratch) => {
      commit(scratch, 'start\n', 'other');
      scratch.git(['tag', 'ROOT']);
      for (const content of versions) commit(scratch, content);
      expect(await verdicts(scratch, args)).toEqual([reason === undefined ? ['x'] : ['x', 'inline', reason]]);
    }),
  );

  test('each path has a newest version of its own', () =>
    withRepository(async (scratch) => {
      commit(scratch, 'start\n', 'other');
      scratch.git(['tag', 'ROOT']);
      commit(scratch, plain, 'a');
      commit(scratch, plain, 'b');
      commit(scratch, allowed, 'b');
      expect(await verdicts(scratch, args)).toEqual([['a'], ['b', 'inline', later]]);
    }));

  test('a comment for another rule does not', () =>
    withRepository(async (scratch) => {
      commit(scratch, 'start\n', 'other');
      scratch.git(['tag', 'ROOT']);
      commit(scratch, plain);
      commit(scratch, `token = ${token} # trapline:allow[some-other-rule]\n`);
      expect(await verdicts(scratch, args)).toEqual([['x']]);
    }));

  test('--no-inline-allow reports all the same', () =>
    withRepository(async (scratch) => {
      commit(scratch, 'start\n', 'other');
      scratch.git(['tag', 'ROOT']);
      commit(scratch, plain);
      commit(scratch, allowed);
      expect(await verdicts(scratch, [...args, '--no-inline-allow'])).toEqual([['x']]);
    }));

  test('what an allowlist silences stays silenced', () =>
    withRepository(async (scratch) => {
      scratch.write('.trapline.toml', "[[allowlists]]\ndescription = 'made up'\npaths = ['''^x$''']\n");
      commit(scratch, 'start\n', 'other');
      scratch.git(['tag', 'ROOT']);
      commit(scratch, allowed);
      commit(scratch, plain);
      expect(await verdicts(scratch, args)).toEqual([['x', 'allowlist', 'made up']]);
    }));
});

test('HEAD decides over a later commit of another branch', () =>
  withRepository(async (scratch) => {
    commit(scratch, plain);
    scratch.git(['checkout', '-q', '-b', 'side']);
    commit(scratch, allowed);
    scratch.git(['checkout', '-q', 'main']);
    expect(await verdicts(scratch)).toEqual([['x']]);
    scratch.git(['checkout', '-q', 'side']);
    expect(await verdicts(scratch)).toEqual([['x', 'inline', later]]);
  }));

test('an abandoned file, too, is judged by its newest version', () =>
  withRepository(async (scratch) => {
    commit(scratch, 'start\n', 'other');
    scratch.git(['checkout', '-q', '-b', 'gone']);
    commit(scratch, plain);
    commit(scratch, allowed);
    scratch.git(['checkout', '-q', 'main']);
    scratch.git(['branch', '-qD', 'gone']);
    scratch.git(['reflog', 'expire', '--expire=now', '--all']);
    expect(await verdicts(scratch, ['--unreachable'])).toEqual([['x', 'inline', later]]);
  }));
