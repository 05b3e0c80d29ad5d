import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCommitGraph } from '../../src/git/commit-graph.ts';
import { selectAllCommits, selectCommits } from '../../src/git/commit-selection.ts';
import { messageStart } from '../../src/git/commit-text.ts';
import { listRefs } from '../../src/git/list-refs.ts';
import { resolveRevision } from '../../src/git/resolve-revision.ts';
import { importHistory } from './random-history.ts';
import { type Scratch, withRepository, withScratch, writeVersions } from './scratch.ts';
import { atOnce, catalogOf, open } from './walk-helpers.ts';

function graphOf(scratch: Scratch, cwd = '') {
  const repository = open(scratch, cwd);
  const refs = listRefs(repository);
  const messages = new Map<string, string>();
  const graph = atOnce(
    readCommitGraph(catalogOf(repository), {
      shallow: refs.shallow,
      maxObjectBytes: 1e8,
      onDiagnostic: (diagnostic) => {
        throw new Error(diagnostic.message);
      },
      onObject: ({ oid, bytes }) => messages.set(oid, bytes.toString('utf8', messageStart(bytes))),
    }),
  );
  return { graph, refs, messages, tips: refs.refs.map(({ oid }) => oid) };
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '');

describe('the commit graph', () => {
  test.each([1, 2, 3])('has the commits, parents and messages git has (history %i)', (seed) =>
    withRepository((scratch) => {
      importHistory(scratch, seed, 150);
      scratch.git(['repack', '-adfq']);
      const { graph, messages } = graphOf(scratch);
      const rows = lines(scratch.git(['log', '--all', '--format=%H|%T|%P|%ct|%an|%ae|%at|%s']));
      expect(graph.count).toBe(rows.length);
      for (const row of rows) {
        const [oid = '', tree, parents = '', time, ...rest] = row.split('|');
        const number = graph.numberOf(oid);
        const numbers = Array.from(graph.parentsOf(number));
        expect(graph.oidOf(number)).toBe(oid);
        expect(numbers.map((parent) => graph.oidOf(parent)).join(' ')).toBe(parents);
        for (const parent of numbers) expect(parent).toBeLessThan(number);
        expect(String(graph.committerTime(number))).toBe(time);
        const info = graph.describe(number);
        expect([info.author, info.email, String(info.authorTime), info.subject]).toEqual(rest);
        expect(messages.get(oid)).toBe(info.subject);
        expect(scratch.git(['cat-file', '-t', tree ?? '']).trim()).toBe('tree');
      }
    }),
  );

  test('does not depend on how the repository is packed', () =>
    withRepository((scratch) => {
      importHistory(scratch, 5, 80);
      const order = () => {
        const { graph } = graphOf(scratch);
        return Array.from({ length: graph.count }, (_, i) => graph.oidOf(i));
      };
      const before = order();
      scratch.git(['repack', '-adfq', '--depth=1']);
      expect(order()).toEqual(before);
      scratch.git(['repack', '-adfq', '--depth=60', '--window=60']);
      expect(order()).toEqual(before);
    }));

  test('selects what rev-list selects', () =>
    withRepository((scratch) => {
      importHistory(scratch, 9, 120);
      const { graph, tips } = graphOf(scratch);
      const selected = (query: Parameters<typeof selectCommits>[1]) => {
        const { isSelected, count } = selectCommits(graph, query);
        const oids = Array.from(isSelected.keys()).filter((i) => isSelected[i] === 1);
        expect(oids.length).toBe(count);
        return oids.map((i) => graph.oidOf(i)).sort();
      };
      const all = lines(scratch.git(['rev-list', '--all'])).sort();
      expect(selected({ tips })).toEqual(all);
      expect(selectAllCommits(graph).count).toBe(all.length);
      for (let i = 0; i < 20; i++) {
        const [a = '', b = ''] = [all[i * 5], all[i * 4 + 3]];
        expect(selected({ tips: [a], not: [b] })).toEqual(lines(scratch.git(['rev-list', `${b}..${a}`])).sort());
      }
      const times = lines(scratch.git(['log', '--all', '--format=%ct %H'])).map((line) => line.split(' '));
      const within = times.filter(([time]) => Number(time) >= 1_600_004_000 && Number(time) <= 1_600_008_000);
      const since = selected({ tips, since: 1_600_004_000, until: 1_600_008_000 });
      expect(since).toEqual(within.map(([, oid]) => oid).sort());
      expect(selectCommits(graph, { tips: ['ab'.repeat(20)] }).diagnostics[0]?.code).toBe('object-missing');
      expect(selectCommits(graph, { tips, pastTips: ['ab'.repeat(20)] }).diagnostics).toEqual([]);
    }));

  test('ends at the edge of a shallow clone, and says what is missing elsewhere', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', '-b', 'main', 'from']);
      for (const i of [1, 2, 3]) {
        scratch.git(['commit', '-q', '--allow-empty', '-m', `c${i}`], { cwd: 'from' });
      }
      scratch.git(['clone', '-q', '--depth=2', `file://${scratch.path('from')}`, 'to']);
      const { graph, refs, tips } = graphOf(scratch, 'to');
      expect(refs.shallow.size).toBe(1);
      expect(selectCommits(graph, { tips })).toMatchObject({ count: 2, diagnostics: [] });
      expect(() => resolveRevision(open(scratch, 'to'), 'HEAD~2')).toThrow(/shallow clone/);
      rmSync(scratch.path('to/.git/shallow'));
      const broken = graphOf(scratch, 'to');
      expect(selectCommits(broken.graph, { tips }).diagnostics).toMatchObject([
        { code: 'object-missing', affectsCoverage: true },
      ]);
    }));
});

