import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import { withRepository, withScratch } from './scratch.ts';

describe('openRepository', () => {
  test('finds the repository from a folder inside its work tree', () =>
    withRepository((scratch) => {
      scratch.write('a/b/c.txt', '');
      const repository = openRepository(scratch.path('a/b'), {});
      expect(repository).toMatchObject({
        gitDir: scratch.path('.git'),
        commonDir: scratch.path('.git'),
        workTree: scratch.dir,
        indexPath: scratch.path('.git/index'),
        objectDirs: [scratch.path('.git/objects')],
        objectFormat: 'sha1',
        oidBytes: 20,
      });
    }));

  test('finds nothing outside of a repository, and not above a ceiling', () =>
    withScratch((scratch) => {
      scratch.write('top/inner/file', '');
      expect(openRepository(scratch.dir, {})).toBeUndefined();
      scratch.git(['init', '-q', 'top']);
      expect(openRepository(scratch.path('top/inner'), {})).toBeDefined();
      expect(
        openRepository(scratch.path('top/inner'), { GIT_CEILING_DIRECTORIES: scratch.path('top') }),
      ).toBeUndefined();
    }));

  test('follows a symlinked start to where it really is', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', 'real']);
      scratch.write('real/sub/file', '');
      symlinkSync(scratch.path('real/sub'), scratch.path('link'));
      expect(openRepository(scratch.path('link'), {})?.workTree).toBe(scratch.path('real'));
    }));

  test('opens a bare repository, which has no work tree', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', '--bare', 'bare.git']);
      const repository = openRepository(scratch.path('bare.git', 'refs'), {});
      expect(repository?.gitDir).toBe(scratch.path('bare.git'));
      expect(repository && 'workTree' in repository).toBe(false);
    }));

  test('separates the git directory of a linked work tree from the shared one', () =>
    withRepository((scratch) => {
      scratch.commit();
      scratch.git(['worktree', 'add', '-q', 'linked']);
      expect(openRepository(scratch.path('linked'), {})).toMatchObject({
        gitDir: scratch.path('.git/worktrees/linked'),
        commonDir: scratch.path('.git'),
        workTree: scratch.path('linked'),
        indexPath: scratch.path('.git/worktrees/linked/index'),
        objectDirs: [scratch.path('.git/objects')],
      });
    }));

  test('opens a submodule by its .git file and core.worktree', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', 'lib']);
      scratch.git(['commit', '-q', '--allow-empty', '-m', 'c'], { cwd: 'lib' });
      scratch.git(['init', '-q', 'app']);
      scratch.git(['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '../lib', 'sub'], { cwd: 'app' });
      const expected = { gitDir: scratch.path('app/.git/modules/sub'), workTree: scratch.path('app/sub') };
      expect(openRepository(scratch.path('app/sub'), {})).toMatchObject(expected);
      expect(openRepository(scratch.path('app/.git/modules/sub'), {})).toMatchObject(expected);
    }));

  test('stops at a .git file that leads nowhere', () =>
    withRepository((scratch) => {
      scratch.write('moved/.git', 'gitdir: /nonexistent/repo/.git/worktrees/moved\n');
      expect(openRepository(scratch.path('moved'), {})).toBeUndefined();
      scratch.write('other/.git', 'something else');
      expect(openRepository(scratch.path('other'), {})).toBeUndefined();
    }));

  test('passes by a .git folder that is no repository', () =>
    withRepository((scratch) => {
      scratch.write('sub/.git/notes', '');
      expect(openRepository(scratch.path('sub'), {})?.workTree).toBe(scratch.dir);
    }));

  test('honours GIT_DIR and GIT_WORK_TREE, relative to the start', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', 'repo']);
      scratch.write('elsewhere/file', '');
      const env = { GIT_DIR: '../repo/.git', GIT_WORK_TREE: '.' };
      expect(openRepository(scratch.path('elsewhere'), env)).toMatchObject({
        gitDir: scratch.path('repo/.git'),
        workTree: scratch.path('elsewhere'),
      });
      expect(openRepository(scratch.path('elsewhere'), { GIT_DIR: '../repo/.git' })?.workTree).toBe(
        scratch.path('elsewhere'),
      );
      expect(openRepository(scratch.path('repo'), { GIT_DIR: 'nothing' })).toBeUndefined();
    }));

  test('takes GIT_INDEX_FILE as git does: relative to the top of the work tree', () =>
    withRepository((scratch) => {
      scratch.write('sub/file', 'x');
      scratch.git(['add', 'sub/file'], { env: { GIT_INDEX_FILE: '.git/other.lock' } });
      // git itself, from a folder below.
      const listed = scratch.git(['ls-files', '--full-name'], {
        cwd: 'sub',
        env: { GIT_INDEX_FILE: '.git/other.lock' },
      });
      expect(listed).toBe('sub/file\n');
      for (const start of ['', 'sub']) {
        const repository = openRepository(scratch.path(start), { GIT_INDEX_FILE: '.git/other.lock' });
        expect(repository?.indexPath).toBe(scratch.path('.git/other.lock'));
      }
      expect(openRepository(scratch.dir, { GIT_INDEX_FILE: '/abs/index' })?.indexPath).toBe('/abs/index');
    }));

  test('honours object directories and the common directory of the environment', () =>
    withRepository((scratch) => {
      scratch.write('more/x', '');
      scratch.write('odd:name/x', '');
      scratch.write('quarantine/x', '');
      const env = {
        GIT_OBJECT_DIRECTORY: 'quarantine',
        GIT_ALTERNATE_OBJECT_DIRECTORIES: `.git/objects:${scratch.path('more')}:"${scratch.path('odd:name')}":/nonexistent`,
        GIT_COMMON_DIR: '.git',
      };
      expect(openRepository(scratch.dir, env)).toMatchObject({
        commonDir: scratch.path('.git'),
        objectDirs: ['quarantine', '.git/objects', 'more', 'odd:name'].map((part) => scratch.path(part)),
      });
    }));

  test('reads core.worktree and core.bare', () =>
    withRepository((scratch) => {
      scratch.write('tree/file', '');
      scratch.git(['config', 'core.worktree', '../tree']);
      expect(openRepository(scratch.dir, {})?.workTree).toBe(scratch.path('tree'));
      scratch.git(['config', '--unset', 'core.worktree']);
      scratch.git(['config', 'core.bare', 'true']);
      expect(openRepository(scratch.dir, {})?.workTree).toBeUndefined();
    }));

  test('reads config.worktree where the extension is on', () =>
    withRepository((scratch) => {
      scratch.commit();
      scratch.git(['worktree', 'add', '-q', 'linked']);
      scratch.git(['config', 'extensions.worktreeConfig', 'true']);
      scratch.git(['config', '--worktree', 'core.excludesFile', 'mine'], { cwd: 'linked' });
      const config = openRepository(scratch.path('linked'), {})?.config;
      expect(config?.at(-1)).toEqual({ key: 'core.excludesfile', value: 'mine' });
    }));

  test('knows SHA-256 and refuses an unknown object format', () =>
    withRepository(
      (scratch) => {
        expect(openRepository(scratch.dir, {})).toMatchObject({ objectFormat: 'sha256', oidBytes: 32 });
        scratch.git(['config', 'extensions.objectFormat', 'sha512']);
        const place = join(scratch.dir, '.git');
        expect(() => openRepository(scratch.dir, {})).toThrow(`${place}: object format 'sha512' is not supported`);
      },
      ['--object-format=sha256'],
    ));
});
