import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentEvent } from '../../../src/views/documents/document.ts';
import { readSqlite } from '../../../src/views/sqlite/read-sqlite.ts';
import { columnsOf } from '../../../src/views/sqlite/schema.ts';
import { partOf } from '../../../src/views/view.ts';
import { type Database, pageBytes, record, sqlite, varint } from '../../helpers/sqlite.ts';

type Found = { readonly place: string; readonly isLeftover: boolean; readonly start: number; readonly end: number };

/** Every occurrence of `text`, and the problems. */
function find(bytes: Buffer, text: string): { readonly found: readonly Found[]; readonly problems: readonly string[] } {
  const events: DocumentEvent[] = [...readSqlite(bytes)];
  const found: Found[] = [];
  for (const event of events) {
    if (event.kind !== 'view') continue;
    const content = Buffer.from(event.view.bytes);
    for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
      const part = partOf(event.view.parts!, { start: at, end: at + text.length });
      found.push({
        place: part!.place!(at).text,
        isLeftover: event.isLeftover,
        start: event.view.map.start(at),
        end: event.view.map.end(at + text.length),
      });
    }
  }
  return { found, problems: events.flatMap((event) => (event.kind === 'problem' ? [event.message] : [])) };
}

/** All texts, in order. */
function texts(bytes: Buffer): string {
  return [...readSqlite(bytes)]
    .flatMap((event) => (event.kind === 'view' ? [Buffer.from(event.view.bytes).toString('utf8')] : []))
    .join('')
    .replaceAll('\n\0\n', '|');
}

const users: Database = {
  tables: [
    {
      name: 'users',
      sql: 'CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT, "api token" TEXT)',
      rows: [
        [null, 'alice', 'first-secret'],
        [null, 'bob', 'second-secret'],
      ],
    },
  ],
};

describe('the rows of a database', () => {
  it('are texts with the names of their columns, and stand where they stand', () => {
    const bytes = sqlite(users);
    expect(texts(bytes)).toContain('|name: bob\napi token: second-secret|');
    const start = bytes.indexOf('second-secret');
    expect(find(bytes, 'second-secret')).toEqual({
      found: [{ place: 'table users row 2 column api token', isLeftover: false, start, end: start + 13 }],
      problems: [],
    });
  });

  it('may lie in many pages, and their values in overflow pages', () => {
    const long = `${'x'.repeat(5000)} the-secret ${'y'.repeat(3000)}`;
    const rows = [[['a', 'b']], [['c', long]], [['d', 'last-one']]];
    const bytes = sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(k, v)', rows }] });
    expect(find(bytes, 'the-secret').found).toMatchObject([
      { place: 'table t row 2 column v', start: bytes.indexOf('the-secret'), isLeftover: false },
    ]);
    expect(find(bytes, 'last-one').found).toMatchObject([{ place: 'table t row 3 column v' }]);
    expect(find(bytes, 'xxxxx').problems).toEqual([]);
  });

  it('may have a value that goes from one page to the next', () => {
    for (let shift = 0; shift < 30; shift++) {
      const value = `${'x'.repeat(1500 + shift * 7)}the-secret${'y'.repeat(1000)}`;
      const bytes = sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(v)', rows: [[value]] }] });
      expect(find(bytes, 'the-secret').found).toHaveLength(1);
    }
  });

  it('of tables without row ids are read, in the order of their records', () => {
    const sql = 'CREATE TABLE conf(v TEXT, k TEXT, PRIMARY KEY (k)) WITHOUT ROWID';
    const bytes = sqlite({ tables: [{ name: 'conf', sql, rows: [['name', 'the-secret']], isWithoutRowid: true }] });
    expect(texts(bytes)).toContain('k: name\nv: the-secret');
    expect(find(bytes, 'the-secret').found[0]!.place).toBe('table conf column v');
  });

  it('that hold a name and its value are one line', () => {
    const rows = [['github_token', 'the-secret', 'note']];
    const bytes = sqlite({ tables: [{ name: 's', sql: 'CREATE TABLE s(key TEXT, value TEXT, more TEXT)', rows }] });
    expect(texts(bytes)).toContain('|github_token: the-secret\nmore: note|');
    expect(find(bytes, 'the-secret').found[0]!.place).toBe('table s row 1 column value');
  });

  it('may be in UTF-16', () => {
    const bytes = sqlite({ ...users, encoding: 'utf16le' });
    const start = bytes.indexOf(Buffer.from('first-secret', 'utf16le'));
    expect(find(bytes, 'first-secret').found).toEqual([
      { place: 'table users row 1 column api token', isLeftover: false, start, end: start + 24 },
    ]);
  });

  it('have blobs, of which the printable runs count', () => {
    const blob = Buffer.concat([
      Buffer.from([0, 1, 2, 255]),
      Buffer.from('the-secret'),
      Buffer.from([0]),
      Buffer.from('ab'),
    ]);
    const bytes = sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(b)', rows: [[blob]] }] });
    expect(texts(bytes)).toContain('b: \nthe-secret|');
  });
});