describe('refs', () => {
  test('are all found: branches, tags, the stash, work trees, reflogs, and what a fetch left', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 3);
      scratch.git(['branch', 'side', 'HEAD~1']);
      scratch.git(['pack-refs', '--all']);
      scratch.git(['tag', '-a', '-m', 'x', 'v1']);
      scratch.write('src/long.txt', 'stashed\n');
      scratch.git(['stash', '-q']);
      scratch.git(['worktree', 'add', '-q', '--detach', scratch.path('tree'), 'HEAD~2']);
      scratch.git(['commit', '-q', '--amend', '-m', 'amended']);
      const gone = scratch.git(['rev-parse', 'HEAD@{1}']).trim();
      const lost = scratch.git(['commit-tree', '-m', 'lost', 'HEAD^{tree}']).trim();
      appendFileSync(scratch.path('.git/FETCH_HEAD'), `${lost}\t\tbranch 'x' of elsewhere\n`);
      scratch.git(['replace', 'HEAD~1', lost]);
      const listing = listRefs(open(scratch));
      const expected = lines(scratch.git(['for-each-ref', '--format=%(refname) %(objectname)']));
      const worktreeHead = scratch.git(['rev-parse', 'HEAD'], { cwd: 'tree' }).trim();
      expected.push(`HEAD ${scratch.git(['rev-parse', 'HEAD']).trim()}`, `worktrees/tree/HEAD ${worktreeHead}`);
      expect(listing.refs.map(({ name, oid }) => `${name} ${oid}`)).toEqual(expected.sort());
      expect(listing.past).toEqual(expect.arrayContaining([gone, lost]));
      const { graph, tips, refs } = graphOf(scratch);
      const { count } = selectCommits(graph, { tips, pastTips: refs.past });
      const env = { GIT_NO_REPLACE_OBJECTS: '1' };
      const reached = lines(scratch.git(['rev-list', '--all', '--reflog', lost, worktreeHead], { env }));
      expect(count).toBe(new Set(reached).size);
      expect(graph.peel(scratch.git(['rev-parse', 'v1']).trim())).toEqual({ oid: gone, type: 'commit' });
    }));

  test('that are damaged are reported', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 1);
      writeFileSync(scratch.path('.git/refs/heads/bad'), 'nonsense\n');
      expect(listRefs(open(scratch)).diagnostics).toMatchObject([{ code: 'unreadable', affectsCoverage: true }]);
    }));
});

describe('a revision', () => {
  test('is what git takes it for', () =>
    withRepository((scratch) => {
      importHistory(scratch, 11, 60);
      scratch.git(['tag', '-a', '-m', 'x', 'v1.0', 'HEAD~2']);
      scratch.git(['tag', 'light', 'HEAD~1']);
      scratch.git(['update-ref', 'refs/remotes/origin/main', 'HEAD~3']);
      scratch.git(['update-ref', 'refs/heads/deadbeef', 'HEAD~4']);
      const merge = lines(scratch.git(['rev-list', '--merges', '-n1', 'HEAD']))[0] ?? '';
      const head = scratch.git(['rev-parse', 'HEAD']).trim();
      const names = [
        'HEAD',
        '@',
        '@~2',
        'b0',
        'heads/b0',
        'refs/heads/b0',
        'v1.0',
        'v1.0^{}',
        'v1.0~1',
        'light',
        'HEAD^0',
      ];
      names.push(
        'origin/main',
        'deadbeef',
        head,
        head.slice(0, 12),
        `${merge}^2`,
        `${merge}^2~1^`,
        `${merge.slice(0, 10)}^1`,
      );
      const repository = open(scratch);
      for (const name of names) {
        expect([name, resolveRevision(repository, name)]).toEqual([
          name,
          scratch.git(['rev-parse', `${name}^{commit}`]).trim(),
        ]);
      }
    }));

  test.each([
    'nothing',
    'HEAD~999',
    'HEAD^9',
    '0000',
    'config',
    '../config',
    'HEAD^{tree}x',
    '',
    'ab'.repeat(20),
    'blob',
  ])('that is none is refused: %s', (name) =>
    withRepository((scratch) => {
      writeVersions(scratch, 2);
      scratch.git(['update-ref', 'refs/tags/blob', scratch.git(['rev-parse', 'HEAD:src/long.txt']).trim()]);
      expect(() => resolveRevision(open(scratch), name)).toThrow(expect.objectContaining({ code: 'unknown-revision' }));
    }),
  );
});
