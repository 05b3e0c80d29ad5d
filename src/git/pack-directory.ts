// The packs of one object directory: which of them hold an object. Opens indexes only when a look-up gets to them, and packs
// only when something is read from them.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, errorCode, GitReadError } from './git-read-error.ts';
import { MultiPackIndex } from './multi-pack-index.ts';
import { PackFile } from './pack-file.ts';
import { PackIndex } from './pack-index.ts';
import type { OpenFiles } from './random-access-file.ts';

/** A pack with its index, each opened at first use. */
export class Pack {
  /** Path without extension. */
  readonly path: string;
  readonly #oidBytes: number;
  readonly #openFiles: OpenFiles;
  #index: PackIndex | undefined;
  #file: PackFile | undefined;

  constructor(path: string, oidBytes: number, openFiles: OpenFiles) {
    this.path = path;
    this.#oidBytes = oidBytes;
    this.#openFiles = openFiles;
  }

  /** Throws GitReadError when the index is damaged or gone (a repack may remove packs while we read). */
  get index(): PackIndex {
    this.#index ??= new PackIndex(`${this.path}.idx`, this.#oidBytes, this.#openFiles);
    return this.#index;
  }

  /** Throws GitReadError when the pack is damaged or gone. */
  get file(): PackFile {
    this.#file ??= new PackFile(`${this.path}.pack`, this.#oidBytes, this.#openFiles);
    return this.#file;
  }
}

/** Where a pack holds an object. */
export type PackLocation = { readonly pack: Pack; readonly offset: number };

export class PackDirectory {
  /** Every pack that has an index. */
  readonly packs: readonly Pack[];
  /** True when a pack was fetched by a partial clone: absent objects may then be promised ones. */
  readonly isPartial: boolean;
  readonly #multi: MultiPackIndex | undefined;
  readonly #covered: ReadonlyMap<string, Pack>;
  readonly #uncovered: Pack[];

  /** Lists `<objectDir>/pack`; a folder that is not there has no packs. Opens no pack and no index but the multi-pack-index. */
  constructor(objectDir: string, oidBytes: number, openFiles: OpenFiles) {
    const folder = join(objectDir, 'pack');
    const names = listFolder(folder);
    const present = new Set(names);
    this.isPartial = names.some((name) => name.endsWith('.promisor'));
    const bases = names.filter((name) => name.endsWith('.idx')).map((name) => name.slice(0, -4));
    const entries = bases
      .filter((base) => present.has(`${base}.pack`))
      .map((base) => [base, new Pack(join(folder, base), oidBytes, openFiles)] as const);
    this.packs = entries.map(([, pack]) => pack);
    this.#multi = present.has('multi-pack-index') ? openMulti(folder, oidBytes, openFiles) : undefined;
    const coveredNames = new Set(this.#multi?.packNames);
    this.#covered = new Map(entries.filter(([name]) => coveredNames.has(name)));
    this.#uncovered = entries.filter(([name]) => !coveredNames.has(name)).map(([, pack]) => pack);
  }

  /** Every place where `oid` (raw bytes) is held, best first. Damaged indexes are skipped and described in `problems`. */
  *locate(oid: Uint8Array, problems: GitReadError[]): Generator<PackLocation> {
    const hit = attempt(() => this.#multi?.find(oid), problems);
    const pack = hit === undefined ? undefined : this.#covered.get(hit.packName);
    if (hit !== undefined && pack !== undefined) yield { pack, offset: hit.offset };
    yield* locateIn(this.#uncovered, oid, problems);
    // Only when the multi-pack-index is damaged, out of date, or led to a damaged entry.
    if (hit !== undefined || problems.length > 0) yield* locateIn([...this.#covered.values()], oid, problems);
  }
}

/** Reorders `packs`, so that objects that lie together are found together. */
function* locateIn(packs: Pack[], oid: Uint8Array, problems: GitReadError[]): Generator<PackLocation> {
  for (let i = 0; i < packs.length; i++) {
    const pack = packs[i];
    const offset = pack === undefined ? undefined : attempt(() => pack.index.find(oid), problems);
    if (pack === undefined || offset === undefined) continue;
    packs.splice(i, 1);
    packs.unshift(pack);
    yield { pack, offset };
  }
}

/** A multi-pack-index that cannot be used is no loss: every pack has its own index. */
function openMulti(folder: string, oidBytes: number, openFiles: OpenFiles): MultiPackIndex | undefined {
  return attempt(() => new MultiPackIndex(join(folder, 'multi-pack-index'), oidBytes, openFiles), []);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw new GitReadError('object-missing', `${folder}: cannot be listed (${errorCode(error)})`, error);
  }
}
