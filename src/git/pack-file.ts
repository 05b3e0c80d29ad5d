// One pack: entry headers and inflated entries by offset. Deltas are returned as they are stored; putting them on their bases,
// which may lie in other packs, is the object store's work (and later the history walker's).

import { corruptObject } from './git-read-error.ts';
import { inflateAt, inflatePrefix } from './inflate.ts';
import { type OpenFiles, RandomAccessFile } from './random-access-file.ts';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** `size` is what the header claims for the inflated bytes: the object's, or the delta's. All offsets are bytes of the pack. */
type EntryPlace = { readonly offset: number; readonly dataOffset: number; readonly size: number };

export type PackEntry =
  | (EntryPlace & { readonly kind: 'whole'; readonly type: ObjectType })
  | (EntryPlace & { readonly kind: 'offset-delta'; readonly baseOffset: number })
  /** `baseOid` is raw bytes. */
  | (EntryPlace & { readonly kind: 'ref-delta'; readonly baseOid: Buffer });

/** Most entries of source trees, deltas above all, fit into a page. */
const packWindowBytes = 4096;
/** Type and size (at most 10 bytes), then a base offset (at most 10) or id (at most 32). */
const maxHeaderBytes = 42;
const packHeaderBytes = 12;
const wholeTypes: readonly (ObjectType | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag'];

export class PackFile {
  readonly path: string;
  readonly #file: RandomAccessFile;
  readonly #oidBytes: number;

  /** Opens the file; throws GitReadError when it cannot be opened, is not a pack of version 2 or 3. */
  constructor(path: string, oidBytes: number, openFiles: OpenFiles) {
    this.path = path;
    this.#file = new RandomAccessFile(path, openFiles, packWindowBytes);
    this.#oidBytes = oidBytes;
    const header = this.#file.view(0, packHeaderBytes);
    const isPack = header.length === packHeaderBytes && header.toString('latin1', 0, 4) === 'PACK';
    if (!isPack || ![2, 3].includes(header.readUInt32BE(4))) throw corruptObject(path, 'not a pack of version 2 or 3');
  }

  /** How errors name the entry at `offset`. */
  place(offset: number): string {
    return `${this.path} at offset ${offset}`;
  }

  /** Header of the entry that starts at `offset`. Throws GitReadError when there is none, or its base lies outside the pack. */
  entryAt(offset: number): PackEntry {
    const head = this.#file.view(offset, maxHeaderBytes);
    if (offset < packHeaderBytes || head.length < 2) throw corruptObject(this.place(offset), 'outside of the pack');
    const { typeNumber, size, end } = readTypeAndSize(head, this.place(offset));
    if (typeNumber === 6) {
      const base = readBaseDistance(head, end, this.place(offset));
      const baseOffset = offset - base.distance;
      if (base.distance === 0 || baseOffset < packHeaderBytes)
        throw corruptObject(this.place(offset), 'delta base outside of the pack');
      return { kind: 'offset-delta', offset, dataOffset: offset + base.end, size, baseOffset };
    }
    if (typeNumber === 7) {
      const baseOid = Buffer.from(head.subarray(end, end + this.#oidBytes));
      if (baseOid.length < this.#oidBytes) throw corruptObject(this.place(offset), 'entry is cut short');
      return { kind: 'ref-delta', offset, dataOffset: offset + end + this.#oidBytes, size, baseOid };
    }
    const type = wholeTypes[typeNumber];
    if (type === undefined) throw corruptObject(this.place(offset), `unknown entry type ${typeNumber}`);
    return { kind: 'whole', offset, dataOffset: offset + end, size, type };
  }

  /** The entry's inflated bytes: an object's content, or a delta. Throws GitReadError. */
  inflate(entry: PackEntry): Buffer {
    return inflateAt(this.#file, entry.dataOffset, entry.size, this.place(entry.offset));
  }

  /** The first inflated bytes (at least 20 where there are as many), without inflating all. */
  inflateStart(entry: PackEntry): Buffer {
    return inflatePrefix(this.#file.view(entry.dataOffset, 512), this.place(entry.offset));
  }
}

function readTypeAndSize(head: Buffer, place: string): { typeNumber: number; size: number; end: number } {
  const first = head[0] ?? 0;
  let size = first & 0x0f;
  let scale = 16;
  let more = first >= 0x80;
  let at = 1;
  while (more) {
    const byte = head[at++];
    if (byte === undefined || scale > 2 ** 45) throw corruptObject(place, 'entry has no readable size');
    size += (byte & 0x7f) * scale;
    scale *= 128;
    more = byte >= 0x80;
  }
  return { typeNumber: (first >> 4) & 7, size, end: at };
}

/** Big-endian base 128 in which each further byte adds one, so that no distance has two spellings. */
function readBaseDistance(head: Buffer, from: number, place: string): { distance: number; end: number } {
  let distance = -1;
  for (let at = from; at < head.length; at++) {
    const byte = head[at] ?? 0;
    distance = (distance + 1) * 128 + (byte & 0x7f);
    if (distance > Number.MAX_SAFE_INTEGER / 256) break;
    if (byte < 0x80) return { distance, end: at + 1 };
  }
  throw corruptObject(place, 'entry has no readable base offset');
}
