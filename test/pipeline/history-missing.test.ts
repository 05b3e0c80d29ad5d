// Histories that are not all here: partial clones, and repositories that lost objects. What is missing is counted, never taken for searched.

import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Scratch, withRepository, withScratch } from '../git/scratch.ts';
import { runIn } from '../helpers/cli.ts';
import { type HistoryReport, runHistory, scanHistory, summaries, tokenOf } from '../helpers/history.ts';

/** Three commits; the files of the first are not in the last. Four blobs, and with `dir/` four trees. */
function fillOrigin(scratch: Scratch): void {
  scratch.git(['init', '-q', '-b', 'main', 'origin']);
  const at = { cwd: 'origin' };
  scratch.git(['config', 'uploadpack.allowFilter', 'true'], at);
  scratch.write('origin/old', 'old\n');
  scratch.write('origin/dir/large', 'large '.repeat(500));
  scratch.git(['add', '-A'], at);
  scratch.git(['commit', '-qm', 'one'], at);
  scratch.git(['rm', '-q', 'old'], at);
  scratch.write('origin/a', 'a\n');
  scratch.git(['add', '-A'], at);
  scratch.git(['commit', '-qm', 'two'], at);
  scratch.write('origin/a', 'a\nb\n');
  scratch.git(['add', '-A'], at);
  scratch.git(['commit', '-qm', 'three'], at);
}

function clonePartly(scratch: Scratch, filter: string): void {
  fillOrigin(scratch);
  const from = `file://${scratch.path('origin')}`;
  scratch.git(['clone', '-q', '--no-checkout', `--filter=${filter}`, from, 'clone']);
}

function gaps({ coverage, complete, diagnostics }: HistoryReport): unknown {
  return [coverage.promised, coverage.missed, complete, diagnostics.map(({ code }) => code)];
}

describe('a partial clone', () => {
  test.each([
    ['blob:none', { blobs: 4, trees: 0 }, 4],
    ['blob:limit=1k', { blobs: 1, trees: 0 }, 1],
    // The trees of the commits; what is in them is not known.
    ['tree:0', { blobs: 0, trees: 3 }, 3],
    // The commits' own trees are there, and name four files' versions less the one in `dir`.
    ['tree:1', { blobs: 3, trees: 1 }, 4],
  ])('made with --filter=%s counts what the remote kept', (filter, promised, missed) =>
    withScratch(async (scratch) => {
      clonePartly(scratch, filter);
      expect(gaps(await scanHistory(scratch, ['clone']))).toEqual([promised, missed, false, ['object-missing']]);
      const { code, stdout } = await runIn(scratch.dir, ['scan', 'history', 'clone']);
      expect(code).toBe(3);
      expect(stdout).toMatch(/^not present: .* promised by the remote$/m);
    }),
  );

  test('says how many blobs and trees', () =>
    withScratch(async (scratch) => {
      clonePartly(scratch, 'tree:1');
      const { stdout } = await runIn(scratch.dir, ['scan', 'history', 'clone']);
      expect(stdout).toContain('\nnot present: 3 blobs and 1 tree promised by the remote\n');
    }));

  test.each([
    ['blob:none', { blobs: 2, trees: 0 }],
    ['tree:0', { blobs: 0, trees: 2 }],
  ])('made with --filter=%s counts what is missing of a range', (filter, promised) =>
    withScratch(async (scratch) => {
      clonePartly(scratch, filter);
      const report = await scanHistory(scratch, ['clone', 'HEAD~2..HEAD']);
      expect([report.coverage.promised, report.complete]).toEqual([promised, false]);
      expect((await runHistory(scratch, ['clone', 'HEAD~2..HEAD'])).code).toBe(3);
    }),
  );

  test('still gives what it holds', () =>
    withScratch(async (scratch) => {
      clonePartly(scratch, 'blob:none');
      const at = { cwd: 'clone' };
      scratch.git(['checkout', '-q', 'main'], at);
      scratch.write('clone/key', `${tokenOf('here')}\n`);
      scratch.git(['add', '-A'], at);
      scratch.git(['commit', '-qm', 'key'], at);
      const report = await scanHistory(scratch, ['clone']);
      expect(summaries(report, { here: tokenOf('here') })).toEqual(['key here [key] 1 HEAD']);
      // The checkout fetched what HEAD holds.
      expect(report.coverage.promised).toEqual({ blobs: 2, trees: 0 });
    }));

  test('is known by its configuration, too, when its packs are not marked', () =>
    withRepository(async (scratch) => {
      scratch.write('x', 'x\n');
      scratch.commit();
      removeObject(scratch, 'HEAD:x');
      scratch.git(['config', 'remote.origin.promisor', 'true']);
      expect(gaps(await scanHistory(scratch))).toEqual([{ blobs: 1, trees: 0 }, 1, false, ['object-missing']]);
    }));

  test('without gaps is as good as any', () =>
    withScratch(async (scratch) => {
      clonePartly(scratch, 'blob:limit=1m');
      expect(gaps(await scanHistory(scratch, ['clone']))).toEqual([{ blobs: 0, trees: 0 }, 0, true, []]);
    }));
});

