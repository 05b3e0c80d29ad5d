import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHead, readHeadsFile, resolveHead, resolveRef } from '../../src/git/refs.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { type Scratch, withRepository } from './scratch.ts';

function open(scratch: Scratch, path = ''): Repository {
  const repository = openRepository(scratch.path(path), {});
  if (repository === undefined) throw new Error('not a repository');
  return repository;
}

describe('resolveHead', () => {
  test('is undefined before the first commit', () =>
    withRepository((scratch) => {
      expect(resolveHead(open(scratch))).toBeUndefined();
      expect(readHead(open(scratch))).toEqual({ kind: 'branch', ref: 'refs/heads/main' });
    }));

  test('reads a branch, loose and packed, and a detached HEAD', () =>
    withRepository((scratch) => {
      scratch.commit();
      scratch.git(['branch', 'main2']);
      const head = scratch.git(['rev-parse', 'HEAD']).trim();
      expect(resolveHead(open(scratch))).toBe(head);
      scratch.git(['tag', '-a', '-m', 't', 'v1']);
      scratch.git(['pack-refs', '--all']);
      expect(resolveHead(open(scratch))).toBe(head);
      expect(resolveRef(open(scratch), 'refs/tags/v1')).toBe(scratch.git(['rev-parse', 'v1']).trim());
      scratch.commit('newer, loose over packed');
      expect(resolveHead(open(scratch))).toBe(scratch.git(['rev-parse', 'HEAD']).trim());
      expect(resolveRef(open(scratch), 'refs/heads/main2')).toBe(head);
      expect(resolveRef(open(scratch), 'refs/heads/mai')).toBeUndefined();
      scratch.git(['checkout', '-q', '--detach', 'HEAD~1']);
      expect(readHead(open(scratch))).toEqual({ kind: 'detached', oid: head });
      expect(resolveHead(open(scratch))).toBe(head);
    }));

  test('reads the HEAD of a linked work tree and its shared branches', () =>
    withRepository((scratch) => {
      scratch.commit();
      scratch.git(['worktree', 'add', '-q', '-b', 'side', 'linked']);
      scratch.git(['commit', '-q', '--allow-empty', '-m', 'side'], { cwd: 'linked' });
      const repository = open(scratch, 'linked');
      expect(resolveHead(repository)).toBe(scratch.git(['rev-parse', 'side']).trim());
      expect(resolveRef(repository, 'refs/heads/main')).toBe(scratch.git(['rev-parse', 'main']).trim());
    }));

  test('takes a folder of the name for no ref', () =>
    withRepository((scratch) => {
      scratch.write('.git/refs/heads/main/left-over/x', '');
      rmSync(scratch.path('.git/refs/heads/main/left-over/x'));
      expect(resolveHead(open(scratch))).toBeUndefined();
    }));

  test.each([
    ['ref: refs/../../../etc/passwd', 'is not a ref name'],
    ['ref: refs/heads/loop', 'lead in a circle'],
    ['ref: refs/heads/junk', 'holds neither an object id nor a ref'],
  ])('refuses %s', (content, message) =>
    withRepository((scratch) => {
      scratch.write('.git/refs/heads/loop', 'ref: refs/heads/loop\n');
      scratch.write('.git/refs/heads/junk', 'junk\n');
      const repository = open(scratch);
      writeFileSync(scratch.path('.git/HEAD'), `${content}\n`);
      expect(() => resolveHead(repository)).toThrow(message);
    }),
  );

  test('says that reftable cannot be read, instead of finding no commits', () =>
    withRepository((scratch) => {
      scratch.git(['config', 'extensions.refStorage', 'reftable']);
      const repository = open(scratch);
      expect(() => resolveHead(repository)).toThrow(`${scratch.path('.git')}: refs are stored as 'reftable'`);
    }));
});

test('readHeadsFile lists the ids of MERGE_HEAD, none without one', () =>
  withRepository((scratch) => {
    expect(readHeadsFile(open(scratch), 'MERGE_HEAD')).toEqual([]);
    scratch.write('.git/MERGE_HEAD', `${'a'.repeat(40)}\n${'b'.repeat(40)}\nshort\n`);
    expect(readHeadsFile(open(scratch), 'MERGE_HEAD')).toEqual(['a'.repeat(40), 'b'.repeat(40)]);
  }));
