// The pages of a SQLite database (https://www.sqlite.org/fileformat2.html): where cells are, what they hold, and what lies unused between them.
// Every page is read at most once in each role, so nothing is read forever or twice.

import type { Span } from '../../model/span.ts';
import { readVarint } from './record.ts';

/** `rowid` is undefined in trees that have none. `child` is a page further down. */
export type Cell = { readonly payload?: Payload; readonly rowid?: number; readonly child?: number };

/** A record, with the spans of the file it was put together from. `isCut`: its end was not found, or is too far away. */
export type Payload = { readonly bytes: Buffer; readonly spans: readonly Span[]; readonly isCut: boolean };

export type Page = {
  readonly kind: 'table leaf' | 'table interior' | 'index leaf' | 'index interior';
  readonly cells: readonly Cell[];
  /** The last child of an interior page. */
  readonly child?: number;
  /** Between the cells: nothing, or what was there before. Those that SQLite listed as free blocks begin with four bytes of the list. */
  readonly free: readonly (Span & { readonly isBlock: boolean })[];
  readonly hasFaults: boolean;
};

/** Where a cell is: its page, and the end of what is used of that. */
type Place = { readonly at: number; readonly end: number; readonly page: number };

const kinds: Readonly<Record<number, Page['kind']>> = {
  2: 'index interior',
  5: 'table interior',
  10: 'index leaf',
  13: 'table leaf',
};
/** A longer record is read this far; the pages behind that are searched as what nothing refers to. */
const maxPayloadBytes = 16 << 20;

/** Where pages are in a file. They are counted from 1. */
export interface Layout {
  readonly pageBytes: number;
  /** Of each page: the rest is kept for others. */
  readonly usableBytes: number;
  readonly count: number;
  startOf(page: number): number;
  /** Whether it begins with the header of a database. */
  isFirstPage(page: number): boolean;
  /** The page that a number in page `from` refers to; 0 for none. */
  follow(number: number, from: number): number;
}

/** `bytes` begin with the header of a database, which `isDatabase` has looked at. */
export function databaseLayout(bytes: Buffer): Layout {
  const pageBytes = pageBytesOf(bytes);
  return {
    pageBytes,
    usableBytes: pageBytes - bytes[20]!,
    count: Math.ceil(bytes.length / pageBytes),
    startOf: (page) => (page - 1) * pageBytes,
    isFirstPage: (page) => page === 1,
    follow: (number) => number,
  };
}

export class Pages {
  readonly bytes: Buffer;
  readonly pageBytes: number;
  readonly count: number;
  /** 1 for pages that were read as part of a tree or a record; page 0 is none. */
  readonly used: Uint8Array;
  readonly #layout: Layout;
  readonly #usable: number;

  constructor(bytes: Buffer, layout: Layout) {
    this.bytes = bytes;
    this.pageBytes = layout.pageBytes;
    this.count = layout.count;
    this.used = new Uint8Array(this.count + 1);
    this.#layout = layout;
    this.#usable = layout.usableBytes;
  }

  span(page: number): Span {
    const start = this.#layout.startOf(page);
    return { start, end: Math.min(start + this.pageBytes, this.bytes.length) };
  }

