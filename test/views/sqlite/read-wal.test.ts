import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWal } from '../../../src/views/sqlite/read-wal.ts';
import { partOf } from '../../../src/views/view.ts';
import { type Frame, pageOf, type SqlValue, sqlite, wal } from '../../helpers/sqlite.ts';

/** Every occurrence of `text` with its place, and the problems. */
function find(bytes: Buffer, text: string) {
  const places: { place: string; start: number; end: number }[] = [];
  const problems: string[] = [];
  for (const event of readWal(bytes)) {
    if (event.kind === 'problem') problems.push(event.message);
    if (event.kind !== 'view') continue;
    expect(event.isLeftover).toBe(true);
    const content = Buffer.from(event.view.bytes);
    for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
      const end = at + text.length;
      const { place } = partOf(event.view.parts!, { start: at, end })!;
      places.push({ place: place!(at).text, start: event.view.map.start(at), end: event.view.map.end(end) });
    }
  }
  return { places, problems };
}

const databaseOf = (row: readonly SqlValue[], encoding: 'utf8' | 'utf16le' = 'utf8'): Buffer =>
  sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(a, b)', rows: [row] }], encoding });
const framesOf = (database: Buffer, pages: readonly number[]): Frame[] =>
  pages.map((page, i) => ({
    page,
    content: pageOf(database, page),
    ...(i === pages.length - 1 ? { databasePages: 9 } : {}),
  }));
const long = (text: string): string => `${'x'.repeat(1200)}${text}${'y'.repeat(1000)}`;

describe('a write-ahead log', () => {
  it('has the rows of its pages, where they stand', () => {
    const bytes = wal(framesOf(databaseOf(['name', 'the-secret']), [2]));
    const start = bytes.indexOf('the-secret');
    expect(find(bytes, 'name\nthe-secret').places).toHaveLength(1);
    expect(find(bytes, 'the-secret')).toEqual({
      places: [{ place: `page 2, near byte ${start - 7}`, start, end: start + 10 }],
      problems: [],
    });
  });

  it('has every version of a page', () => {
    const frames = [databaseOf(['a', 'old-secret']), databaseOf(['a', 'new-secret'])];
    const bytes = wal(frames.flatMap((database) => framesOf(database, [2])));
    for (const text of ['old-secret', 'new-secret']) expect(find(bytes, text).places).toHaveLength(1);
  });

  it('puts together what goes over several pages, as their transaction left them', () => {
    const first = databaseOf(['a', long('old-secret')]);
    const second = databaseOf(['a', long('new-secret')]);
    const bytes = wal([first, second].flatMap((database) => framesOf(database, [2, 3, 4])));
    expect(find(bytes, `a\n${long('old-secret')}`).places).toHaveLength(1);
    expect(find(bytes, `a\n${long('new-secret')}`).places).toMatchObject([
      { place: expect.stringMatching(/^page 2, near byte /) },
    ]);
  });

  it('has what goes on in a page of the database only, as far as it goes', () => {
    const bytes = wal(framesOf(databaseOf(['the-secret', long('')]), [2]));
    expect(find(bytes, 'the-secret')).toMatchObject({ places: [{}], problems: [] });
  });

  it('has the encoding that its first page names', () => {
    const bytes = wal(framesOf(databaseOf(['name', 'the-secret'], 'utf16le'), [2, 1]));
    expect(find(bytes, 'the-secret').places).toMatchObject([{ start: bytes.indexOf('t\0h\0e\0-\0s') }]);
    expect(find(bytes, 'CREATE TABLE t').places).toMatchObject([{ place: expect.stringMatching(/^page 1, /) }]);
  });

  it('may end anywhere', () => {
    const bytes = wal(framesOf(databaseOf(['name', 'the-secret']), [1, 2]));
    for (const cut of [32, 40, 56, 57, 1080, 1081, 1104, 1105, 2127]) {
      expect(find(bytes.subarray(0, cut), 'x').problems).toEqual([]);
    }
    expect(find(bytes.subarray(0, 2128), 'the-secret').places).toHaveLength(1);
  });

  it('without a header that makes sense is searched as it is', () => {
    const bytes = wal(framesOf(databaseOf(['name', 'the-secret']), [2]));
    bytes.writeUInt32BE(1000, 8);
    const { places, problems } = find(bytes, 'the-secret');
    expect(problems).toEqual(['the SQLite log has no header that can be read']);
    expect(places).toHaveLength(1);
  });

  it('of one page over and over takes its time once', () => {
    const content = pageOf(databaseOf(['a', long('')]), 2);
    const frames = Array.from({ length: 20_000 }, () => ({ page: 2, content }));
    const bytes = wal(frames);
    const start = performance.now();
    expect([...readWal(bytes)].length).toBeGreaterThan(1);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('damaged anywhere is no error of ours', () => {
    const whole = wal([
      ...framesOf(databaseOf(['a', long('old')]), [1, 2, 3, 4]),
      ...framesOf(databaseOf(['b', 'new']), [2]),
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const bytes = Buffer.from(whole.subarray(0, Math.max(8, cut)));
          for (const [at, value] of changes) if (at >= 8 && at < bytes.length) bytes[at] = value;
          const views = [...readWal(bytes)].map((event) => (event.kind === 'view' ? event.view.bytes.length : 0));
          expect(views.reduce((sum, length) => sum + length, 0)).toBeLessThan(bytes.length * 8 + 1000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
