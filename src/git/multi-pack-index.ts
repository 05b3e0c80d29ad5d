// The multi-pack-index: one table for the objects of many packs. Only what a look-up needs is read; bitmaps and reverse indexes
// are not. Incremental chains (multi-pack-index.d) are not read either: every pack still has an index of its own.

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

/** A file name is at most 255 bytes on every common file system; with the NUL this bounds the list of names. */
const maxNameBytes = 256;
const headerBytes = 12;

/** Chunk id to where it starts and ends. */
type Chunks = ReadonlyMap<string, { readonly start: number; readonly end: number }>;

export class MultiPackIndex {
  /** Names of the packs it covers, without folder and extension (`pack-<hash>`). */
  readonly packNames: readonly string[];
  readonly #table: OidTable;
  readonly #offsets: number;
  readonly #largeOffsets: number;

  /** Opens the file; throws GitReadError when it cannot be opened, is of another kind, version or hash, or cut. */
  constructor(path: string, oidBytes: number, openFiles: OpenFiles) {
    const file = new RandomAccessFile(path, openFiles, indexWindowBytes, { mayBeKept: true });
    const header = Buffer.from(readChecked(file, 0, headerBytes));
    if (header.toString('latin1', 0, 4) !== 'MIDX' || header[4] !== 1)
      throw corruptObject(path, 'not a multi-pack-index');
    if (header[5] !== (oidBytes === 20 ? 1 : 2))
      throw corruptObject(path, 'multi-pack-index is for another object format');
    const chunks = readChunks(file, header[6] ?? 0);
    const fanout = readFanout(file, chunkOf(chunks, 'OIDF', path).start);
    const oids = chunkOf(chunks, 'OIDL', path);
    this.#table = { file, fanout, firstOid: oids.start, stride: oidBytes, oidBytes };
    const offsets = chunkOf(chunks, 'OOFF', path);
    const count = oidCount(this.#table);
    if (oids.end - oids.start < count * oidBytes || offsets.end - offsets.start < count * 8) {
      throw corruptObject(path, `multi-pack-index is too short for the ${count} objects it claims`);
    }
    this.#offsets = offsets.start;
    this.#largeOffsets = chunks.get('LOFF')?.start ?? 0;
    this.packNames = readPackNames(file, chunkOf(chunks, 'PNAM', path), header.readUInt32BE(8));
  }

  /** Which pack holds the object, and its offset there; undefined when none of the covered packs does. */
  find(oid: Uint8Array): { readonly packName: string; readonly offset: number } | undefined {
    const position = findOid(this.#table, oid);
    if (position === undefined) return undefined;
    const { file } = this.#table;
    const entry = readChecked(file, this.#offsets + position * 8, 8);
    const packName = this.packNames[entry.readUInt32BE(0)];
    const short = entry.readUInt32BE(4);
    if (packName === undefined) throw corruptObject(file.path, 'multi-pack-index names a pack it does not list');
    if (short < 0x8000_0000 || this.#largeOffsets === 0) return { packName, offset: short };
    return { packName, offset: readOffset64(file, this.#largeOffsets + (short - 0x8000_0000) * 8) };
  }
}

/** The table of chunks; each ends where the next one starts, the last entry only marks the end. */
function readChunks(file: RandomAccessFile, count: number): Chunks {
  const chunks = new Map<string, { start: number; end: number }>();
  for (let i = 0; i < count; i++) {
    const at = headerBytes + i * 12;
    const id = readChecked(file, at, 4).toString('latin1');
    const start = readOffset64(file, at + 4);
    const end = readOffset64(file, at + 16);
    if (start > end || end > file.size) throw corruptObject(file.path, 'multi-pack-index has a chunk outside itself');
    chunks.set(id, { start, end });
  }
  return chunks;
}

function chunkOf(chunks: Chunks, id: string, path: string): { readonly start: number; readonly end: number } {
  const chunk = chunks.get(id);
  if (chunk === undefined) throw corruptObject(path, `multi-pack-index lacks its ${id} chunk`);
  return chunk;
}

function readPackNames(file: RandomAccessFile, chunk: { start: number; end: number }, count: number): string[] {
  const length = Math.min(chunk.end - chunk.start, count * maxNameBytes);
  const names = file.view(chunk.start, length).toString('utf8').split('\0').slice(0, count);
  if (names.length < count || names.includes(''))
    throw corruptObject(file.path, 'multi-pack-index has too few pack names');
  return names.map((name) => name.replace(/\.(idx|pack)$/, ''));
}
