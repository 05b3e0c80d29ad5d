import fs, { readFileSync, writeFileSync } from 'node:fs';
import isomorphic from 'isomorphic-git';
import { describe, expect, test } from 'vitest';
import { type GitIndex, readIndex } from '../../src/git/index-file.ts';
import { openRepository } from '../../src/git/repository.ts';
import { type Scratch, withRepository } from './scratch.ts';

function read(scratch: Scratch, env: Record<string, string> = {}): GitIndex {
  const repository = openRepository(scratch.dir, env);
  if (repository === undefined) throw new Error('not a repository');
  return readIndex(repository);
}

/** The index as `git ls-files -s -z` prints it. */
function listing(index: GitIndex): string {
  return Array.from(index.entries(), ({ mode, oid, stage, pathBytes }) => {
    const path = Buffer.from(pathBytes).toString('latin1');
    return `${mode.toString(8).padStart(6, '0')} ${oid} ${stage}\t${path}\0`;
  }).join('');
}

function expectAsGit(scratch: Scratch, ...args: string[]): GitIndex {
  const index = read(scratch);
  expect(listing(index)).toBe(scratch.git(['ls-files', '-s', '-z', ...args]));
  return index;
}

function writeFiles(scratch: Scratch, count: number): void {
  for (let i = 0; i < count; i++) scratch.write(`dir${i % 7}/sub${i % 3}/file${i}.txt`, `${i}\n`);
}