/** Removes a loose object. */
function removeObject(scratch: Scratch, name: string): string {
  const oid = scratch.git(['rev-parse', name]).trim();
  rmSync(scratch.path('.git/objects', oid.slice(0, 2), oid.slice(2)));
  return oid;
}

describe('a repository that lost', () => {
  const none = { blobs: 0, trees: 0 };

  test.each([
    ['a file of an old commit', 'HEAD~1:dir/x'],
    ['a file of HEAD', 'HEAD:dir/y'],
    ['a folder', 'HEAD~1:dir'],
  ])('%s is incomplete', (_, name) =>
    withRepository(async (scratch) => {
      scratch.write('dir/x', 'x\n');
      scratch.commit();
      scratch.git(['mv', 'dir/x', 'x']);
      scratch.write('x', 'changed\n');
      scratch.write('dir/y', 'y\n');
      scratch.commit();
      const oid = removeObject(scratch, name);
      const report = await scanHistory(scratch);
      expect([report.coverage.promised, report.coverage.missed, report.complete]).toEqual([none, 1, false]);
      const holes = report.diagnostics.filter(({ affectsCoverage }) => affectsCoverage);
      expect(holes).toEqual([
        expect.objectContaining({ code: 'object-missing', message: expect.stringContaining(oid) }),
      ]);
      expect((await runHistory(scratch)).code).toBe(3);
    }),
  );

  test('a commit and its tree says so for each', () =>
    withRepository(async (scratch) => {
      scratch.commit('one');
      scratch.write('x', 'x\n');
      scratch.commit('two');
      scratch.write('x', 'y\n');
      scratch.commit('three');
      const tree = removeObject(scratch, 'HEAD~1^{tree}');
      const commit = removeObject(scratch, 'HEAD~2');
      const { diagnostics, complete } = await scanHistory(scratch);
      const holes = diagnostics.filter(({ affectsCoverage }) => affectsCoverage).map(({ message }) => message);
      expect([holes.length, complete]).toEqual([2, false]);
      expect(holes.join()).toContain(tree);
      expect(holes.join()).toContain(commit);
    }));

  test('what only an abandoned commit held is whole', () =>
    withRepository(async (scratch) => {
      scratch.commit('one');
      scratch.git(['checkout', '-q', '-b', 'gone']);
      scratch.write('dir/x', 'x\n');
      scratch.commit('two');
      removeObject(scratch, 'HEAD:dir/x');
      scratch.git(['checkout', '-q', 'main']);
      scratch.git(['branch', '-qD', 'gone']);
      scratch.git(['reflog', 'expire', '--expire=now', '--all']);
      expect(gaps(await scanHistory(scratch))).toEqual([none, 0, true, []]);
    }));

  test('what FETCH_HEAD and its like named once is whole', () =>
    withRepository(async (scratch) => {
      scratch.commit('one');
      writeFileSync(scratch.path('.git/ORIG_HEAD'), `${'1'.repeat(40)}\n`);
      expect(gaps(await scanHistory(scratch))).toEqual([none, 0, true, []]);
    }));

  test('submodules are of another repository, and nothing is missing', () =>
    withRepository(async (scratch) => {
      scratch.git(['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},lib`]);
      scratch.git(['commit', '-qm', 'submodule']);
      const report = await scanHistory(scratch);
      expect([report.coverage.missed, report.complete, report.diagnostics.map(({ code }) => code)]).toEqual([
        0,
        true,
        ['submodule'],
      ]);
    }));
});

describe('the coverage of a history', () => {
  test.each([[[]], [['HEAD~1..HEAD']]])('counts LFS pointers and blobs over --max-file-size (%j)', (range) =>
    withRepository(async (scratch) => {
      scratch.commit('start');
      scratch.write('lfs', `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`);
      scratch.write('large', 'x\n'.repeat(2000));
      scratch.commit('add');
      const args = [...range, '--max-file-size', '2k'];
      const report = await scanHistory(scratch, args);
      expect(report.coverage).toMatchObject({ skipped: { 'lfs-pointer': 1 }, missed: 1 });
      expect(report.diagnostics.map(({ code }) => code)).toEqual(['too-large']);
      expect((await runHistory(scratch, args)).code).toBe(3);
    }),
  );
});
