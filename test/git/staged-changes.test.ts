import { chmodSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GitObject } from '../../src/git/loose-object.ts';
import { ObjectStore } from '../../src/git/object-store.ts';
import { openRepository } from '../../src/git/repository.ts';
import { type StagedChange, type StagedChanges, stagedChanges } from '../../src/git/staged-changes.ts';
import { type Scratch, withRepository, withScratch } from './scratch.ts';

/** Notes what is read. */
class WatchedStore extends ObjectStore {
  readonly reads: string[] = [];

  override read(oid: string): GitObject {
    this.reads.push(oid);
    return super.read(oid);
  }
}

function staged(
  scratch: Scratch,
  options: { cwd?: string; env?: Record<string, string> } = {},
): StagedChanges & { reads: string[] } {
  const repository = openRepository(scratch.path(options.cwd ?? ''), options.env ?? {});
  if (repository === undefined) throw new Error('not a repository');
  const store = new WatchedStore(repository);
  const result = stagedChanges(repository, store);
  store.close();
  return { ...result, reads: store.reads };
}

/** What git says is staged, without changes of nothing but the mode. */
function asGit(scratch: Scratch, options: { cwd?: string; env?: Record<string, string> } = {}): string[] {
  const args = [
    'diff',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--diff-filter=ACMRT',
  ];
  const fields = scratch.git(args, options).split('\0');
  const lines: string[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [oldMode = '', mode = '', oldOid = '', oid = ''] = (fields[i] ?? '').slice(1).split(' ');
    if (oldOid === oid && oldMode.slice(0, 3) === mode.slice(0, 3)) continue;
    const headOid = oldMode.slice(0, 3) === mode.slice(0, 3) ? oldOid : '';
    lines.push(`${mode} ${oid} ${headOid} ${fields[i + 1]}`);
  }
  return lines;
}

function asLines(changes: readonly StagedChange[]): string[] {
  return changes.map(({ mode, blobId, headBlobId, pathBytes }) => {
    const path = Buffer.from(pathBytes).toString('latin1');
    return `${mode.toString(8).padStart(6, '0')} ${blobId} ${headBlobId ?? ''} ${path}`;
  });
}

function expectAsGit(scratch: Scratch, options: { cwd?: string; env?: Record<string, string> } = {}): StagedChanges {
  const result = staged(scratch, options);
  expect(asLines(result.changes)).toEqual(asGit(scratch, options));
  return result;
}

function paths(result: StagedChanges): string[] {
  return result.changes.map(({ path }) => path);
}

function writeFiles(scratch: Scratch, count: number): void {
  for (let i = 0; i < count; i++) scratch.write(`dir${i % 7}/sub${i % 3}/file${i}.txt`, `${i}\n`);
}

