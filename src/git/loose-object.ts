// Loose objects: one zlib file each, `<type> <size>\0<content>`.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corruptObject, errorCode, GitReadError } from './git-read-error.ts';
import { inflateAt, inflatePrefix } from './inflate.ts';
import type { ObjectType } from './pack-file.ts';

/** An object as read. `bytes` may be shared with a cache: read-only. */
export type GitObject = { readonly type: ObjectType; readonly bytes: Buffer };

/** Longest header: `commit `, 16 digits, NUL. */
const maxHeaderBytes = 32;
/** Enough for zlib to yield the header: its code tables take at most about 300 bytes. */
const prefixBytes = 512;

export type LooseObject = { readonly type: ObjectType; readonly size: number; readonly read: () => GitObject };

/** The loose objects of one object directory. */
export class LooseFolder {
  readonly #path: string;
  /** Of the 256 folders that their names begin with, whether it is there: most repositories are packed and have few of them. */
  readonly #isPresent = new Map<string, boolean>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Opens `oid` (hex): undefined when it is not there. Throws GitReadError when it cannot be read. */
  open(oid: string): LooseObject | undefined {
    const folder = oid.slice(0, 2);
    let isPresent = this.#isPresent.get(folder);
    if (isPresent === undefined) {
      isPresent = existsSync(join(this.#path, folder));
      this.#isPresent.set(folder, isPresent);
    }
    return isPresent ? openLooseObject(this.#path, oid) : undefined;
  }
}

/** Opens `oid` (hex) in one object directory: undefined when it is not there. Throws GitReadError when it cannot be read. */
export function openLooseObject(objectDir: string, oid: string): LooseObject | undefined {
  const path = join(objectDir, oid.slice(0, 2), oid.slice(2));
  const file = readIfPresent(path);
  if (file === undefined) return undefined;
  const head = inflatePrefix(file.subarray(0, prefixBytes), path).subarray(0, maxHeaderBytes).toString('latin1');
  const match = /^(commit|tree|blob|tag) (\d{1,15})\0/.exec(head);
  if (match === null) throw corruptObject(path, 'loose object has no readable header');
  const type = match[1] as ObjectType;
  const size = Number(match[2]);
  const headerBytes = match[0].length;
  const source = { size: file.length, view: (from: number, length: number) => file.subarray(from, from + length) };
  const read = () => ({ type, bytes: inflateAt(source, 0, headerBytes + size, path).subarray(headerBytes) });
  return { type, size, read };
}

function readIfPresent(path: string): Buffer | undefined {
  // Asking first costs 1 µs; the exception for a missing file would cost 12, for every packed object.
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new GitReadError('object-missing', `${path}: cannot be read (${code})`, error);
  }
}