describe('deleted rows', () => {
  /** Lets SQLite's list of free blocks have the second row. */
  function deleteLast(bytes: Buffer): Buffer {
    const page = bytes.subarray(pageBytes, 2 * pageBytes);
    const at = page.readUInt16BE(10);
    const size = page.readUInt16BE(8) - at;
    page.writeUInt16BE(1, 3);
    page.writeUInt16BE(0, 10);
    page.writeUInt16BE(0, at);
    page.writeUInt16BE(size, at + 2);
    page.writeUInt16BE(at, 1);
    return bytes;
  }

  it('are told apart though their first bytes are gone', () => {
    const bytes = deleteLast(sqlite(users));
    expect(texts(bytes)).toContain('bob\nsecond-secret\n');
    const { found, problems } = find(bytes, 'second-secret');
    expect(found).toMatchObject([{ isLeftover: true, start: bytes.indexOf('second-secret') }]);
    expect(found[0]!.place).toMatch(/^deleted data of table users, near byte \d+$/);
    expect(problems).toEqual([]);
  });

  it('in the gap of a page are whole records', () => {
    const bytes = sqlite(users);
    const row = record(['carol', 'third-secret', 'word']);
    bytes.set(Buffer.concat([varint(row.length), varint(9), row]), pageBytes + 300);
    expect(texts(bytes)).toContain('carol\nthird-secret\nword\n');
  });

  it('in pages that nothing refers to are rows of no table', () => {
    const inner = sqlite(users).subarray(pageBytes);
    const bytes = sqlite({ tables: [], lostPages: [Buffer.from('no page, but some text'), inner] });
    expect(find(bytes, 'first-secret').found).toMatchObject([{ isLeftover: true }]);
    expect(find(bytes, 'no page, but').found).toMatchObject([{ isLeftover: true }]);
  });
});

describe('a damaged database', () => {
  it('is searched where it can be, and says where not', () => {
    const bytes = sqlite({
      tables: [
        { name: 'broken', sql: 'CREATE TABLE broken(a)', rows: [['lost-secret']] },
        { name: 'whole', sql: 'CREATE TABLE whole(a)', rows: [['other-secret']] },
      ],
    });
    bytes[pageBytes] = 77;
    expect(find(bytes, 'lost-secret')).toMatchObject({
      found: [{ isLeftover: true }],
      problems: ['the SQLite database is damaged at page 2; what could be read was searched'],
    });
    expect(find(bytes, 'other-secret').found).toMatchObject([{ place: 'table whole row 1 column a' }]);
  });

  it('without a header is searched for runs', () => {
    const bytes = sqlite(users);
    bytes.writeUInt16BE(77, 16);
    expect(find(bytes, 'first-secret').found).toHaveLength(1);
    expect(find(bytes, 'x').problems).toHaveLength(1);
  });

  it('whose pages go in circles is read once', () => {
    const bytes = sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(a)', rows: [[['one']], [['two']]] }] });
    const root = bytes.subarray(pageBytes, 2 * pageBytes);
    root.writeUInt32BE(2, 8);
    expect(find(bytes, 'one')).toMatchObject({ found: [{}], problems: [expect.stringContaining('page 2')] });
  });

  it('anywhere is no error of ours', () => {
    const long = sqlite({
      tables: [
        ...users.tables,
        { name: 't', sql: 'CREATE TABLE t(a)', rows: [[['x'.repeat(4000)]], [['y']]] },
        { name: 'w', sql: 'CREATE TABLE w(a PRIMARY KEY) WITHOUT ROWID', rows: [['z']], isWithoutRowid: true },
      ],
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(long.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(long.length),
        (changes, cut) => {
          const bytes = Buffer.concat([long.subarray(0, Math.max(cut, 16)), Buffer.alloc(16)]).subarray(0, -16);
          for (const [at, value] of changes) if (at >= 16 && at < bytes.length) bytes[at] = value;
          const length = [...readSqlite(bytes)].reduce(
            (sum, event) => sum + (event.kind === 'view' ? event.view.bytes.length : 0),
            0,
          );
          expect(length).toBeLessThan(bytes.length * 8 + 1000);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the columns of a table', () => {
  it.each<[string, readonly string[]]>([
    ['CREATE TABLE t(a, b TEXT, "c d" INT DEFAULT (1, 2), [e], `f`)', ['a', 'b', 'c d', 'e', 'f']],
    ['CREATE TABLE "x(y"(a /* , no */, b -- , no\n, CHECK (a > 1), CONSTRAINT q UNIQUE (a, b))', ['a', 'b']],
    ['CREATE TABLE t(a TEXT, b TEXT PRIMARY KEY) WITHOUT ROWID', ['b', 'a']],
    ['CREATE TABLE t(a, b, c, PRIMARY KEY (c, a)) WITHOUT ROWID', ['c', 'a', 'b']],
    ["CREATE TABLE t(a DEFAULT 'x, y', b)", ['a', 'b']],
    ['', []],
    ['CREATE TABLE t(', []],
  ])('of %s', (sql, columns) => {
    expect(columnsOf(sql)).toEqual(columns);
  });
});