describe('stagedChanges', () => {
  test('lists everything before the first commit', () =>
    withRepository((scratch) => {
      expect(staged(scratch).changes).toEqual([]);
      writeFiles(scratch, 10);
      scratch.git(['add', '-A']);
      expect(expectAsGit(scratch).changes.length).toBe(10);
      expect(staged(scratch).reads).toEqual([]);
    }));

  test('lists added, changed, moved and retyped entries, and nothing for deletions and mode changes', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 40);
      scratch.write('a', 'file\n');
      scratch.write('becomes-dir', 'x\n');
      scratch.write('was-dir/inner', 'y\n');
      symlinkSync('a', scratch.path('link'));
      scratch.commit();
      scratch.write('a.b', 'sorts between a and a/\n');
      scratch.write('dir1/sub1/file1.txt', 'changed\n');
      scratch.git(['mv', 'dir2/sub2/file2.txt', 'moved.txt']);
      chmodSync(scratch.path('dir3/sub0/file3.txt'), 0o755);
      rmSync(scratch.path('dir4/sub1/file4.txt'));
      for (const path of ['link', 'becomes-dir', 'was-dir', 'a']) rmSync(scratch.path(path), { recursive: true });
      scratch.write('link', 'now a file\n');
      symlinkSync('link', scratch.path('a'));
      scratch.write('becomes-dir/deep/file', 'z\n');
      scratch.write('was-dir', 'now a file\n');
      scratch.git(['add', '-A']);
      const result = expectAsGit(scratch);
      expect(paths(result)).toEqual([
        'a',
        'a.b',
        'becomes-dir/deep/file',
        'dir1/sub1/file1.txt',
        'link',
        'moved.txt',
        'was-dir',
      ]);
      expect(result.changes.map(({ kind }) => kind)).toEqual([
        'symlink',
        'file',
        'file',
        'file',
        'file',
        'file',
        'file',
      ]);
      expect(result.changes[3]?.headBlobId).toBe(scratch.git(['rev-parse', 'HEAD:dir1/sub1/file1.txt']).trim());
      expect(result.diagnostics).toEqual([]);
    }));

  test('looks at the index, not at the work tree', () =>
    withRepository((scratch) => {
      scratch.write('f', 'one\n');
      scratch.commit();
      scratch.write('f', 'staged\n');
      scratch.git(['add', 'f']);
      scratch.write('f', 'not staged\n');
      scratch.write('untracked', 'x');
      const [change] = expectAsGit(scratch).changes;
      expect(change?.blobId).toBe(scratch.git(['rev-parse', ':f']).trim());
    }));

  test('reads only the trees of folders that changed', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 40);
      scratch.commit();
      expect(staged(scratch).reads).toEqual([scratch.git(['rev-parse', 'HEAD']).trim()]);
      scratch.write('dir1/sub1/file1.txt', 'changed\n');
      scratch.git(['add', '-A']);
      const names = ['HEAD', 'HEAD^{tree}', 'HEAD:dir1', 'HEAD:dir1/sub1'];
      expect(staged(scratch).reads).toEqual(names.map((name) => scratch.git(['rev-parse', name]).trim()));
    }));

  test('finds the same without a cache tree', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 60);
      scratch.commit();
      scratch.write('dir5/sub2/new', 'x\n');
      scratch.git(['add', '-A']);
      const entries = scratch.git(['ls-files', '-s']);
      rmSync(scratch.path('.git/index'));
      scratch.git(['update-index', '--index-info'], { input: entries });
      expect(paths(expectAsGit(scratch))).toEqual(['dir5/sub2/new']);
    }));

  test.each([
    ['version 4', ['update-index', '--index-version', '4']],
    ['a split index', ['update-index', '--split-index']],
  ])('works on %s', (_, args) =>
    withRepository((scratch) => {
      writeFiles(scratch, 60);
      scratch.commit();
      scratch.git(args);
      scratch.write('dir5/sub2/new', 'x\n');
      scratch.write('dir1/sub1/file1.txt', 'changed\n');
      scratch.git(['rm', '-q', '--cached', 'dir6/sub0/file6.txt']);
      scratch.git(['add', 'dir5', 'dir1']);
      expect(paths(expectAsGit(scratch))).toEqual(['dir1/sub1/file1.txt', 'dir5/sub2/new']);
    }),
  );

  test('skips entries that are only an intent to add', () =>
    withRepository((scratch) => {
      scratch.write('empty', '');
      scratch.commit();
      scratch.write('later', 'x\n');
      scratch.git(['add', '-N', 'later']);
      expect(expectAsGit(scratch).changes).toEqual([]);
    }));

  test('compares folders of a sparse index as trees', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 50);
      scratch.commit();
      scratch.write('dir4/sub1/file4.txt', 'second\n');
      scratch.write('dir4/added/here', 'second\n');
      scratch.write('dir2/sub0/new', 'second\n');
      scratch.commit();
      scratch.git(['sparse-checkout', 'init', '--cone', '--sparse-index']);
      scratch.git(['sparse-checkout', 'set', 'dir2']);
      expect(expectAsGit(scratch).changes).toEqual([]);
      scratch.git(['reset', '-q', '--soft', 'HEAD~1']);
      expect(scratch.git(['ls-files', '--sparse', '-s', 'dir4/'])).toMatch(/^040000/);
      expect(paths(expectAsGit(scratch))).toEqual(['dir2/sub0/new', 'dir4/added/here', 'dir4/sub1/file4.txt']);
    }));

  test('shows paths of any bytes', () =>
    withRepository((scratch) => {
      scratch.commit();
      for (const name of ['tab\there', 'quo"te', 'ü.txt', 'new\nline']) scratch.write(name, 'x');
      const oid = scratch.git(['hash-object', '-w', '--stdin'], { input: 'y' }).trim();
      scratch.git(['add', '-A']);
      const info = Buffer.concat([Buffer.from(`100644 ${oid}\tbad`), Buffer.from([0xff, 0])]);
      scratch.git(['update-index', '-z', '--index-info'], { input: info });
      expect(paths(expectAsGit(scratch))).toEqual(['bad\\xff', 'new\nline', 'quo"te', 'tab\there', 'ü.txt']);
    }));

  test('lists submodules as such', () =>
    withRepository((scratch) => {
      scratch.commit();
      const commit = scratch.git(['rev-parse', 'HEAD']).trim();
      scratch.git(['update-index', '--add', '--cacheinfo', `160000,${commit},sub`]);
      expect(expectAsGit(scratch).changes).toMatchObject([
        { path: 'sub', kind: 'submodule', blobId: commit, mode: 0o160000 },
      ]);
    }));

  test('works from a linked work tree, a subfolder, and with the index of a running commit', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 10);
      scratch.commit();
      scratch.git(['worktree', 'add', '-q', 'linked']);
      scratch.write('linked/dir1/new', 'x\n');
      scratch.git(['add', '-A'], { cwd: 'linked' });
      expect(paths(expectAsGit(scratch, { cwd: 'linked/dir1' }))).toEqual(['dir1/new']);
      const env = { GIT_INDEX_FILE: '.git/next-index-1.lock' };
      scratch.git(['read-tree', 'HEAD'], { env });
      scratch.write('dir2/other', 'y\n');
      scratch.git(['add', 'dir2/other'], { env });
      expect(paths(expectAsGit(scratch, { env }))).toEqual(['dir2/other']);
      expect(staged(scratch).changes).toEqual([]);
    }));

  test('sees in a hook what is being committed', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 3);
      scratch.commit();
      scratch.write(
        '.git/hooks/pre-commit',
        '#!/bin/sh\nenv > "$(git rev-parse --absolute-git-dir)/env"\ncp "$GIT_INDEX_FILE" .git/kept\n',
      );
      chmodSync(scratch.path('.git/hooks/pre-commit'), 0o755);
      scratch.write('dir1/sub1/file1.txt', 'partial\n');
      scratch.write('dir2/sub2/file2.txt', 'left out\n');
      scratch.git(['commit', '-q', '-m', 'x', '--', 'sub1/file1.txt'], { cwd: 'dir1' });
      const index = /^GIT_INDEX_FILE=(.*)$/m.exec(readFileSync(scratch.path('.git/env'), 'utf8'))?.[1] ?? '';
      expect(index).toMatch(/next-index-\d+\.lock$/);
      scratch.git(['reset', '-q', '--soft', 'HEAD~1']);
      expect(paths(staged(scratch, { env: { GIT_INDEX_FILE: '.git/kept' } }))).toEqual(['dir1/sub1/file1.txt']);
    }));

  test('works in SHA-256 and bare repositories', async () => {
    await withRepository(
      (scratch) => {
        writeFiles(scratch, 10);
        scratch.commit();
        scratch.write('new', 'x\n');
        scratch.git(['add', '-A']);
        expect(paths(expectAsGit(scratch))).toEqual(['new']);
      },
      ['--object-format=sha256'],
    );
    await withScratch((scratch) => {
      scratch.git(['init', '-q', '--bare', 'bare.git']);
      expect(staged(scratch, { cwd: 'bare.git' }).changes).toEqual([]);
    });
  });

  test('counts everything as changed where HEAD cannot be read, and says so', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 7);
      scratch.commit();
      scratch.write('dir1/sub1/file1.txt', 'changed\n');
      scratch.git(['add', '-A']);
      const tree = scratch.git(['rev-parse', 'HEAD:dir1']).trim();
      rmSync(scratch.path('.git/objects', tree.slice(0, 2), tree.slice(2)));
      const result = staged(scratch);
      expect(paths(result)).toEqual(['dir1/sub1/file1.txt']);
      expect(result.changes[0]?.headBlobId).toBeUndefined();
      const message = `object ${tree} is missing from the repository`;
      expect(result.diagnostics).toEqual([{ code: 'object-missing', message, path: tree, affectsCoverage: false }]);
    }));
});

