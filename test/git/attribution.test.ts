import { describe, expect, test } from 'vitest';
import { attributeBlobs } from '../../src/git/attribution.ts';
import { readCommitGraph } from '../../src/git/commit-graph.ts';
import { type CommitQuery, selectCommits } from '../../src/git/commit-selection.ts';
import { listRefs } from '../../src/git/list-refs.ts';
import { findNewBlobs, listOldBlobs } from '../../src/git/new-objects.ts';
import { ObjectStore } from '../../src/git/object-store.ts';
import { planWalk, splitFamilies } from '../../src/git/pack-families.ts';
import { listWanted, TreeScanner } from '../../src/git/tree-scan.ts';
import { importHistory } from './random-history.ts';
import { type Scratch, withRepository, withScratch } from './scratch.ts';
import { atOnce, catalogOf, open } from './walk-helpers.ts';

const unexpected = (diagnostic: { message: string }) => {
  throw new Error(diagnostic.message);
};
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

function attribute(scratch: Scratch, blobs: readonly string[], query: Partial<CommitQuery> = {}, parts = 1) {
  const repository = open(scratch);
  const refs = listRefs(repository);
  const catalog = catalogOf(repository);
  const options = { maxObjectBytes: 1e8, onDiagnostic: unexpected, onSkipped: () => {} };
  const graph = atOnce(readCommitGraph(catalog, { ...options, shallow: refs.shallow }));
  const selection = selectCommits(graph, { tips: refs.refs.map(({ oid }) => oid), ...query });
  const wanted = listWanted(catalog, blobs);
  const plan = planWalk(catalog, new Set(['tree'] as const));
  const scanner = new TreeScanner(catalog, wanted);
  const scans = splitFamilies(plan, parts).map((part) => scanner.scan(part, options));
  const head = refs.refs.find(({ name }) => name === 'HEAD')?.oid;
  const attribution = attributeBlobs({ graph, selection, wanted, scans, head, onDiagnostic: unexpected });
  return { graph, selection, attribution };
}

