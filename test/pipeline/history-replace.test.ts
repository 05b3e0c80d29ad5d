// Replace refs and grafts: by default a history is what was committed, and a note says that git would show another one; with
// --replace-objects it is what git shows.

import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Scratch, withRepository, withScratch } from '../git/scratch.ts';
import { scanHistory, summaries, tokenOf } from '../helpers/history.ts';

const [a, b] = ['a', 'b'].map(tokenOf) as [string, string];
const names = { a, b };
const follow = ['--replace-objects'];
let second = 0;

function commit(scratch: Scratch, message: string, files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) scratch.write(path, content);
  const date = `2024-01-01T00:${String(Math.floor(++second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}Z`;
  scratch.git(['add', '-A']);
  scratch.git(['commit', '-q', '--allow-empty', '-m', message], {
    env: { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
  return scratch.git(['rev-parse', 'HEAD']).trim();
}

async function found(scratch: Scratch, args: readonly string[] = []): Promise<string[]> {
  return summaries(await scanHistory(scratch, args), names);
}

/** Writes a blob and returns its id. */
function blob(scratch: Scratch, content: string): string {
  return scratch.git(['hash-object', '-w', '--stdin'], { input: content }).trim();
}

describe('a replaced commit', () => {
  /** `two` brought in secret a; what stands in for it has b instead. */
  function replaced(scratch: Scratch): { two: string; standIn: string } {
    commit(scratch, 'one', { x: 'clean\n' });
    const two = commit(scratch, 'two', { x: `${a}\n` });
    commit(scratch, 'three', { x: 'clean again\n' });
    scratch.git(['checkout', '-q', '--detach', 'HEAD~2']);
    const standIn = commit(scratch, 'stand-in', { x: `${b}\n` });
    scratch.git(['checkout', '-q', 'main']);
    scratch.git(['reflog', 'expire', '--expire=now', '--all']);
    scratch.git(['replace', two, standIn]);
    return { two, standIn };
  }

  test('is what was committed, and its stand-in a commit like others; a note says so', () =>
    withRepository(async (scratch) => {
      replaced(scratch);
      const report = await scanHistory(scratch);
      expect(summaries(report, names).sort()).toEqual(['x a [two] 1 gone', 'x b [stand-in] 1 gone']);
      expect(report.diagnostics).toEqual([
        expect.objectContaining({
          code: 'replaced-objects',
          message: expect.stringMatching(/^1 replace ref not followed/),
        }),
      ]);
      expect(report.complete).toBe(true);
    }));

  test('is its stand-in under its own id, when that is asked for', () =>
    withRepository(async (scratch) => {
      const { two, standIn } = replaced(scratch);
      const report = await scanHistory(scratch, follow);
      expect(summaries(report, names)).toEqual(['x b [stand-in] 1 gone']);
      expect(report.findings[0]!.origin.commit).toBe(two);
      expect(report.diagnostics).toEqual([]);
      expect(scratch.git(['log', '-1', '--format=%H %s', 'HEAD~1']).trim()).toBe(`${two} stand-in`);
      expect(standIn).not.toBe(two);
      expect(await found(scratch, [...follow, 'HEAD~2..HEAD'])).toEqual(['x b [stand-in] 1 gone']);
      expect(await found(scratch, ['HEAD~2..HEAD'])).toEqual(['x a [two] 1 gone']);
    }));

  test('can be replaced by one that is replaced itself; a circle is not followed', () =>
    withRepository(async (scratch) => {
      const { two, standIn } = replaced(scratch);
      const last = scratch.git(['commit-tree', '-p', 'HEAD~2', '-m', 'last', 'HEAD~2^{tree}']).trim();
      scratch.git(['update-ref', `refs/replace/${standIn}`, last]);
      expect(await found(scratch, follow)).toEqual([]);
      scratch.git(['update-ref', `refs/replace/${last}`, two]);
      expect(await found(scratch, follow)).toEqual(['x a [two] 1 gone']);
    }));
});

describe.each([
  ['blob', 'x', (oid: string) => oid],
  [
    'tree',
    'dir/x',
    (oid: string, scratch: Scratch) => scratch.git(['mktree'], { input: `100644 blob ${oid}\tx\n` }).trim(),
  ],
])('a replaced %s', (_, path, wrap) => {
  function replaceWith(scratch: Scratch, first: string, second: string): void {
    commit(scratch, 'one', { [path]: first });
    const name = path === 'x' ? 'HEAD:x' : 'HEAD:dir';
    scratch.git(['replace', scratch.git(['rev-parse', name]).trim(), wrap(blob(scratch, second), scratch)]);
  }

  test('with a secret that its stand-in lacks is one only as it was committed', () =>
    withRepository(async (scratch) => {
      replaceWith(scratch, `${a}\n`, 'clean\n');
      expect(await found(scratch)).toEqual([`${path} a [one] 1 HEAD`]);
      expect(await found(scratch, follow)).toEqual([]);
    }));

  test('is held where it is named, with what its stand-in holds', () =>
    withRepository(async (scratch) => {
      replaceWith(scratch, `first ${a}\n`, `second ${b}\n`);
      commit(scratch, 'two', { other: 'more\n' });
      expect((await found(scratch)).filter((line) => line.startsWith(path))).toEqual([`${path} a [one] 2 HEAD`]);
      expect(await found(scratch, follow)).toEqual([`${path} b [one] 2 HEAD`]);
    }));

  test('is read in a range as well', () =>
    withRepository(async (scratch) => {
      commit(scratch, 'zero', { start: 'x\n' });
      replaceWith(scratch, 'clean\n', `${b}\n`);
      expect(await found(scratch, ['HEAD~1..HEAD'])).toEqual([]);
      expect(await found(scratch, [...follow, 'HEAD~1..HEAD'])).toEqual([`${path} b [one] 1 HEAD`]);
    }));
});

describe('grafts', () => {
  function graft(scratch: Scratch, line: string): void {
    mkdirSync(scratch.path('.git/info'), { recursive: true });
    writeFileSync(scratch.path('.git/info/grafts'), `# comment\nno commit\n${line}\n`);
  }

  test('cut a history only when asked', () =>
    withRepository(async (scratch) => {
      commit(scratch, 'one', { x: `${a}\n` });
      commit(scratch, 'two', { x: 'clean\n' });
      const three = commit(scratch, 'three', { y: `${b}\n` });
      scratch.git(['reflog', 'expire', '--expire=now', '--all']);
      graft(scratch, three);
      const report = await scanHistory(scratch);
      expect(summaries(report, names)).toEqual(['x a [one] 1 gone', 'y b [three] 1 HEAD']);
      expect(report.diagnostics.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^1 graft not followed/),
      ]);
      expect(await found(scratch, follow)).toEqual(['y b [three] 1 HEAD']);
    }));

  test('give a commit other parents, for ranges and names as well', () =>
    withRepository(async (scratch) => {
      const one = commit(scratch, 'one', { x: 'clean\n' });
      commit(scratch, 'two', { x: `${a}\n` });
      const three = commit(scratch, 'three', { x: 'clean again\n' });
      graft(scratch, `${three} ${one}`);
      expect(await found(scratch, ['HEAD~2..HEAD'])).toEqual(['x a [two] 1 gone']);
      expect(await found(scratch, [...follow, `${one}..HEAD`])).toEqual([]);
      expect(await found(scratch, [...follow, 'HEAD~1..HEAD'])).toEqual([]);
    }));
});

