// Pack indexes (.idx), versions 1 and 2: from an object id to its offset in the pack. Checksums are not verified.

import { corruptObject } from './git-read-error.ts';
import {
  findOid,
  indexWindowBytes,
  type OidTable,
  oidCount,
  readChecked,
  readFanout,
  readOffset64,
} from './oid-table.ts';
import { type OpenFiles, RandomAccessFile } from './random-access-file.ts';

const version2Magic = 0xff74_4f63;

export class PackIndex {
  readonly #table: OidTable;
  readonly #version: 1 | 2;

  /** Opens the file; throws GitReadError when it cannot be opened, is not an index or too short for its object count. */
  constructor(path: string, oidBytes: number, openFiles: OpenFiles) {
    const file = new RandomAccessFile(path, openFiles, indexWindowBytes, { mayBeKept: true });
    const isVersion2 = readChecked(file, 0, 8).readUInt32BE(0) === version2Magic;
    if (isVersion2 && file.view(0, 8).readUInt32BE(4) !== 2) throw corruptObject(path, 'index has an unknown version');
    this.#version = isVersion2 ? 2 : 1;
    this.#table = isVersion2
      ? { file, fanout: readFanout(file, 8), firstOid: 8 + 1024, stride: oidBytes, oidBytes }
      : { file, fanout: readFanout(file, 0), firstOid: 1024 + 4, stride: 4 + oidBytes, oidBytes };
    const bytesPerObject = isVersion2 ? oidBytes + 8 : oidBytes + 4;
    const least = (isVersion2 ? 8 : 0) + 1024 + this.count * bytesPerObject + 2 * oidBytes;
    if (file.size < least) throw corruptObject(path, `index is too short for the ${this.count} objects it claims`);
  }

  /** Number of objects in the pack. */
  get count(): number {
    return oidCount(this.#table);
  }

  /** Offset of the object's entry in the pack, or undefined when the pack does not hold it. */
  find(oid: Uint8Array): number | undefined {
    const position = findOid(this.#table, oid);
    return position === undefined ? undefined : this.offsetAt(position);
  }

  /** Raw object id at `position` (sorted by id, below `count`); valid until the next call. */
  oidAt(position: number): Buffer {
    const { file, firstOid, stride, oidBytes } = this.#table;
    return readChecked(file, firstOid + position * stride, oidBytes);
  }

  /** Offset in the pack of the object at `position` (below `count`). */
  offsetAt(position: number): number {
    const { file, firstOid, stride, oidBytes } = this.#table;
    if (this.#version === 1) return readChecked(file, firstOid + position * stride - 4, 4).readUInt32BE(0);
    const offsets = firstOid + this.count * (oidBytes + 4);
    const short = readChecked(file, offsets + position * 4, 4).readUInt32BE(0);
    if (short < 0x8000_0000) return short;
    return readOffset64(file, offsets + this.count * 4 + (short - 0x8000_0000) * 8);
  }
}
