// Writes SQLite databases, so that tests say byte for byte what is in one: each table in one leaf page, or in several below an interior page; long
// records in overflow pages.

export type SqlValue = string | Uint8Array | number | null;

export type SqlTable = {
  readonly name: string;
  /** What stands in the schema. */
  readonly sql: string;
  /** Row ids count from 1. An inner list is a page of its own. */
  readonly rows: readonly (readonly SqlValue[])[] | readonly (readonly (readonly SqlValue[])[])[];
  readonly isWithoutRowid?: boolean;
};

export type Database = {
  readonly tables: readonly SqlTable[];
  readonly encoding?: 'utf8' | 'utf16le';
  /** Pages that nothing refers to, behind the others: their content. */
  readonly lostPages?: readonly Uint8Array[];
};

export const pageBytes = 1024;

/** Number of the page in which a table's tree begins, the first table having 2. */
export function sqlite({ tables, encoding = 'utf8', lostPages = [] }: Database): Buffer {
  const writer = new Writer(encoding);
  const roots = tables.map(() => writer.newPage());
  for (const [i, table] of tables.entries()) writer.table(roots[i]!, table);
  const schema = tables.map(({ name, sql }, i) => ['table', name, name, roots[i]!, sql] as const);
  writer.leaf(1, schema, 1, false);
  writer.pages[0]!.set(header(encoding), 0);
  return Buffer.concat([...writer.pages, ...lostPages.map((page) => padded(page))]);
}

/** A record as SQLite stores it. */
export function record(values: readonly SqlValue[], encoding: 'utf8' | 'utf16le' = 'utf8'): Buffer {
  const bodies = values.map((value) => bodyOf(value, encoding));
  const types = Buffer.concat(bodies.map(({ type }) => varint(type)));
  return Buffer.concat([varint(types.length + 1), types, ...bodies.map(({ bytes }) => bytes)]);
}

export function varint(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes);
}

class Writer {
  readonly pages: Buffer[] = [Buffer.alloc(pageBytes)];
  readonly #encoding: 'utf8' | 'utf16le';

  constructor(encoding: 'utf8' | 'utf16le') {
    this.#encoding = encoding;
  }

  newPage(): number {
    return this.pages.push(Buffer.alloc(pageBytes));
  }

  table(root: number, { rows, isWithoutRowid = false }: SqlTable): void {
    if (!Array.isArray(rows[0]?.[0])) {
      this.leaf(root, rows as readonly (readonly SqlValue[])[], 1, isWithoutRowid);
      return;
    }
    let rowid = 1;
    const children = (rows as readonly (readonly (readonly SqlValue[])[])[]).map((group) => {
      const page = this.newPage();
      this.leaf(page, group, rowid, isWithoutRowid);
      rowid += group.length;
      return { page, last: rowid - 1 };
    });
    const cells = children.slice(0, -1).map(({ page, last }) => Buffer.concat([number32(page), varint(last)]));
    this.#write(root, 5, cells, children.at(-1)!.page);
  }

  leaf(page: number, rows: readonly (readonly SqlValue[])[], firstRowid: number, isWithoutRowid: boolean): void {
    const cells = rows.map((row, i) => {
      const bytes = record(row, this.#encoding);
      const most = isWithoutRowid ? Math.floor(((pageBytes - 12) * 64) / 255) - 23 : pageBytes - 35;
      const head = [varint(bytes.length), ...(isWithoutRowid ? [] : [varint(firstRowid + i)])];
      return Buffer.concat([...head, ...this.#local(bytes, most)]);
    });
    this.#write(page, isWithoutRowid ? 10 : 13, cells);
  }

  /** The part of a record that stays in the page, and the number of the page with the rest. */
  #local(bytes: Buffer, most: number): Buffer[] {
    if (bytes.length <= most) return [bytes];
    const least = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
    const some = least + ((bytes.length - least) % (pageBytes - 4));
    const local = some <= most ? some : least;
    let next = 0;
    const pieces: Buffer[] = [];
    for (let at = local; at < bytes.length; at += pageBytes - 4) pieces.push(bytes.subarray(at, at + pageBytes - 4));
    for (const piece of pieces.reverse()) {
      const page = this.newPage();
      this.pages[page - 1]!.set(Buffer.concat([number32(next), piece]), 0);
      next = page;
    }
    return [bytes.subarray(0, local), number32(next)];
  }

  #write(page: number, kind: number, cells: readonly Buffer[], lastChild?: number): void {
    const bytes = this.pages[page - 1]!;
    const at = page === 1 ? 100 : 0;
    const pointers = at + (lastChild === undefined ? 8 : 12);
    let end = pageBytes;
    cells.forEach((cell, i) => {
      end -= cell.length;
      bytes.set(cell, end);
      bytes.writeUInt16BE(end, pointers + i * 2);
    });
    bytes[at] = kind;
    bytes.writeUInt16BE(cells.length, at + 3);
    bytes.writeUInt16BE(end, at + 5);
    if (lastChild !== undefined) bytes.writeUInt32BE(lastChild, at + 8);
  }
}

function header(encoding: 'utf8' | 'utf16le'): Buffer {
  const bytes = Buffer.alloc(100);
  bytes.write('SQLite format 3\0');
  bytes.writeUInt16BE(pageBytes, 16);
  bytes.writeUInt32BE(encoding === 'utf8' ? 1 : 2, 56);
  return bytes;
}

function bodyOf(value: SqlValue, encoding: 'utf8' | 'utf16le'): { readonly type: number; readonly bytes: Buffer } {
  if (value === null) return { type: 0, bytes: Buffer.alloc(0) };
  if (typeof value === 'number') return { type: 4, bytes: number32(value) };
  const bytes = typeof value === 'string' ? Buffer.from(value, encoding) : Buffer.from(value);
  return { type: bytes.length * 2 + (typeof value === 'string' ? 13 : 12), bytes };
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function padded(page: Uint8Array): Buffer {
  const bytes = Buffer.alloc(pageBytes);
  bytes.set(page);
  return bytes;
}

/** A page as a transaction left it; `databasePages` is given with the last one of a transaction. */
export type Frame = { readonly page: number; readonly content: Uint8Array; readonly databasePages?: number };

/** A write-ahead log of these frames. Its checksums are zero. */
export function wal(frames: readonly Frame[]): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32BE(0x377f0682, 0);
  head.writeUInt32BE(3_007_000, 4);
  head.writeUInt32BE(pageBytes, 8);
  const pieces = frames.flatMap(({ page, content, databasePages = 0 }) => [
    number32(page),
    number32(databasePages),
    Buffer.alloc(16),
    padded(content),
  ]);
  return Buffer.concat([head, ...pieces]);
}

/** A page of a database. */
export function pageOf(database: Buffer, page: number): Buffer {
  return database.subarray((page - 1) * pageBytes, page * pageBytes);
}