describe('readIndex', () => {
  test('takes a missing index for an empty one', () =>
    withRepository((scratch) => {
      expect(read(scratch).count).toBe(0);
    }));

  test.each(['2', '3', '4'])('lists version %s as git and isomorphic-git do', (version) =>
    withRepository(async (scratch) => {
      writeFiles(scratch, 100);
      scratch.git(['add', '-A']);
      // Only an extended flag makes git write version 3.
      if (version === '3') {
        scratch.write('later', '');
        scratch.git(['add', '-N', 'later']);
      } else scratch.git(['update-index', '--index-version', version]);
      expect(expectAsGit(scratch).version).toBe(Number(version));
      if (version === '4') return;
      const paths = await isomorphic.listFiles({ fs, dir: scratch.dir });
      expect(Array.from(read(scratch).entries(), ({ path }) => path)).toEqual(paths);
    }),
  );

  test('reads flags: intent to add, skip-worktree', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 3);
      scratch.git(['add', '-A']);
      scratch.write('later', 'x');
      scratch.git(['add', '-N', 'later']);
      scratch.git(['update-index', '--skip-worktree', 'dir1/sub1/file1.txt']);
      const flags = Array.from(expectAsGit(scratch).entries(), (e) => [e.path, e.isIntentToAdd, e.isSkipWorktree]);
      expect(flags).toEqual([
        ['dir0/sub0/file0.txt', false, false],
        ['dir1/sub1/file1.txt', false, true],
        ['dir2/sub2/file2.txt', false, false],
        ['later', true, false],
      ]);
    }));

  test('reads paths longer than their length field can say', () =>
    withRepository((scratch) => {
      const oid = scratch.git(['hash-object', '-w', '--stdin'], { input: 'x' }).trim();
      const names = [3, 4094, 4095, 4096, 9000].map((length) => `p/${'x'.repeat(length - 2)}`);
      const info = [...names, 'q'].map((name) => `100644 ${oid}\t${name}\n`).join('');
      for (const version of ['2', '4']) {
        scratch.git(['update-index', '--index-version', version, '--index-info'], { input: info });
        scratch.git(['update-index', '--index-version', version]);
        expect(expectAsGit(scratch).count).toBe(6);
      }
    }));

  test('shows paths of any bytes', () =>
    withRepository((scratch) => {
      const names = ['tab\there', 'quo"te', 'new\nline', 'ü.txt', 'bad\xff\xc3'];
      const oid = scratch.git(['hash-object', '-w', '--stdin'], { input: 'x' }).trim();
      const info = names.map((name) => `100644 ${oid}\t`.concat(name)).join('\0');
      const bytes = Buffer.concat([Buffer.from(info.replace('ü', '\xc3\xbc'), 'latin1'), Buffer.from([0])]);
      scratch.git(['update-index', '-z', '--index-info'], { input: bytes });
      const paths = Array.from(expectAsGit(scratch).entries(), ({ path }) => path);
      expect(paths.sort()).toEqual(['bad\\xff\\xc3', 'new\nline', 'quo"te', 'tab\there', 'ü.txt'].sort());
    }));

  test('reads stages of a conflict', () =>
    withRepository((scratch) => {
      scratch.write('f', 'base\n');
      scratch.commit();
      scratch.git(['checkout', '-q', '-b', 'side']);
      scratch.write('f', 'side\n');
      scratch.commit();
      scratch.git(['checkout', '-q', 'main']);
      scratch.write('f', 'main\n');
      scratch.commit();
      expect(() => scratch.git(['merge', '-q', 'side'])).toThrow();
      expect(Array.from(expectAsGit(scratch).entries(), ({ stage }) => stage)).toEqual([1, 2, 3]);
    }));

  test('joins a split index with its shared base: kept, replaced, deleted and added entries', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 300);
      scratch.commit();
      scratch.git(['update-index', '--split-index']);
      scratch.git(['config', 'splitIndex.maxPercentChange', '100']);
      expect(expectAsGit(scratch).count).toBe(300);
      const replaced = Array.from({ length: 27 }, (_, i) => `dir${(i * 11) % 7}/sub${(i * 11) % 3}/file${i * 11}.txt`);
      for (const path of [...replaced, 'a-first', 'zz-last']) scratch.write(path, 'new\n');
      scratch.git(['rm', '-q', '--cached', 'dir1/sub1/file1.txt', 'dir3/sub1/file10.txt']);
      scratch.git(['add', 'a-first', 'zz-last', ...replaced]);
      expect(readFileSync(scratch.path('.git/index')).length).toBeLessThan(8000);
      expect(expectAsGit(scratch).count).toBe(300);
      expect(readFileSync(scratch.path('.git/index')).includes('link')).toBe(true);
    }));

  test('says so when the shared base is gone', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 3);
      scratch.commit();
      scratch.git(['update-index', '--split-index']);
      for (const name of fs.readdirSync(scratch.path('.git'))) {
        if (name.startsWith('sharedindex.')) fs.rmSync(scratch.path('.git', name));
      }
      expect(() => read(scratch)).toThrow(/\.git\/index: its shared index sharedindex\.[0-9a-f]{40} is missing/);
    }));

  test('reads folders of a sparse index', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 50);
      scratch.write('top', '');
      scratch.commit();
      scratch.git(['sparse-checkout', 'init', '--cone', '--sparse-index']);
      scratch.git(['sparse-checkout', 'set', 'dir2']);
      const index = expectAsGit(scratch, '--sparse');
      const folders = Array.from(index.entries()).filter(({ mode }) => mode === 0o040000);
      expect(folders.map(({ path }) => path)).toEqual(['dir0/', 'dir1/', 'dir3/', 'dir4/', 'dir5/', 'dir6/']);
      expect(folders[0]?.oid).toBe(scratch.git(['rev-parse', 'HEAD:dir0']).trim());
    }));

  test('reads the cache tree, and knows which folders it has lost', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 21);
      scratch.commit();
      expect(read(scratch).cacheTree).toMatchObject({
        entryCount: 21,
        oid: scratch.git(['rev-parse', 'HEAD^{tree}']).trim(),
      });
      scratch.write('dir3/sub0/file3.txt', 'changed');
      scratch.git(['add', 'dir3/sub0/file3.txt']);
      const tree = read(scratch).cacheTree;
      expect(tree).toMatchObject({ entryCount: -1, oid: '' });
      expect(tree?.children.get('dir3')?.entryCount).toBe(-1);
      expect(tree?.children.get('dir2')).toMatchObject({
        entryCount: 3,
        oid: scratch.git(['rev-parse', 'HEAD:dir2']).trim(),
      });
    }));

  test('reads a SHA-256 index', () =>
    withRepository(
      (scratch) => {
        writeFiles(scratch, 20);
        scratch.commit();
        expect(expectAsGit(scratch).cacheTree?.oid).toBe(scratch.git(['rev-parse', 'HEAD^{tree}']).trim());
      },
      ['--object-format=sha256'],
    ));

  test('answers every damaged index with entries or a ToolError, never otherwise', () =>
    withRepository((scratch) => {
      writeFiles(scratch, 30);
      scratch.commit();
      for (const version of ['2', '4']) {
        scratch.git(['update-index', '--index-version', version]);
        const path = scratch.path('.git/index');
        const sound = readFileSync(path);
        for (let at = 0; at < sound.length; at += 7) {
          const flipped = Buffer.from(sound);
          flipped[at] = (flipped[at] ?? 0) ^ 0xff;
          for (const bytes of [flipped, sound.subarray(0, at)]) {
            writeFileSync(path, bytes);
            expectEntriesOrToolError(scratch);
          }
        }
        writeFileSync(path, sound);
      }
    }));

  test('refuses a required extension it does not know', () =>
    withRepository((scratch) => {
      scratch.write('.git/index', Buffer.from('DIRC\0\0\0\x02\0\0\0\0newx\0\0\0\0aaaaaaaaaaaaaaaaaaaa', 'latin1'));
      expect(() => read(scratch)).toThrow("extension 'newx' is not supported");
    }));

  test('does not believe in four billion entries', () =>
    withRepository((scratch) => {
      scratch.write('.git/index', Buffer.from('DIRC\0\0\0\x02\xff\xff\xff\xff', 'latin1'));
      expect(() => read(scratch)).toThrow('too short for the 4294967295 entries it claims');
    }));
});

function expectEntriesOrToolError(scratch: Scratch): void {
  try {
    listing(read(scratch));
  } catch (error) {
    expect(error).toMatchObject({ name: 'ToolError', code: 'git-index-invalid' });
  }
}