  /** Whether the page looks like one with rows of a table. */
  isLeaf(page: number): boolean {
    return this.bytes[this.#headerOf(page)] === 13;
  }

  /** Takes a page for a use; false when there is no such page or it is in use already. */
  take(page: number): boolean {
    if (!Number.isInteger(page) || page < 1 || page > this.count || this.used[page] === 1) return false;
    this.used[page] = 1;
    return true;
  }

  /** The page as part of a tree; undefined when it is none. Its overflow pages are taken. */
  read(number: number): Page | undefined {
    const span = this.span(number);
    const header = this.#headerOf(number);
    const kind = kinds[this.bytes[header] ?? 0];
    if (kind === undefined || header + 12 > span.end) return undefined;
    const isInterior = kind.endsWith('interior');
    const pointers = header + (isInterior ? 12 : 8);
    const cellCount = this.bytes.readUInt16BE(header + 3);
    const end = Math.min(span.start + this.#usable, span.end);
    if (pointers + cellCount * 2 > end) return undefined;
    const cells: Cell[] = [];
    for (let i = 0; i < cellCount; i++) {
      const at = span.start + this.bytes.readUInt16BE(pointers + i * 2);
      const cell = at < pointers ? undefined : this.#cell(kind, { at, end, page: number });
      if (cell) cells.push(cell);
    }
    const content = span.start + (this.bytes.readUInt16BE(header + 5) || 65_536);
    const gap = { start: pointers + cellCount * 2, end: Math.min(content, end), isBlock: false };
    return {
      kind,
      cells,
      ...(isInterior ? { child: this.bytes.readUInt32BE(header + 8) } : {}),
      free: [...(gap.end > gap.start ? [gap] : []), ...this.#freeBlocks(span.start, header, end)],
      hasFaults: cells.length < cellCount || cells.some(({ payload }) => payload?.isCut),
    };
  }

  #headerOf(page: number): number {
    return this.#layout.startOf(page) + (this.#layout.isFirstPage(page) ? 100 : 0);
  }

  #freeBlocks(pageStart: number, header: number, end: number): Page['free'] {
    const blocks: (Span & { isBlock: boolean })[] = [];
    // They are listed in ascending order: a list that goes back has no end.
    for (let at = pageStart + this.bytes.readUInt16BE(header + 1), last = header; at > last && at + 4 <= end; ) {
      const size = this.bytes.readUInt16BE(at + 2);
      blocks.push({ start: at, end: Math.min(at + Math.max(size, 4), end), isBlock: true });
      last = at;
      at = pageStart + this.bytes.readUInt16BE(at);
    }
    return blocks;
  }

  #cell(kind: Page['kind'], { at, end, page }: Place): Cell | undefined {
    const isInterior = kind.endsWith('interior');
    if (isInterior && at + 4 > end) return undefined;
    const child = isInterior ? { child: this.bytes.readUInt32BE(at) } : {};
    if (kind === 'table interior') return child;
    const size = readVarint(this.bytes, at + (isInterior ? 4 : 0), end);
    const rowid = size && kind === 'table leaf' ? readVarint(this.bytes, size.end, end) : undefined;
    if (!size || (kind === 'table leaf' && !rowid)) return undefined;
    const payload = this.#payload(size.value, { at: rowid?.end ?? size.end, end, page }, kind === 'table leaf');
    return { ...child, payload, ...(rowid ? { rowid: rowid.value } : {}) };
  }

  /** A record of `size` bytes whose first ones are at `at`; the rest is in overflow pages. */
  #payload(size: number, { at, end, page: from }: Place, isTable: boolean): Payload {
    const follow = (number: number): number => (number === 0 ? 0 : this.#layout.follow(number, from));
    const usable = this.#usable;
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const rest = least + ((size - least) % (usable - 4));
    const local = size <= most ? size : rest <= most ? rest : least;
    const spans = [{ start: at, end: Math.min(at + local, end) }];
    let length = spans[0]!.end - at;
    let next = size > local && at + local + 4 <= end ? follow(this.bytes.readUInt32BE(at + local)) : 0;
    while (next !== 0 && length < size && length < maxPayloadBytes && this.take(next)) {
      const page = this.span(next);
      if (page.end - page.start < 4) break;
      const span = {
        start: page.start + 4,
        end: Math.min(page.start + usable, page.end, page.start + 4 + size - length),
      };
      spans.push(span);
      length += span.end - span.start;
      next = follow(this.bytes.readUInt32BE(page.start));
    }
    const bytes =
      spans.length === 1
        ? this.bytes.subarray(at, spans[0]!.end)
        : Buffer.concat(spans.map(({ start, end: to }) => this.bytes.subarray(start, to)));
    return { bytes, spans, isCut: length < size };
  }
}

function pageBytesOf(bytes: Buffer): number {
  const size = bytes.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

/** Whether the header can be one: the size of pages is a power of two, and little of each is kept for others. */
export function isDatabase(bytes: Buffer): boolean {
  if (bytes.length < 100) return false;
  const size = pageBytesOf(bytes);
  return isPageSize(size) && size - bytes[20]! >= 480;
}

export function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}
