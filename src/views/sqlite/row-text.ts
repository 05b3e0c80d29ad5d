// A row as a text: a line `column: value` for each text in it, so that rules which go by names have one. A pair of columns that holds a name and its
// value, as tables of settings have, is one line.

import type { LogicalPlace } from '../../model/location.ts';
import type { Span } from '../../model/span.ts';
import { sniff } from '../sniff.ts';
import { composeMaps, type SpanMap } from '../span-map.ts';
import { type Decoded, TextBuilder } from '../text-builder.ts';
import { decodeWide } from '../wide-text.ts';
import type { Payload } from './pages.ts';
import type { Value } from './record.ts';
import type { Table } from './schema.ts';

export type Row = {
  readonly payload: Payload;
  readonly values: readonly Value[];
  readonly table: Table;
  /** Undefined in tables without. */
  readonly rowid: number | undefined;
  /** Of texts, as the header of the database has it. */
  readonly encoding: number;
};

export type RowText = { readonly text: Decoded; place(offset: number): LogicalPlace };

/** Shorter runs of printable bytes in a blob are chance. */
const minRun = 8;
/** Longer texts are no names. */
const maxNameBytes = 100;
const nameColumn = /^(?:key|name|setting|option|variable|property|[a-z]+_(?:key|name))$/i;
const valueColumn = /^(?:val|value|[a-z]+_value)$/i;

export function rowText({ payload, values, table, rowid, encoding }: Row): RowText {
  const builder = new TextBuilder();
  const starts: number[] = [];
  const columns: string[] = [];
  const nameOf = ({ column }: Value): string => table.columns[column] ?? `${column + 1}`;
  values.forEach((value, i) => {
    const name = nameOf(value);
    const before = values[i - 1];
    const at = value.start;
    const isSetting = before && isName(before, nameOf(before)) && valueColumn.test(name);
    starts.push(builder.length);
    columns.push(name);
    if (isSetting) builder.copy(Buffer.from(': '), at, 1, 0);
    else {
      if (builder.length > 0) builder.byte(0x0a, at, 0);
      // The name is a setting's: its value follows on the line.
      const next = values[i + 1];
      const isFollowed = next && isName(value, name) && valueColumn.test(nameOf(next));
      if (!isFollowed && table.columns.length > 0) builder.copy(Buffer.from(`${name}: `), at, 1, 0);
    }
    writeValue(builder, payload, value, encoding);
  });
  const { bytes, map } = builder.finish(payload.bytes.length);
  return {
    text: { bytes, map: composeMaps(map, mapOf(payload)) },
    place: (offset) => {
      let i = 0;
      while (i + 1 < starts.length && starts[i + 1]! <= offset) i++;
      const row = rowid === undefined ? '' : ` row ${rowid}`;
      return {
        text: `table ${table.name}${row} column ${columns[i] ?? '?'}`,
        name: `${table.name}[${rowid ?? ''}].${columns[i] ?? '?'}`,
      };
    },
  };
}

function isName({ kind, start, end }: Value, column: string): boolean {
  return kind === 'text' && end - start <= maxNameBytes && nameColumn.test(column);
}

function writeValue(builder: TextBuilder, payload: Payload, value: Value, encoding: number): void {
  if (value.kind === 'text' && (encoding === 2 || encoding === 3)) {
    const { bytes, map } = decodeWide(
      payload.bytes.subarray(value.start, value.end),
      encoding === 2 ? 'utf16le' : 'utf16be',
      false,
    );
    for (let at = 0; at < bytes.length; at++) {
      builder.byte(bytes[at]!, value.start + map.start(at), 2);
    }
    return;
  }
  const isText = value.kind === 'text' || sniff(payload.bytes.subarray(value.start, value.end)) === 'text';
  for (const span of isText ? [value] : runsOf(payload.bytes, value)) {
    if (!isText) builder.byte(0x0a, span.start, 0);
    builder.copy(payload.bytes.subarray(span.start, span.end), span.start);
  }
}

/** The printable runs of a blob. */
function runsOf(bytes: Buffer, { start, end }: Span): readonly Span[] {
  const runs: Span[] = [];
  for (let at = start; at < end; ) {
    let to = at;
    while (to < end && bytes[to]! >= 0x20 && bytes[to]! < 0x7f) to++;
    if (to - at >= minRun) runs.push({ start: at, end: to });
    at = Math.max(to, at + 1);
  }
  return runs;
}

/** From the record, which may go over several pages, to the database. */
function mapOf({ spans }: Payload): SpanMap {
  const originalOf = (offset: number): number => {
    let base = 0;
    for (const { start, end } of spans) {
      if (offset < base + end - start) return start + offset - base;
      base += end - start;
    }
    return spans.at(-1)!.end;
  };
  return { start: originalOf, end: (offset) => (offset > 0 ? originalOf(offset - 1) + 1 : originalOf(0)) };
}
