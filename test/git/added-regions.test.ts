import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedRegions } from '../../src/git/added-regions.ts';
import { matchLines, maxSteps } from '../../src/git/line-diff.ts';
import { gitEnv, withScratch } from './scratch.ts';

function added(before: string, after: string): string[] {
  const bytes = Buffer.from(after, 'latin1');
  return addedRegions(Buffer.from(before, 'latin1'), bytes).map(({ start, end }) =>
    bytes.toString('latin1', start, end),
  );
}

describe('addedRegions', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing for equal files', 'a\nb\n', 'a\nb\n', []],
    ['nothing for two empty files', '', '', []],
    ['everything of a new file', '', 'a\nb', ['a\nb']],
    ['nothing of a deleted file', 'a\nb\n', '', []],
    ['nothing for a deletion', 'a\nb\nc\n', 'a\nc\n', []],
    ['a changed line, whole', 'a\nbcd\ne\n', 'a\nbXd\ne\n', ['bXd\n']],
    ['an inserted line between equal ones', 'x\nx\n', 'x\ny\nx\n', ['y\n']],
    ['an appended line', 'a\n', 'a\nb\n', ['b\n']],
    ['a prepended line', 'a\n', 'b\na\n', ['b\n']],
    ['the last line when only its newline is new', 'a\nb', 'a\nb\n', ['b\n']],
    ['the last line when its newline is gone', 'a\nb\n', 'a\nb', ['b']],
    ['a line that starts as its predecessor did', 'ab\n', 'abc\n', ['abc\n']],
    ['a line that ends as its predecessor did', 'bc\n', 'abc\n', ['abc\n']],
    ['all lines when the endings change', 'a\nb\n', 'a\r\nb\r\n', ['a\r\nb\r\n']],
    ['neighbouring lines as one span', 'a\nz\n', 'a\nb\nc\nz\n', ['b\nc\n']],
    ['separate lines as separate spans', 'a\nb\nc\n', '1\na\nb\n2\nc\n3\n', ['1\n', '2\n', '3\n']],
    ['one copy of a line that was doubled', 'a\n', 'a\na\n', ['a\n']],
    ['a moved line once', 'a\nb\nc\n', 'b\nc\na\n', ['a\n']],
    ['bytes that are no text', '\x00\xff\n\x01', '\x00\xff\n\x02', ['\x02']],
  ])('marks %s', (_, before, after, expected) => {
    expect(added(before, after)).toEqual(expected);
  });

  const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\r\n', '\n', 'a'), { maxLength: 24 });

  test('leaves a longest common subsequence unmarked, in any small file', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const before = splitLines(a.join(''));
        const after = splitLines(b.join(''));
        const marked = new Set(addedRegions(Buffer.from(a.join('')), Buffer.from(b.join(''))).flatMap(offsetsOf));
        let offset = 0;
        const kept = after.filter((line) => {
          const isKept = !marked.has(offset);
          offset += line.length;
          return isKept;
        });
        expect(isSubsequence(kept, before)).toBe(true);
        expect(kept.length).toBe(longestCommon(before, after));
      }),
      { numRuns: 3000 },
    );
  });

  test('marks whole lines, ascending and never adjacent', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const after = b.join('');
        const spans = addedRegions(Buffer.from(a.join('')), Buffer.from(after));
        let previous = -1;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThan(previous);
          expect(end).toBeGreaterThan(start);
          expect(start === 0 || after[start - 1] === '\n').toBe(true);
          expect(end === after.length || after[end - 1] === '\n').toBe(true);
          previous = end;
        }
      }),
    );
  });

  test('adds as many lines as git diff --minimal does', () =>
    withScratch((scratch) => {
      const random = randomNumbers(5);
      for (let round = 0; round < 25; round++) {
        const before = Array.from({ length: 200 }, () => `line ${random() % 60}\n`);
        const after = before.flatMap(
          (line) => [[line], [line], [line], [], [`new ${random() % 30}\n`, line]][random() % 5] ?? [],
        );
        scratch.write('before', before.join(''));
        scratch.write('after', after.join(''));
        const spans = addedRegions(Buffer.from(before.join('')), Buffer.from(after.join('')));
        const ours = spans.map(({ start, end }) => splitLines(after.join('').slice(start, end)).length);
        expect(ours.reduce((sum, count) => sum + count, 0)).toBe(gitAdded(scratch.dir));
      }
    }));

  describe.each<[string, (i: number) => string, (i: number) => string]>([
    ['every line changed', (i) => `old ${i}\n`, (i) => `new ${i}\n`],
    ['every second line changed', (i) => `line ${i}\n`, (i) => (i % 2 ? `line ${i}\n` : `changed ${i}\n`)],
    ['all lines in reverse', (i) => `line ${i}\n`, (i) => `line ${119_999 - i}\n`],
    ['lines shuffled', (i) => `line ${i}\n`, (i) => `line ${(i * 7919) % 120_000}\n`],
    ['few distinct lines shuffled', (i) => `line ${i % 7}\n`, (i) => `line ${(i * i) % 7}\n`],
    ['mostly braces', (i) => (i % 3 ? '}\n' : `old ${i}\n`), (i) => (i % 3 ? '}\n' : `new ${i * 2}\n`)],
  ])('120,000 lines, %s', (_, before, after) => {
    const lines = (line: (i: number) => string) => Array.from({ length: 120_000 }, (_, i) => line(i));
    const [a, b] = [lines(before), lines(after)];

    test('no line is taken for an old one that is none', () => {
      const bytes = Buffer.from(b.join(''));
      const spans = addedRegions(Buffer.from(a.join('')), bytes);
      expect(spans.length).toBeGreaterThan(0);
      expect(isSubsequence(splitLines(withoutSpans(bytes, spans)), a)).toBe(true);
    });
  });

  test.each<[string, (i: number) => number]>([
    ['shuffled', (i) => (i * 7919) % 500_000],
    ['in reverse', (i) => 499_999 - i],
  ])('500,000 lines %s: the effort has its bound', (_, other) => {
    const numbers = (line: (i: number) => number) => Int32Array.from({ length: 500_000 }, (_, i) => line(i));
    const { steps } = matchLines(
      numbers((i) => i),
      numbers(other),
      500_000,
    );
    expect(steps).toBeGreaterThan(maxSteps);
    // The last box is finished: 400 rounds from both sides, each over as many diagonals.
    expect(steps).toBeLessThan(maxSteps + 1_000_000);
  });

  test('is exact for a huge file with a few edits', () => {
    const before = Array.from({ length: 200_000 }, (_, i) => `line ${i % 1000}\n`);
    const after = [
      ...before.slice(0, 50_000),
      'one\n',
      ...before.slice(50_010, 150_000),
      'two\n',
      ...before.slice(150_000),
    ];
    expect(added(before.join(''), after.join(''))).toEqual(['one\n', 'two\n']);
  });
});

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function offsetsOf({ start, end }: { start: number; end: number }): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

function withoutSpans(bytes: Buffer, spans: readonly { start: number; end: number }[]): string {
  let text = '';
  let at = 0;
  for (const { start, end } of spans) {
    text += bytes.toString('latin1', at, start);
    at = end;
  }
  return text + bytes.toString('latin1', at);
}

function isSubsequence(lines: readonly string[], of: readonly string[]): boolean {
  let at = 0;
  for (const line of lines) {
    while (at < of.length && of[at] !== line) at++;
    if (at++ >= of.length) return false;
  }
  return true;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) {
      next.push(line === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Lines that git counts as added between the files `before` and `after` of a folder. */
function gitAdded(cwd: string): number {
  try {
    execFileSync('git', ['diff', '--no-index', '--numstat', '--minimal', 'before', 'after'], { cwd, env: gitEnv });
    return 0;
  } catch (error) {
    return Number(String((error as { stdout: Buffer }).stdout).split('\t')[0]);
  }
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 8;
  };
}