describe('stagedChanges during a merge', () => {
  /** `main` and `side` both change `both` and each has files of its own. */
  function diverge(scratch: Scratch, side = 'side'): void {
    scratch.git(['checkout', '-q', '-b', side]);
    scratch.write(`dir/${side}-new`, `from ${side}\n`);
    scratch.write('both', `${side}\nmiddle\nbottom\n`);
    scratch.commit(side);
    scratch.git(['checkout', '-q', 'main']);
  }

  function begin(scratch: Scratch): void {
    scratch.write('both', 'top\nmiddle\nbottom\n');
    scratch.write('dir/old', 'old\n');
    scratch.commit('base');
    diverge(scratch);
    scratch.write('both', 'main\nmiddle\nbottom\n');
    scratch.commit('main');
  }

  test('lists only what neither side had', () =>
    withRepository((scratch) => {
      begin(scratch);
      expect(() => scratch.git(['merge', '-q', 'side'])).toThrow();
      scratch.write('both', 'resolved\nmiddle\nbottom\n');
      scratch.write('evil', 'slipped in\n');
      scratch.git(['add', '-A']);
      expect(asGit(scratch).length).toBe(3);
      const result = staged(scratch);
      expect(paths(result)).toEqual(['both', 'evil']);
      expect(result.changes[0]).toMatchObject({
        headBlobId: scratch.git(['rev-parse', 'HEAD:both']).trim(),
        mergeBlobIds: [scratch.git(['rev-parse', 'side:both']).trim()],
      });
      expect(result.changes[1]?.mergeBlobIds).toEqual([]);
      expect(result.diagnostics).toEqual([]);
    }));

  test('reports a path in conflict, of which both sides are known', () =>
    withRepository((scratch) => {
      begin(scratch);
      expect(() => scratch.git(['merge', '-q', 'side'])).toThrow();
      const result = staged(scratch);
      expect(result.changes).toEqual([]);
      expect(result.diagnostics).toEqual([
        {
          code: 'unmerged',
          message: 'both is in conflict: both sides were looked at, the resolution is not staged yet',
          path: 'both',
          affectsCoverage: false,
        },
      ]);
    }));

  test('lists the other side of a conflict that is not a merge', () =>
    withRepository((scratch) => {
      begin(scratch);
      expect(() => scratch.git(['cherry-pick', 'side'])).toThrow();
      const result = staged(scratch);
      expect(paths(result)).toEqual(['both', 'dir/side-new']);
      expect(result.changes[0]?.blobId).toBe(scratch.git(['rev-parse', 'side:both']).trim());
      expect(result.diagnostics.map(({ code, path }) => [code, path])).toEqual([['unmerged', 'both']]);
    }));

  test('takes all heads of an octopus merge into account', () =>
    withRepository((scratch) => {
      scratch.write('f', 'x\n');
      scratch.commit('base');
      for (const side of ['one', 'two']) {
        scratch.git(['checkout', '-q', '-b', side, 'main']);
        scratch.write(`only-${side}`, `${side}\n`);
        scratch.commit(side);
      }
      scratch.git(['checkout', '-q', 'main']);
      scratch.git(['merge', '-q', '--no-commit', 'one', 'two']);
      scratch.write('mine', 'x\n');
      scratch.git(['add', '-A']);
      expect(asGit(scratch).length).toBe(3);
      expect(paths(staged(scratch))).toEqual(['mine']);
    }));
});
