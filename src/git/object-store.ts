// Objects of a repository by id: loose, packed, in alternates, as deltas on bases anywhere. Ids are never verified by hashing. What was put
// together lately is kept as a base for what is read next; the history walker keeps chains of its own.

import { BaseCache } from './base-cache.ts';
import { applyDelta, DeltaError, readDeltaSizes } from './delta.ts';
import { attempt, corruptObject, GitReadError } from './git-read-error.ts';
import { maxObjectBytes } from './inflate.ts';
import { type GitObject, LooseFolder, type LooseObject } from './loose-object.ts';
import type { ObjectCatalog } from './object-catalog.ts';
import { type Pack, PackDirectory, type PackLocation } from './pack-directory.ts';
import type { PackEntry } from './pack-file.ts';
import { PackPlaces } from './pack-places.ts';
import { OpenFiles } from './random-access-file.ts';
import type { Repository } from './repository.ts';

/** git itself stops at 4095; a longer chain comes from a cycle or from someone who wants to keep us busy. */
const maxDeltaDepth = 10_000;
/** Bytes one read may produce on the way up its chain: seconds of copying, far above any honest repository. */
const maxChainBytes = 16 * maxObjectBytes;

type Source = ({ readonly kind: 'packed' } & PackLocation) | { readonly kind: 'loose'; readonly object: LooseObject };
/** With `replacements`, stand-ins are read for the objects they replace. */
export type StorePlaces = Pick<Repository, 'objectDirs' | 'oidBytes' | 'replacements'>;
type StoredDelta = { readonly pack: Pack; readonly entry: PackEntry };

export class ObjectStore {
  readonly #repository: StorePlaces;
  readonly #openFiles = new OpenFiles();
  readonly #built = new BaseCache();
  readonly #catalog: PackPlaces | undefined;
  #looseFolders: readonly LooseFolder[] | undefined;
  #directories: readonly PackDirectory[] | undefined;
  #isRelisted = false;

  /** Touches no file before the first read. With a catalog, of the same repository, indexes are only read for what it does not know. */
  constructor(repository: StorePlaces, catalog?: ObjectCatalog) {
    this.#repository = repository;
    this.#catalog = catalog && new PackPlaces(catalog, this.#openFiles);
  }

  /** The packs, one entry per object directory; listed at first use. */
  get packDirectories(): readonly PackDirectory[] {
    const { objectDirs, oidBytes } = this.#repository;
    this.#directories ??= objectDirs.map((folder) => new PackDirectory(folder, oidBytes, this.#openFiles));
    return this.#directories;
  }

  /**
   * The object with this id (hex). A damaged copy is passed over when another one can be read.
   * Throws GitReadError: `object-missing`, `object-corrupt` (naming pack and offset, or file), `too-large`.
   */
  read(oid: string): GitObject {
    return this.#fromAny(oid, (source) => (source.kind === 'loose' ? source.object.read() : this.#readPacked(source)));
  }

  /** The object's size in bytes as its header claims it, without reading its content. Throws GitReadError as `read` does. */
  size(oid: string): number {
    return this.#fromAny(oid, (source) => (source.kind === 'loose' ? source.object.size : packedSize(source)));
  }

  /** Closes all files and forgets what was read. The store stays usable. */
  close(): void {
    this.#openFiles.releaseAll();
    this.#built.clear();
  }

  /** The first success of `use` over all places that hold the object; packs and folders are listed again once, as a repack may have moved them. */
  #fromAny<T>(name: string, use: (source: Source) => T): T {
    const oid = this.#repository.replacements?.objects.get(name) ?? name;
    const problems: GitReadError[] = [];
    for (;;) {
      for (const source of this.#sources(oid, problems)) {
        const result = attempt(() => use(source), problems);
        if (result !== undefined) return result;
      }
      if (this.#isRelisted || problems.some((problem) => problem.code !== 'object-missing')) break;
      this.#isRelisted = true;
      this.#directories = undefined;
      this.#looseFolders = undefined;
      this.#built.clear();
    }
    throw problems.find((problem) => problem.code !== 'object-missing') ?? problems[0] ?? this.#missing(oid);
  }

