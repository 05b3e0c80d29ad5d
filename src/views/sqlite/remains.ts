// What is left in a SQLite file beside the rows of its tables: rows in pages that nothing refers to, and the texts of unused bytes.

import type { LogicalPlace } from '../../model/location.ts';
import type { Span } from '../../model/span.ts';
import type { DocumentEvent } from '../documents/document.ts';
import { PackedView } from '../packed-view.ts';
import { TextBuilder } from '../text-builder.ts';
import { carveTexts } from './carve.ts';
import type { Pages } from './pages.ts';
import { readValues } from './record.ts';
import { rowText } from './row-text.ts';

/** Bytes of text that are searched at a time, unless one row has more. Small, so that what belongs to a row dies young. */
export const batchBytes = 1 << 16;

/** Unused bytes, and the table in whose pages they are; undefined for pages of none. */
export type Leftover = Span & { readonly isBlock: boolean; readonly table: string | undefined };

/** Where a text is said to be that begins at this byte of the file. */
export type PlaceOf = (table: string | undefined, start: number) => LogicalPlace;

type Event = Generator<DocumentEvent, void, undefined>;

export class Remains {
  readonly #bytes: Buffer;
  readonly #encoding: number;
  readonly #placeOf: PlaceOf;
  #leftovers: Leftover[] = [];
  #batch = new PackedView();

  /** `encoding` is that of texts, as the header of a database has it. */
  constructor(bytes: Buffer, encoding: number, placeOf: PlaceOf) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.#placeOf = placeOf;
  }

  add(leftover: Leftover): void {
    this.#leftovers.push(leftover);
  }

  /** Gives the rows of a page that nothing refers to; its other bytes are added. */
  *page(pages: Pages, number: number): Event {
    const span = pages.span(number);
    const page = pages.isLeaf(number) ? pages.read(number) : undefined;
    pages.take(number);
    if (!page || page.hasFaults || page.cells.length === 0) {
      this.add({ ...span, isBlock: false, table: undefined });
      return;
    }
    const table = { name: '', root: number, columns: [] };
    for (const { payload } of page.cells) {
      const values = payload && readValues(payload.bytes);
      if (!values) continue;
      const { text } = rowText({ payload, values, table, rowid: undefined, encoding: this.#encoding });
      if (text.bytes.length > 0) this.#batch.add(text, this.#part(undefined, payload.spans[0]!.start));
    }
    for (const free of page.free) this.add({ ...free, table: undefined });
    if (this.#batch.length >= batchBytes) yield* this.#flush();
  }

  /** The texts of all that was added. */
  *texts(): Event {
    for (const leftover of this.#leftovers) {
      this.#carve(leftover);
      if (this.#batch.length >= batchBytes) yield* this.#flush();
    }
    this.#leftovers = [];
    yield* this.#flush();
  }

  #carve(leftover: Leftover): void {
    const texts = carveTexts(this.#bytes, leftover);
    if (texts.length === 0) return;
    const builder = new TextBuilder();
    for (const { start, end } of texts) {
      builder.copy(this.#bytes.subarray(start, end), start);
      builder.byte(0x0a, end, 0);
    }
    this.#batch.add(builder.finish(texts.at(-1)!.end), this.#part(leftover.table, texts[0]!.start));
  }

  #part(table: string | undefined, start: number) {
    const place = this.#placeOf(table, start);
    return { chain: [], rules: 'specific' as const, place: () => place };
  }

  *#flush(): Event {
    if (this.#batch.length === 0) return;
    const view = this.#batch.finish();
    this.#batch = new PackedView();
    yield { kind: 'view', view, isLeftover: true };
  }
}
