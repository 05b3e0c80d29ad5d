// The texts of a SQLite database: every row of every table with the names of its columns, then what is left of deleted rows. Needs no SQLite, and so
// reads what that would refuse; whatever contradicts itself is searched by its printable runs.

import type { LogicalPlace } from '../../model/location.ts';
import type { DocumentEvent } from '../documents/document.ts';
import { PackedView } from '../packed-view.ts';
import { databaseLayout, isDatabase, type Page, Pages } from './pages.ts';
import { readValues } from './record.ts';
import { batchBytes, Remains } from './remains.ts';
import { rowText } from './row-text.ts';
import { readSchemaRow, schemaTable, type Table } from './schema.ts';

/** Places of damage that are named. */
const maxNamed = 3;

type Event = Generator<DocumentEvent, void, undefined>;

export function* readSqlite(bytes: Buffer): Event {
  const reader = new Reader(bytes);
  yield* reader.run();
}

class Reader {
  readonly #bytes: Buffer;
  readonly #remains: Remains;
  readonly #faults: number[] = [];
  #batch = new PackedView();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#remains = new Remains(bytes, bytes[59] ?? 1, placeOfRemains);
  }

  *run(): Event {
    if (!isDatabase(this.#bytes)) {
      yield { kind: 'problem', code: 'archive-corrupt', message: 'the SQLite database has no header that can be read' };
      this.#remains.add({ start: 0, end: this.#bytes.length, isBlock: false, table: undefined });
    } else yield* this.#tables(new Pages(this.#bytes, databaseLayout(this.#bytes)));
    yield* this.#remains.texts();
    if (this.#faults.length > 0) yield this.#damage();
  }

  *#tables(pages: Pages): Event {
    const tables: Table[] = [schemaTable];
    const others: number[] = [];
    for (let i = 0; i < tables.length; i++) {
      const table = tables[i]!;
      yield* this.#tree(pages, table.root, table, (record) => {
        const item = table === schemaTable ? readSchemaRow(record, this.#bytes[59]!) : undefined;
        if (item?.isTable) tables.push(item.table);
        else if (item) others.push(item.table.root);
      });
    }
    yield* this.#flush();
    // What indexes hold is in their tables; their pages are walked to tell them from those that nothing refers to.
    for (const root of others) yield* this.#tree(pages, root, undefined, () => undefined);
    for (let page = 1; page <= pages.count; page++) {
      if (pages.used[page] === 0) yield* this.#remains.page(pages, page);
    }
  }

  /** The pages of a tree, from left to right. */
  *#tree(pages: Pages, root: number, table: Table | undefined, onRecord: (record: Buffer) => void): Event {
    const waiting = root > 0 ? [root] : [];
    while (waiting.length > 0) {
      const number = waiting.pop()!;
      if (!pages.take(number)) {
        this.#faults.push(number);
        continue;
      }
      const page = pages.read(number);
      if (page === undefined || page.hasFaults) this.#faults.push(number);
      if (page === undefined) {
        this.#remains.add({ ...pages.span(number), isBlock: false, table: table?.name });
        continue;
      }
      if (table) yield* this.#rows(page, table, pages, onRecord);
      for (const free of page.free) this.#remains.add({ ...free, table: table?.name });
      if (page.child !== undefined) waiting.push(page.child);
      for (let i = page.cells.length - 1; i >= 0; i--) {
        const { child } = page.cells[i]!;
        if (child !== undefined) waiting.push(child);
      }
    }
  }

  *#rows(page: Page, table: Table, pages: Pages, onRecord: (record: Buffer) => void): Event {
    const encoding = this.#bytes[59]!;
    for (const { payload, rowid } of page.cells) {
      if (payload === undefined) continue;
      const values = readValues(payload.bytes);
      if (values === undefined) {
        this.#faults.push(Math.ceil((payload.spans[0]!.start + 1) / pages.pageBytes));
        this.#remains.add({ ...payload.spans[0]!, isBlock: false, table: table.name });
        continue;
      }
      const row = rowText({ payload, values, table, rowid, encoding });
      onRecord(payload.bytes);
      if (row.text.bytes.length > 0) this.#batch.add(row.text, { chain: [], rules: 'all', place: row.place });
      if (this.#batch.length >= batchBytes) yield* this.#flush();
    }
  }

  *#flush(): Event {
    if (this.#batch.length === 0) return;
    const view = this.#batch.finish();
    this.#batch = new PackedView();
    yield { kind: 'view', view, isLeftover: false };
  }

  #damage(): DocumentEvent {
    const pages = [...new Set(this.#faults)];
    const named = pages.slice(0, maxNamed).join(', ');
    const more = pages.length > maxNamed ? ` and ${pages.length - maxNamed} more` : '';
    const message = `the SQLite database is damaged at page ${named}${more}; what could be read was searched`;
    return { kind: 'problem', code: 'archive-corrupt', message };
  }
}

function placeOfRemains(table: string | undefined, start: number): LogicalPlace {
  const of = table ? ` of table ${table}` : '';
  return { text: `deleted data${of}, near byte ${start}`, name: `${table ?? ''}~${start}` };
}
