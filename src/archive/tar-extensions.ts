// What stands between tar headers: pax records (POSIX), and the maps of sparse files.

import { pathText } from '../lib/path-text.ts';
import { ArchiveError } from './archive-error.ts';

export type PaxRecords = ReadonlyMap<string, string>;

export const noRecords: PaxRecords = new Map();

/**
 * `length key=value\n`, one after the other. `problem` is there when the records go wrong somewhere; those before it are good. A record without
 * a value takes back one of a global header.
 */
export function readPaxRecords(bytes: Uint8Array): {
  readonly records: PaxRecords;
  readonly problem: ArchiveError | undefined;
} {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const record = readRecord(bytes, at);
    if (record === undefined)
      return { records, problem: new ArchiveError('archive-corrupt', `a pax header is damaged at its byte ${at}`) };
    records.set(record.key, record.value);
    at = record.end;
  }
  return { records, problem: undefined };
}

function readRecord(
  bytes: Uint8Array,
  start: number,
): { readonly key: string; readonly value: string; readonly end: number } | undefined {
  const space = bytes.indexOf(0x20, start);
  // Ten digits are 10 GB.
  if (space < 0 || space === start || space - start > 10) return undefined;
  const length = Number(Buffer.from(bytes.subarray(start, space)).toString('latin1'));
  const end = start + length;
  const equals = bytes.indexOf(0x3d, space + 1);
  if (!Number.isInteger(length) || end > bytes.length || equals < 0 || equals >= end || bytes[end - 1] !== 0x0a)
    return undefined;
  const key = Buffer.from(bytes.subarray(space + 1, equals)).toString('latin1');
  return { key, value: pathText(bytes.subarray(equals + 1, end - 1)), end };
}

/** `global` with what `local` says put over it. */
export function joinRecords(global: PaxRecords, local: PaxRecords): PaxRecords {
  return local.size === 0 ? global : new Map([...global, ...local]);
}

/** The size that pax gives; `undefined` when it gives none, NaN when it makes no sense. */
export function paxSize(records: PaxRecords): number | undefined {
  const value = records.get('size');
  if (value === undefined || value === '') return undefined;
  const size = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(size) ? size : Number.NaN;
}

/** True for GNU's sparse format 1.0, whose map stands before the content. */
export function hasMapInContent(records: PaxRecords): boolean {
  return records.get('GNU.sparse.major') === '1' && records.get('GNU.sparse.minor') === '0';
}

/** Whether another block of an old GNU sparse map follows this one. */
export function isSparseContinued(block: Uint8Array): boolean {
  return block[504] !== 0;
}

/**
 * Reads the map of format 1.0: decimal numbers on lines of their own, how many pairs there are and then the pairs, up to the end of a block.
 * It is only looked for where it ends: holes are left out of what is searched.
 */
export class SparseMapScanner {
  #numbers = 0;
  #pairs: number | undefined;
  #text = '';

  /** Takes a block. True when the map is complete with it, and undefined when it is none. */
  add(block: Uint8Array): boolean | undefined {
    for (const byte of block) {
      if (byte === 0x0a) {
        if (!this.#take()) return undefined;
        if (this.#pairs !== undefined && this.#numbers === 1 + 2 * this.#pairs) return true;
      } else if (byte >= 0x30 && byte <= 0x39 && this.#text.length < 20) this.#text += String.fromCharCode(byte);
      else return undefined;
    }
    return false;
  }

  #take(): boolean {
    if (this.#text === '') return false;
    this.#pairs ??= Number(this.#text);
    this.#numbers++;
    this.#text = '';
    return true;
  }
}
