// The files of the bundle that hold the built-in rules, read as late and copied as seldom as can be: a hook that finds nothing to look at closer
// needs none of the rules, and of the tables only what lies in WebAssembly memory.

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

import type { TableImage } from '../model/table-image.ts';
import { ToolError } from '../model/tool-error.ts';

export const storedNames = { head: 'rules-head.json', rules: 'rules.jsonl', tables: 'prefilter.bin' } as const;

/** The CRC-32 by which a file is known to belong to the head that names it. */
export function checksumOf(bytes: Uint8Array): number {
  return crc32(bytes);
}

/** Undefined where there is no bundle. */
export function readStoredHead(): string | undefined {
  try {
    return readFileSync(pathOf(storedNames.head), 'latin1');
  } catch {
    return undefined;
  }
}

/** The text of all rules, on memory that threads can share. Throws ToolError `bundle-changed` when it is not the one of `checksum`. */
export function readStoredText(bytes: number, checksum: number): Uint8Array {
  const text = readPart(storedNames.rules, { at: 0, bytes });
  if (checksumOf(text) !== checksum) throw changed(storedNames.rules);
  return text;
}

/** What the tables' file ends with: the checksum of the rules that it belongs to, at a place in bytes. */
export type TablesStamp = { readonly at: number; readonly checksum: number };
export const stampBytes = 4;

/** Bytes of the tables' file, on memory that threads can share. Throws ToolError `bundle-changed` when it is that of other rules, or cut. */
export function readStoredTables(at: number, bytes: number, stamp: TablesStamp): Uint8Array {
  return readPart(storedNames.tables, { at, bytes }, stamp);
}

/** The first `length` bytes of the tables' file. Its calls throw as `readStoredTables` does. */
export class StoredImage implements TableImage {
  readonly length: number;
  readonly #stamp: TablesStamp;
  #shared: Uint8Array | undefined;

  constructor(length: number, stamp: TablesStamp) {
    this.length = length;
    this.#stamp = stamp;
  }

  copyTo(memory: Uint8Array, at: number): void {
    if (this.#shared) memory.set(this.#shared, at);
    else readInto(storedNames.tables, 0, memory.subarray(at, at + this.length), this.#stamp);
  }

  bytes(): Uint8Array {
    this.#shared ??= readStoredTables(0, this.length, this.#stamp);
    return this.#shared;
  }
}

type Part = { readonly at: number; readonly bytes: number };

function readPart(name: string, { at, bytes }: Part, stamp?: TablesStamp): Uint8Array {
  const part = new Uint8Array(new SharedArrayBuffer(bytes));
  readInto(name, at, part, stamp);
  return part;
}

function readInto(name: string, at: number, target: Uint8Array, stamp?: TablesStamp): void {
  let file: number;
  try {
    file = openSync(pathOf(name), 'r');
  } catch (cause) {
    throw changed(name, cause);
  }
  try {
    for (let done = 0; done < target.length; ) {
      const read = readSync(file, target, done, target.length - done, at + done);
      if (read === 0) throw changed(name);
      done += read;
    }
    if (stamp === undefined) return;
    const end = Buffer.alloc(stampBytes);
    if (readSync(file, end, 0, stampBytes, stamp.at) < stampBytes || end.readUInt32LE(0) !== stamp.checksum)
      throw changed(name);
  } finally {
    closeSync(file);
  }
}

function changed(name: string, cause?: unknown): ToolError {
  const hint = 'if trapline was being updated, start the scan again; else install it anew';
  const message = `dist/${name} does not belong to the rules that this scan began with`;
  return new ToolError('bundle-changed', message, { hint, ...(cause === undefined ? {} : { cause }) });
}

function pathOf(name: string): URL {
  return new URL(`./${name}`, import.meta.url);
}