  *#sources(oid: string, problems: GitReadError[]): Generator<Source> {
    const rawOid = Buffer.from(oid, 'hex');
    const known = this.#catalog?.locate(rawOid);
    if (known !== undefined) yield { kind: 'packed', ...known };
    // Loose before packed: what was just staged is loose, and then no pack has to be opened at all.
    this.#looseFolders ??= this.#repository.objectDirs.map((folder) => new LooseFolder(folder));
    for (const folder of this.#looseFolders) {
      const object = attempt(() => folder.open(oid), problems);
      if (object !== undefined) yield { kind: 'loose', object };
    }
    for (const directory of this.packDirectories) {
      for (const location of directory.locate(rawOid, problems)) yield { kind: 'packed', ...location };
    }
  }

  #readPacked(start: PackLocation): GitObject {
    const deltas: StoredDelta[] = [];
    const seen = new Set<string>();
    let { pack, offset } = start;
    for (;;) {
      const known = this.#built.get(pack, offset);
      if (known !== undefined) return this.#applyAll(known, deltas);
      const entry = pack.file.entryAt(offset);
      if (entry.kind === 'whole') {
        const object = { type: entry.type, bytes: pack.file.inflate(entry) };
        this.#built.put(pack, offset, object);
        return this.#applyAll(object, deltas);
      }
      const place = pack.file.place(offset);
      deltas.push({ pack, entry });
      if (deltas.length > maxDeltaDepth) throw corruptObject(place, 'delta chain does not end');
      if (entry.kind === 'offset-delta') {
        // Always further down in the same pack, so it cannot lead back here.
        offset = entry.baseOffset;
        continue;
      }
      if (seen.has(place)) throw corruptObject(place, 'delta chain leads back to itself');
      seen.add(place);
      const base = this.#baseOf(pack, entry.baseOid, place);
      if (base.kind === 'loose') return this.#applyAll(base.object.read(), deltas);
      ({ pack, offset } = base);
    }
  }

  /** Applies stored deltas from the last, next to the base, to the first. Each is inflated only when its turn comes. */
  #applyAll(base: GitObject, deltas: readonly StoredDelta[]): GitObject {
    let object = base;
    let produced = 0;
    for (let i = deltas.length - 1; i >= 0; i--) {
      const { pack, entry } = deltas[i] as StoredDelta;
      object = { type: base.type, bytes: applyStored(object.bytes, pack, entry) };
      this.#built.put(pack, entry.offset, object);
      produced += object.bytes.length;
      if (produced > maxChainBytes)
        throw corruptObject(pack.file.place(entry.offset), 'delta chain grows without bound');
    }
    return object;
  }

  /** Bases lie in the same pack, except in thin packs. */
  #baseOf(pack: Pack, rawOid: Buffer, place: string): Source {
    const known = this.#catalog?.locate(rawOid);
    const offset = known?.pack.path === pack.path ? known.offset : pack.index.find(rawOid);
    if (offset !== undefined) return { kind: 'packed', pack, offset };
    const oid = rawOid.toString('hex');
    const problems: GitReadError[] = [];
    for (const source of this.#sources(oid, problems)) return source;
    throw problems[0] ?? corruptObject(place, `the delta's base ${oid} is missing`);
  }

  #missing(oid: string): GitReadError {
    const isPartial = this.packDirectories.some((directory) => directory.isPartial);
    const why = isPartial ? ': this partial clone has not fetched it' : ' from the repository';
    return new GitReadError('object-missing', `object ${oid} is missing${why}`);
  }
}

function applyStored(base: Buffer, pack: Pack, entry: PackEntry): Buffer {
  const place = pack.file.place(entry.offset);
  const delta = pack.file.inflate(entry);
  return namingPlace(place, () => {
    const { resultSize } = readDeltaSizes(delta);
    if (resultSize > maxObjectBytes)
      throw new GitReadError('too-large', `${place}: ${resultSize} bytes, more than can be read`);
    return applyDelta(base, delta);
  });
}

function packedSize({ pack, offset }: PackLocation): number {
  const entry = pack.file.entryAt(offset);
  if (entry.kind === 'whole') return entry.size;
  return namingPlace(pack.file.place(offset), () => readDeltaSizes(pack.file.inflateStart(entry)).resultSize);
}

function namingPlace<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DeltaError) throw corruptObject(place, error.message, error);
    throw error;
  }
}
