// What the schema of a SQLite database says of its tables: where they begin and what their columns are called. The text of a CREATE statement is
// read only as far as that needs.

import { decodeWide } from '../wide-text.ts';
import { readInteger, readValues } from './record.ts';

export type Table = {
  readonly name: string;
  readonly root: number;
  /** In the order of the record; shorter than that where they could not be read. */
  readonly columns: readonly string[];
};

/** The table of tables. */
export const schemaTable: Table = {
  name: 'sqlite_schema',
  root: 1,
  columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'],
};

/** A table or index of the schema; undefined for views, triggers and virtual tables, which have no pages, and for what cannot be read. */
export function readSchemaRow(
  record: Buffer,
  encoding: number,
): { readonly isTable: boolean; readonly table: Table } | undefined {
  const root = readInteger(record, 3);
  if (root === undefined || root < 1) return undefined;
  const texts = new Map(
    readValues(record)?.map(({ column, start, end }) => [column, textOf(record.subarray(start, end), encoding)]),
  );
  const table = { name: texts.get(1) ?? '', root, columns: columnsOf(texts.get(4) ?? '') };
  return { isTable: texts.get(0) === 'table', table };
}

/** Text of a database whose header names this encoding: 2 and 3 are UTF-16. */
function textOf(bytes: Buffer, encoding: number): string {
  if (encoding !== 2 && encoding !== 3) return bytes.toString('utf8');
  return Buffer.from(decodeWide(bytes, encoding === 2 ? 'utf16le' : 'utf16be', false).bytes).toString('utf8');
}

/** Longer statements are cut. */
const maxSqlCharacters = 65_536;
const token =
  /"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|'((?:[^']|'')*)'|([\p{L}\p{N}_$]+)|--[^\n]*|\/\*[\s\S]*?\*\/|([(),])/gu;
const constraints = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN']);

type Word = { readonly text: string; readonly isQuoted: boolean };

/** The columns of `CREATE TABLE name (...)`, those of the key first in a table without row ids, as its records have them. */
export function columnsOf(sql: string): readonly string[] {
  const definitions = definitionsOf(sql.slice(0, maxSqlCharacters));
  const columns: string[] = [];
  const keys: string[] = [];
  for (const words of definitions) {
    const [first] = words;
    if (!first) continue;
    const key = words.findIndex(({ text }, i) => isWord(text, 'PRIMARY') && isWord(words[i + 1]?.text, 'KEY'));
    if (first.isQuoted || !constraints.has(first.text.toUpperCase())) {
      columns.push(first.text);
      if (key > 0) keys.push(first.text);
    } else if (key >= 0) keys.push(...words.slice(key + 2).map(({ text }) => text));
  }
  if (!/\bWITHOUT\s+ROWID\b/i.test(sql.slice(-200))) return columns;
  const known = keys.filter((key) => columns.includes(key));
  return [...known, ...columns.filter((column) => !known.includes(column))];
}

/** The words of each item of the list in parentheses; of what is nested in an item, the words of a key only matter. */
function definitionsOf(sql: string): readonly (readonly Word[])[] {
  const definitions: Word[][] = [];
  let depth = 0;
  for (const match of sql.matchAll(token)) {
    const mark = match[6];
    if (mark === '(') {
      depth++;
      if (depth === 1) definitions.push([]);
    } else if (mark === ')') {
      depth--;
      if (depth === 0) break;
    } else if (mark === ',') {
      if (depth === 1) definitions.push([]);
    } else if (depth > 0) {
      const quoted = match[1] ?? match[2] ?? match[3] ?? match[4];
      const text = quoted ?? match[5];
      if (text !== undefined) definitions.at(-1)!.push({ text, isQuoted: quoted !== undefined });
    }
  }
  return definitions;
}

function isWord(text: string | undefined, word: string): boolean {
  return text?.toUpperCase() === word;
}
