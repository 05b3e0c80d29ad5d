// One piece of markup at a time, with no more of it than a reader of texts asks for. Knows no namespaces: the name behind the prefix is enough.

import type { Span } from '../../model/span.ts';

export type Tag = {
  readonly at: number;
  /** Behind it; the end of the bytes when it has none. */
  readonly end: number;
  /** Without its prefix; empty for comments and instructions. */
  readonly name: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  /** Of a cell: its reference (`r="B3"`) and whether it holds the number of a shared string (`t="s"`). */
  readonly cell?: string;
  readonly isShared?: boolean;
  /** A section of character data. */
  readonly text?: Span;
};

/** Longer names and attributes are not looked at. */
const maxTagBytes = 256;

const cdataStart = Buffer.from('<![CDATA[');
const cdataEnd = Buffer.from(']]>');
const commentStart = Buffer.from('<!--');
const commentEnd = Buffer.from('-->');

/** The markup that begins with the `<` at `at`; undefined at the end of the bytes. */
export function readTag(bytes: Buffer, at: number): Tag | undefined {
  if (at >= bytes.length) return undefined;
  const other = { at, name: '', isEnd: false, isEmpty: false };
  if (startsWith(bytes, at, commentStart)) return { ...other, end: endOf(bytes, at + 4, commentEnd) };
  if (startsWith(bytes, at, cdataStart)) {
    const end = endOf(bytes, at + 9, cdataEnd);
    return { ...other, end, text: { start: at + 9, end: Math.max(at + 9, end - 3) } };
  }
  const close = bytes.indexOf(0x3e, at);
  const end = close < 0 ? bytes.length : close + 1;
  const text = bytes.toString('latin1', at + 1, Math.min(end, at + maxTagBytes));
  const name = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(text)?.[1];
  if (name === undefined) return { ...other, end };
  const tag = { at, end, name, isEnd: text.startsWith('/'), isEmpty: bytes[end - 2] === 0x2f };
  if (name !== 'c' || tag.isEnd) return tag;
  const cell = /\sr="([A-Z]{1,3}\d{1,7})"/.exec(text)?.[1];
  return { ...tag, ...(cell === undefined ? {} : { cell }), isShared: /\st="s"/.test(text) };
}

function startsWith(bytes: Buffer, at: number, start: Buffer): boolean {
  return bytes[at + 1] === start[1] && bytes.subarray(at, at + start.length).equals(start);
}

function endOf(bytes: Buffer, from: number, mark: Buffer): number {
  const found = bytes.indexOf(mark, from);
  return found < 0 ? bytes.length : found + mark.length;
}