/** Blob to path to the commits that hold it there, from `git ls-tree` of every commit. */
function bruteForce(scratch: Scratch, commits: readonly string[]): Map<string, Map<string, Set<string>>> {
  const held = new Map<string, Map<string, Set<string>>>();
  for (const commit of commits) {
    for (const entry of scratch.git(['ls-tree', '-r', '-z', commit]).split('\0')) {
      const [, oid = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
      if (oid === '') continue;
      const paths = held.get(oid) ?? new Map<string, Set<string>>();
      held.set(oid, paths.set(path, (paths.get(path) ?? new Set()).add(commit)));
    }
  }
  return held;
}

function allBlobs(scratch: Scratch): string[] {
  const listing = lines(scratch.git(['cat-file', '--batch-check', '--batch-all-objects']));
  return listing.filter((line) => line.includes(' blob ')).map((line) => line.split(' ')[0] ?? '');
}

function expectSame(
  scratch: Scratch,
  blobs: readonly string[],
  range: readonly string[],
  query: Partial<CommitQuery>,
  parts = 1,
) {
  const { graph, attribution } = attribute(scratch, blobs, query, parts);
  const held = bruteForce(scratch, lines(scratch.git(['rev-list', ...range])));
  const inHead = bruteForce(scratch, ['HEAD']);
  for (const blob of blobs) {
    const wanted = [...(held.get(blob) ?? [])].map(([path, commits]) => ({
      path,
      firstCommit: Math.min(...[...commits].map((commit) => graph.numberOf(commit))),
      commitCount: commits.size,
      inHead: inHead.get(blob)?.has(path) ?? false,
    }));
    const holders = attribution.holdersOf(blob);
    const found = holders.map(({ pathBytes, firstCommit, commitCount, inHead }) => ({
      path: pathBytes.toString('latin1'),
      firstCommit,
      commitCount,
      inHead,
    }));
    wanted.sort((a, b) => a.firstCommit - b.firstCommit || (a.path < b.path ? -1 : 1));
    expect(found).toEqual(wanted);
    const distinct = new Set([...(held.get(blob)?.values() ?? [])].flatMap((commits) => [...commits]));
    expect(attribution.countCommits(holders)).toBe(distinct.size);
  }
  for (let i = 0; i + 3 < blobs.length; i += 3) {
    const group = blobs.slice(i, i + 3);
    const distinct = new Set(group.flatMap((blob) => [...(held.get(blob)?.values() ?? [])].flatMap((set) => [...set])));
    expect(attribution.countCommits(group.flatMap((blob) => attribution.holdersOf(blob)))).toBe(distinct.size);
  }
}

describe('attribution', () => {
  test.each([21, 22, 23, 24, 25, 26])('is what looking at every commit gives (history %i)', (seed) =>
    withRepository((scratch) => {
      importHistory(scratch, seed, 70);
      scratch.git(['repack', '-adfq', '--depth=50']);
      const blobs = allBlobs(scratch);
      expectSame(scratch, blobs, ['--all'], {});
      expectSame(
        scratch,
        blobs.filter((_, i) => i % 4 === 0),
        ['--all'],
        {},
        3,
      );
      const all = lines(scratch.git(['rev-list', '--all']));
      for (const [a = '', b = ''] of [
        [all[5], all[40]],
        [all[20], all[2]],
      ]) {
        expectSame(scratch, blobs, [a, `^${b}`], { tips: [a], not: [b] });
      }
    }),
  );

  test('knows no holder of a blob that no selected commit holds', () =>
    withRepository((scratch) => {
      importHistory(scratch, 31, 20);
      const oid = scratch.git(['hash-object', '-w', '--stdin'], { input: 'nobody has this' }).trim();
      const { attribution } = attribute(scratch, [oid, 'ab'.repeat(20)]);
      expect(attribution.holdersOf(oid)).toEqual([]);
      expect(attribution.holdersOf('ab'.repeat(20))).toEqual([]);
    }));

  test('ends with trees that hold themselves a thousand million times', () =>
    withRepository((scratch) => {
      const blob = scratch.git(['hash-object', '-w', '--stdin'], { input: 'x' }).trim();
      let tree = scratch.git(['mktree'], { input: `100644 blob ${blob}\tf\n` }).trim();
      for (let level = 0; level < 9; level++) {
        const entries = Array.from('abcdefghij', (name) => `040000 tree ${tree}\t${name}\n`);
        tree = scratch.git(['mktree'], { input: entries.join('') }).trim();
      }
      const commit = scratch.git(['commit-tree', '-m', 'bomb', tree]).trim();
      scratch.git(['update-ref', 'HEAD', commit]);
      const graphTime = performance.now();
      expect(() => attribute(scratch, [blob])).toThrow('paths may be incomplete');
      expect(performance.now() - graphTime).toBeLessThan(25_000);
    }));
});

describe('new blobs of a range', () => {
  test.each([41, 42, 43, 44])('are those of rev-list --objects, and what moved (history %i)', (seed) =>
    withRepository((scratch) => {
      importHistory(scratch, seed, 80);
      const repository = open(scratch);
      const store = new ObjectStore(repository);
      const all = lines(scratch.git(['rev-list', '--all']));
      for (let i = 0; i < 12; i++) {
        const [head = '', base = ''] = [all[i], all[(i * 11 + 7) % all.length]];
        const { commits, blobs, boundaryTrees, diagnostics } = atOnce(findNewBlobs(repository, [head], [base]));
        const range = lines(scratch.git(['rev-list', `${base}..${head}`]));
        expect(commits.map(({ oid }) => oid).sort()).toEqual([...range].sort());
        expect(diagnostics).toEqual([]);
        const listed = lines(scratch.git(['rev-list', '--objects', `${base}..${head}`])).map(
          (line) => line.split(' ')[0] ?? '',
        );
        const types =
          listed.length === 0 ? '' : scratch.git(['cat-file', '--batch-check'], { input: `${listed.join('\n')}\n` });
        const wanted = lines(types)
          .filter((line) => line.includes(' blob '))
          .map((line) => line.split(' ')[0] ?? '');
        const old = listOldBlobs(store, repository.oidBytes, boundaryTrees);
        const found = [...new Set(blobs.map(({ oid }) => oid))];
        expect(found.filter((oid) => !old.has(oid)).sort()).toEqual(wanted.sort());
        // The others were there before, and not at this path.
        const edge = lines(scratch.git(['rev-list', '--boundary', `${base}..${head}`]));
        const before = bruteForce(
          scratch,
          edge.filter((line) => line.startsWith('-')).map((line) => line.slice(1)),
        );
        expect([...old].sort()).toEqual([...before.keys()].sort());
        for (const { oid, pathBytes } of blobs)
          expect(before.get(oid)?.get(pathBytes.toString('latin1'))).toBeUndefined();
        const held = bruteForce(scratch, range);
        const order = commits.map(({ oid }) => oid);
        for (const { oid, pathBytes, commit } of blobs) {
          const holders = [...(held.get(oid)?.get(pathBytes.toString('latin1')) ?? [])];
          expect(order.indexOf(commit)).toBe(Math.min(...holders.map((holder) => order.indexOf(holder))));
        }
      }
    }),
  );

  test('of a shallow clone say that the range is cut short', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', '-b', 'main', 'from']);
      for (const i of [1, 2, 3]) scratch.git(['commit', '-q', '--allow-empty', '-m', `c${i}`], { cwd: 'from' });
      scratch.git(['clone', '-q', '--depth=2', `file://${scratch.path('from')}`, 'to']);
      const head = scratch.git(['rev-parse', 'HEAD'], { cwd: 'to' }).trim();
      const parent = scratch.git(['rev-parse', 'HEAD~1'], { cwd: 'to' }).trim();
      expect(atOnce(findNewBlobs(open(scratch, 'to'), [head], [])).isCutShort).toBe(true);
      expect(atOnce(findNewBlobs(open(scratch, 'to'), [head], [parent]))).toMatchObject({
        isCutShort: false,
        blobs: [],
      });
    }));
});
