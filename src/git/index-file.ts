// The index (staging area): entries in order, and the cache tree. Its checksum is not verified, and stat data is not kept: the work
// tree is none of our business here.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathText } from '../lib/path-text.ts';
import { ToolError } from '../model/tool-error.ts';
import { type CacheTree, parseCacheTree } from './cache-tree.ts';
import { errorCode } from './git-read-error.ts';
import {
  entryMode,
  entryOid,
  entryStage,
  type IndexTable,
  invalidIndex,
  isEntryIntent,
  isEntrySkipped,
  oidStart,
  parseIndexTable,
} from './index-table.ts';
import type { Repository } from './repository.ts';
import { type IndexLink, mergeSplitIndex, parseIndexLink } from './split-index.ts';

/** One entry, spelled out. `mode` as in trees (0o100644, 0o120000, 0o160000; 0o040000 for a folder of a sparse index). */
export type IndexEntry = {
  /** Valid UTF-8 as it is, other bytes as `\xNN`. `/`-separated, from the top of the work tree. */
  readonly path: string;
  readonly pathBytes: Uint8Array;
  readonly oid: string;
  readonly mode: number;
  /** 0 normally; 1 base, 2 ours, 3 theirs of a path in conflict. */
  readonly stage: number;
  readonly isIntentToAdd: boolean;
  readonly isSkipWorktree: boolean;
};

export class GitIndex {
  readonly count: number;
  /** Format version: 2, 3 or 4. */
  readonly version: number;
  readonly cacheTree: CacheTree | undefined;
  /** The columns themselves, for loops over many entries. */
  readonly table: IndexTable;

  constructor(table: IndexTable, cacheTree: CacheTree | undefined) {
    this.table = table;
    this.count = table.count;
    this.version = table.version;
    this.cacheTree = cacheTree;
  }

  /** Path of entry `i` as bytes, without copying. A folder of a sparse index ends in `/`. */
  pathBytes(i: number): Buffer {
    return this.table.paths.subarray(this.table.pathStart[i], this.table.pathEnd[i]);
  }

  /** Path of entry `i` for people. */
  path(i: number): string {
    return pathText(this.pathBytes(i));
  }

  /** Object id of entry `i`, hex. */
  oid(i: number): string {
    return entryOid(this.table, i);
  }

  /** True when the id of entry `i` is the one at `at` in `bytes`. */
  hasOid(i: number, bytes: Buffer, at: number): boolean {
    const { records } = this.table;
    const mine = oidStart(this.table, i);
    let k = 0;
    while (k < this.table.oidBytes && records[mine + k] === bytes[at + k]) k++;
    return k === this.table.oidBytes;
  }

  /** True when the first `length` bytes of both paths are the same. */
  sharesPrefix(i: number, j: number, length: number): boolean {
    const { paths, pathStart, pathEnd } = this.table;
    const a = pathStart[i] ?? 0;
    const b = pathStart[j] ?? 0;
    if ((pathEnd[i] ?? 0) - a < length || (pathEnd[j] ?? 0) - b < length) return false;
    // From the end, where neighbours differ first.
    let k = length;
    while (k > 0 && paths[a + k - 1] === paths[b + k - 1]) k--;
    return k === 0;
  }

  mode(i: number): number {
    return entryMode(this.table, i);
  }

  stage(i: number): number {
    return entryStage(this.table, i);
  }

  /** True for `git add --intent-to-add`: a promise of content that is not there yet. */
  isIntentToAdd(i: number): boolean {
    return isEntryIntent(this.table, i);
  }

  /** Everything about entry `i`. */
  entry(i: number): IndexEntry {
    return {
      path: this.path(i),
      pathBytes: this.pathBytes(i),
      oid: this.oid(i),
      mode: this.mode(i),
      stage: this.stage(i),
      isIntentToAdd: this.isIntentToAdd(i),
      isSkipWorktree: isEntrySkipped(this.table, i),
    };
  }

  /** All entries in order: by path bytes, then stage. */
  *entries(): Generator<IndexEntry> {
    for (let i = 0; i < this.count; i++) yield this.entry(i);
  }
}

/**
 * Reads the repository's index; an index that does not exist is empty. Throws ToolError (`git-index-invalid`) when it is damaged,
 * of an unknown version, or uses a required extension we do not know.
 */
export function readIndex(repository: Pick<Repository, 'indexPath' | 'oidBytes' | 'gitDir'>): GitIndex {
  const { indexPath, oidBytes } = repository;
  const file = readIndexFile(indexPath) ?? emptyIndex();
  const parsed = parseIndexFile(file, oidBytes, indexPath);
  const { link } = parsed;
  if (link === undefined || /^0+$/.test(link.baseOid)) return new GitIndex(parsed.table, parsed.cacheTree);
  const base = readSharedIndex(repository, link.baseOid);
  return new GitIndex(mergeSplitIndex(base, parsed.table, link, indexPath), parsed.cacheTree);
}

type ParsedIndex = { readonly table: IndexTable; readonly cacheTree?: CacheTree; readonly link?: IndexLink };

function parseIndexFile(file: Buffer, oidBytes: number, path: string): ParsedIndex {
  const table = parseIndexTable(file, oidBytes, path);
  let cacheTree: CacheTree | undefined;
  let link: IndexLink | undefined;
  // The checksum at the end is as long as an id.
  for (let at = table.end; at + 8 <= file.length - oidBytes; ) {
    const name = file.toString('latin1', at, at + 4);
    const end = at + 8 + file.readUInt32BE(at + 4);
    if (end > file.length - oidBytes) throw invalidIndex(path, `ends inside its extension '${name}'`);
    const content = file.subarray(at + 8, end);
    if (name === 'TREE') cacheTree = parseCacheTree(content, oidBytes);
    else if (name === 'link') link = parseIndexLink(content, oidBytes, path);
    // Extensions in capitals are optional; `sdir` says that entries may be folders, which they show themselves.
    else if (name !== 'sdir' && !/^[A-Z]/.test(name)) throw invalidIndex(path, `extension '${name}' is not supported`);
    at = end;
  }
  return { table, ...(cacheTree && { cacheTree }), ...(link && { link }) };
}

/** In the git directory, or beside an index that lies elsewhere. */
function readSharedIndex(repository: Pick<Repository, 'indexPath' | 'oidBytes' | 'gitDir'>, oid: string): IndexTable {
  const name = `sharedindex.${oid}`;
  for (const folder of new Set([repository.gitDir, dirname(repository.indexPath)])) {
    const file = readIndexFile(join(folder, name));
    if (file !== undefined) return parseIndexTable(file, repository.oidBytes, join(folder, name));
  }
  throw invalidIndex(repository.indexPath, `its shared index ${name} is missing`);
}

function readIndexFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ToolError('git-index-invalid', `${path}: cannot be read (${code})`, { cause: error });
  }
}

function emptyIndex(): Buffer {
  return Buffer.from('DIRC\0\0\0\x02\0\0\0\0', 'latin1');
}