test.each([[[]], [follow]])('the edge of a shallow clone stays one, whatever is replaced (%j)', (args) =>
  withScratch(async (scratch) => {
    scratch.git(['init', '-q', '-b', 'main', 'origin']);
    for (const i of [1, 2, 3]) {
      scratch.write('origin/x', `${i} ${a}\n`);
      scratch.git(['add', '-A'], { cwd: 'origin' });
      scratch.git(['commit', '-qm', `${i}`], { cwd: 'origin' });
    }
    scratch.git(['clone', '-q', '--depth', '2', `file://${scratch.path('origin')}`, 'clone']);
    const at = { cwd: 'clone' };
    const edge = scratch.git(['rev-parse', 'HEAD~1'], at).trim();
    const standIn = scratch.git(['commit-tree', '-p', 'HEAD', '-m', 'stand-in', 'HEAD~1^{tree}'], at).trim();
    scratch.git(['update-ref', `refs/replace/${edge}`, standIn], at);
    const report = await scanHistory(scratch, ['clone', ...args]);
    const codes = report.diagnostics.map(({ code }) => code);
    expect(codes).toEqual(args.length > 0 ? ['shallow-clone'] : ['replaced-objects', 'shallow-clone']);
    // Followed, the stand-in is seen in its place and counts no more by itself.
    const subject = args.length > 0 ? 'stand-in' : '2';
    expect(summaries(report, names)).toEqual([`x a [${subject}] ${args.length > 0 ? 2 : 3} HEAD`]);
  }),
);
