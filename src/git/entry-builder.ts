// The bytes of one catalog entry: a whole object, or a delta put on its base. For walks over everything; single reads are the object
// store's work, which is also asked when an entry is damaged and another copy exists.

import { type Arena, newArena } from '../lib/arena.ts';
import { type Block, ChainMemory, chainArenaBytes } from './chain-memory.ts';
import { DeltaError } from './delta.ts';
import { kernelBytes } from './delta-kernel.ts';
import { DeltaSteps } from './delta-steps.ts';
import { GatheredEntries } from './gathered-entries.ts';
import { corruptObject, GitReadError } from './git-read-error.ts';
import { openLooseObject } from './loose-object.ts';
import {
  type CatalogPack,
  entryEnd,
  type ObjectCatalog,
  oidOf,
  packNumberOf,
  placeOf,
  viaStoreFlag,
} from './object-catalog.ts';
import { ObjectStore } from './object-store.ts';
import { forFamily } from './pack-families.ts';
import { PackReader } from './pack-reader.ts';
import { OpenFiles, type Slice } from './random-access-file.ts';
import { inflateRoom, StreamInflater } from './stream-inflater.ts';
import { treeKernelBytes } from './tree-kernel.ts';

/** Type and size (at most 10 bytes), then a base offset (at most 10) or id (at most 32). */
const maxHeaderBytes = 52;
/** Readers whose blocks stay in memory; families rarely span more packs. */
const maxReaders = 2;

/** Where the compressed data of an entry is, and how large it claims to be inflated. */
type Header = { dataOffset: number; size: number };

/** Arenas of closed builders: reserving one costs more than walking a small repository. */
const spare: Arena[] = [];

export class EntryBuilder {
  readonly memory: ChainMemory;
  readonly steps: DeltaSteps;
  /** For a tree kernel. */
  readonly trees: Arena;
  readonly #catalog: ObjectCatalog;
  #own: Arena | undefined;
  readonly #maxBuildBytes: number;
  readonly #store: ObjectStore;
  readonly #openFiles = new OpenFiles();
  readonly #inflater = new StreamInflater();
  readonly #readers = new Map<number, PackReader>();
  readonly #header: Header = { dataOffset: 0, size: 0 };
  readonly #gathered: GatheredEntries;
  readonly #slice: Slice = { memory: Buffer.alloc(0), start: 0, length: 0 };

