// The texts of a write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log), which stands beside a database as `name-wal`: what was
// committed and is not in the database yet, and what an earlier use of the file left behind. It says of no page what table it belongs to, so all of
// them are read as pages that nothing refers to. Checksums are not asked: what a crash left behind is searched too.

import type { DocumentEvent } from '../documents/document.ts';
import { isPageSize, type Layout, Pages } from './pages.ts';
import { Remains } from './remains.ts';

const headerBytes = 32;
const frameHeaderBytes = 24;
/** In the first page of a database: where its reserved bytes and its encoding are. */
const reservedAt = 20;
const encodingAt = 59;

type Event = Generator<DocumentEvent, void, undefined>;

export function* readWal(bytes: Buffer): Event {
  const pageBytes = bytes.length < headerBytes ? 0 : bytes.readUInt32BE(8);
  if (!isPageSize(pageBytes)) {
    const remains = new Remains(bytes, 1, (_, start) => placeAt(undefined, start));
    yield { kind: 'problem', code: 'archive-corrupt', message: 'the SQLite log has no header that can be read' };
    remains.add({ start: 0, end: bytes.length, isBlock: false, table: undefined });
    yield* remains.texts();
    return;
  }
  const frames = new Frames(bytes, pageBytes);
  const pages = new Pages(bytes, frames);
  const remains = new Remains(bytes, frames.encoding, (_, start) => placeAt(frames.pageAt(start), start));
  for (let frame = 1; frame <= frames.count; frame++) {
    if (pages.used[frame] === 0) yield* remains.page(pages, frame);
  }
  yield* remains.texts();
}

function placeAt(page: number | undefined, start: number): { readonly text: string; readonly name: string } {
  if (page === undefined) return { text: `near byte ${start}`, name: `~${start}` };
  return { text: `page ${page}, near byte ${start}`, name: `page ${page}~${start}` };
}

/** The frames of a log, counted from 1: each is a page of the database as one transaction left it. */
class Frames implements Layout {
  readonly pageBytes: number;
  readonly usableBytes: number;
  readonly count: number;
  readonly encoding: number;
  readonly #bytes: Buffer;
  /** By the number of the page: its frames, in their order. */
  readonly #byPage = new Map<number, number[]>();
  /** The last frame of the transaction that each frame belongs to. */
  readonly #lastOf: Uint32Array;

  constructor(bytes: Buffer, pageBytes: number) {
    this.#bytes = bytes;
    this.pageBytes = pageBytes;
    this.count = Math.max(
      0,
      Math.ceil((bytes.length - headerBytes - frameHeaderBytes) / (frameHeaderBytes + pageBytes)),
    );
    this.#lastOf = new Uint32Array(this.count + 1);
    for (let frame = this.count, last = frame; frame >= 1; frame--) {
      // A size of the database is written where a transaction ends.
      if (this.#header(frame, 4) !== 0) last = frame;
      this.#lastOf[frame] = last;
    }
    for (let frame = 1; frame <= this.count; frame++) {
      const known = this.#byPage.get(this.#header(frame, 0));
      if (known) known.push(frame);
      else this.#byPage.set(this.#header(frame, 0), [frame]);
    }
    const first = this.#byPage.get(1)?.at(-1);
    const start = first === undefined ? bytes.length : this.startOf(first);
    const reserved = bytes[start + reservedAt] ?? 0;
    this.usableBytes = pageBytes - reserved >= 480 ? pageBytes - reserved : pageBytes;
    this.encoding = bytes[start + encodingAt] ?? 1;
  }

  startOf(frame: number): number {
    return headerBytes + (frame - 1) * (frameHeaderBytes + this.pageBytes) + frameHeaderBytes;
  }

  isFirstPage(frame: number): boolean {
    return this.#header(frame, 0) === 1;
  }

  /** The frame that has the page as the transaction of `from` saw it; 0 when it is in the database only. */
  follow(page: number, from: number): number {
    const frames = this.#byPage.get(page) ?? [];
    const last = this.#lastOf[from]!;
    // A log may have all its frames of one page.
    let low = 0;
    let high = frames.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (frames[middle]! <= last) low = middle + 1;
      else high = middle;
    }
    return low > 0 ? frames[low - 1]! : 0;
  }

  /** The number of the page in which a byte of the log is. */
  pageAt(offset: number): number {
    return this.#header(Math.floor((offset - headerBytes) / (frameHeaderBytes + this.pageBytes)) + 1, 0);
  }

  #header(frame: number, at: number): number {
    return this.#bytes.readUInt32BE(this.startOf(frame) - frameHeaderBytes + at);
  }
}