  /** Objects over `maxBuildBytes` are refused with `too-large`. Objects are built in `arena`, the larger ones elsewhere. */
  constructor(catalog: ObjectCatalog, maxBuildBytes: number, given?: Arena) {
    const arena = given ?? spare.pop() ?? newArena(chainArenaBytes);
    if (given === undefined) this.#own = arena;
    this.trees = { memory: arena.memory, start: arena.start + kernelBytes, bytes: treeKernelBytes };
    this.memory = new ChainMemory(arena, kernelBytes + treeKernelBytes);
    this.steps = new DeltaSteps(arena, this.memory.shared);
    this.#catalog = catalog;
    this.#maxBuildBytes = maxBuildBytes;
    this.#store = new ObjectStore(catalog, catalog);
    this.#gathered = new GatheredEntries(catalog, (pack, target, offset) =>
      this.#reader(catalog.packs[pack]!).readInto(target, offset),
    );
  }

  /** Reads the compressed entries of some families together, which will be built next. */
  gather(roots: Int32Array, from: number, to: number): void {
    this.#gathered.clear();
    for (let i = from; i < to; i++) forFamily(this.#catalog, roots[i]!, (entry) => this.#gathered.add(entry));
    this.#gathered.read();
  }

  /** A root's bytes. Throws GitReadError. */
  buildRoot(entry: number): Block {
    const pack = this.#catalog.packs[packNumberOf(this.#catalog, entry)];
    if (pack === undefined) return this.#buildLoose(entry);
    if (((this.#catalog.kinds[entry] ?? 0) & viaStoreFlag) !== 0) return this.readElsewhere(entry);
    return this.#inflate(pack, entry);
  }

  /** A delta's result; `steps` then describes it, until the next call. Throws GitReadError. */
  buildDelta(entry: number, base: Block): Block {
    const pack = this.#catalog.packs[packNumberOf(this.#catalog, entry)];
    if (pack === undefined) return this.#buildLoose(entry);
    const delta = this.#inflate(pack, entry);
    try {
      this.steps.open(delta, base.size);
      const { resultSize } = this.steps;
      if (resultSize > this.#maxBuildBytes) throw new TooLarge(placeOf(this.#catalog, entry), resultSize);
      this.steps.parse(delta, base.size);
      const result = this.memory.take(resultSize);
      this.steps.apply(base, delta, result);
      return result;
    } catch (error) {
      if (error instanceof DeltaError) throw corruptObject(placeOf(this.#catalog, entry), error.message, error);
      throw error;
    } finally {
      this.memory.release(delta);
    }
  }

  /** The object from any place that holds it in one piece. Throws GitReadError. */
  readElsewhere(entry: number): Block {
    return this.#keep(this.#store.read(oidOf(this.#catalog, entry)).bytes, entry);
  }

  close(): void {
    if (this.#own !== undefined) spare.push(this.#own);
    this.#own = undefined;
    this.#inflater.close();
    for (const reader of this.#readers.values()) reader.close();
    this.#readers.clear();
    this.#gathered.close();
    this.#openFiles.releaseAll();
    this.#store.close();
  }

  #buildLoose(entry: number): Block {
    const oid = oidOf(this.#catalog, entry);
    const size = this.#catalog.offsets[entry] ?? 0;
    if (size > this.#maxBuildBytes) throw new TooLarge(placeOf(this.#catalog, entry), size);
    for (const folder of this.#catalog.objectDirs) {
      const object = openLooseObject(folder, oid);
      if (object !== undefined) return this.#keep(object.read().bytes, entry);
    }
    throw new GitReadError('object-missing', `loose object ${oid} is gone`);
  }

  #keep(bytes: Buffer, entry: number): Block {
    if (bytes.length > this.#maxBuildBytes) throw new TooLarge(placeOf(this.#catalog, entry), bytes.length);
    const block = this.memory.take(bytes.length);
    block.memory.set(bytes, block.start);
    return block;
  }

  /** What an entry stores, inflated: an object or a delta. */
  #inflate(pack: CatalogPack, entry: number): Block {
    const offset = this.#catalog.offsets[entry] ?? 0;
    const end = entryEnd(this.#catalog, pack, entry);
    const header = this.#header;
    const place = this.#gathered.placeOf(entry);
    const head =
      place >= 0
        ? this.#sliceOf(place, end - offset)
        : this.#read(pack, offset, Math.min(end, offset + maxHeaderBytes));
    if (!readHeader(head.memory, head.start, head.start + head.length, this.#catalog.oidBytes, header))
      throw corruptObject(placeOf(this.#catalog, entry), 'entry has no readable header');
    const { size } = header;
    if (size > this.#maxBuildBytes) throw new TooLarge(placeOf(this.#catalog, entry), size);
    const dataOffset = offset + header.dataOffset;
    // Twice zlib's bound for incompressible data plus slack: nothing behind that belongs to the stream.
    const stop = Math.min(end, dataOffset + 2 * size + 65_536);
    const data =
      place >= 0 ? this.#sliceOf(place + header.dataOffset, stop - dataOffset) : this.#read(pack, dataOffset, stop);
    if (size > data.length * 1032)
      throw corruptObject(placeOf(this.#catalog, entry), `claims ${size} bytes, more than it can hold`);
    const block = this.memory.take(size, inflateRoom);
    const outcome = this.#inflater.inflate(data.memory, data.start, data.length, block.memory, block.start, size);
    if (outcome === 'whole') return block;
    this.memory.release(block);
    const what =
      outcome === 'damaged' ? 'compressed data is damaged or cut' : `holds more than the ${size} bytes it claims`;
    throw corruptObject(placeOf(this.#catalog, entry), what);
  }

  /** Gathered bytes. */
  #sliceOf(start: number, length: number): Slice {
    const slice = this.#slice;
    slice.memory = this.#gathered.memory;
    slice.start = start;
    slice.length = Math.max(length, 0);
    return slice;
  }

  #read(pack: CatalogPack, offset: number, end: number): Slice {
    return this.#reader(pack).read(offset, end);
  }

  #reader(pack: CatalogPack): PackReader {
    const known = this.#readers.get(pack.firstEntry);
    if (known !== undefined) return known;
    for (const oldest of this.#readers.keys()) {
      if (this.#readers.size < maxReaders) break;
      this.#readers.get(oldest)?.close();
      this.#readers.delete(oldest);
    }
    const reader = new PackReader(`${pack.path}.pack`, this.#openFiles);
    this.#readers.set(pack.firstEntry, reader);
    return reader;
  }
}

/** An object over the limit, with the size it has or claims. */
export class TooLarge extends GitReadError {
  readonly size: number;

  constructor(place: string, size: number) {
    super('too-large', `${place}: ${size} bytes, more than is read`);
    this.size = size;
  }
}

/** Fills `header`; false when the bytes from `from` to `stop` hold no whole one. */
function readHeader(bytes: Buffer, from: number, stop: number, oidBytes: number, header: Header): boolean {
  let at = from;
  let byte = bytes[at++] ?? 0;
  const type = (byte >> 4) & 7;
  let size = byte & 0x0f;
  for (let scale = 16; byte >= 0x80; scale *= 128) {
    if (at >= stop || scale > 2 ** 45) return false;
    byte = bytes[at++] ?? 0;
    size += (byte & 0x7f) * scale;
  }
  if (type === 6) {
    while (at < stop && (bytes[at] ?? 0) >= 0x80) at++;
    at++;
  } else if (type === 7) at += oidBytes;
  header.dataOffset = at - from;
  header.size = size;
  return at <= stop;
}
