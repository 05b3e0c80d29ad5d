// Everything a repository points at: refs of all work trees, HEADs, the stash, reflogs, and what a fetch or merge left behind.
// Replace refs are refs like others here; what they and info/grafts mean is the business of replacements.ts.

import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { errorCode } from './git-read-error.ts';
import { readHead, resolveRef } from './refs.ts';
import type { Repository } from './repository.ts';

/** `name` is the full name (`refs/heads/main`, `HEAD`, `worktrees/<name>/HEAD`); `oid` may be of a tag, tree or blob. */
export type NamedRef = { readonly name: string; readonly oid: string };

export type RefListing = {
  /** By name, each once; symbolic refs only where nothing else names what they lead to (HEADs). */
  readonly refs: readonly NamedRef[];
  /** Ids from reflogs, FETCH_HEAD, MERGE_HEAD and the like: objects that were something once. Each once, sorted. */
  readonly past: readonly string[];
  /** Commits whose parents this shallow clone does not have. */
  readonly shallow: ReadonlySet<string>;
  /** Refs that could not be read. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Folders of refs nest less deeply than this. */
const maxDepth = 64;
/** Files of a git directory that list ids at the start of their lines. */
const headFiles = [
  'FETCH_HEAD',
  'MERGE_HEAD',
  'ORIG_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'REBASE_HEAD',
  'BISECT_HEAD',
];

/** Reads all refs and reflogs. Throws ToolError (`git-unsupported`) for reftable repositories, and when HEAD is damaged. */
export function listRefs(repository: Repository): RefListing {
  readHead(repository);
  return new RefReader(repository).read();
}

/** Ids in `shallow`; empty for complete clones. */
export function readShallow(repository: Repository): ReadonlySet<string> {
  const text = readText(join(repository.commonDir, 'shallow')) ?? '';
  return new Set(text.split(/\s+/).filter((oid) => oid.length === repository.oidBytes * 2));
}

class RefReader {
  readonly #repository: Repository;
  readonly #refs = new Map<string, string>();
  readonly #past = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #digits: number;

  constructor(repository: Repository) {
    this.#repository = repository;
    this.#digits = repository.oidBytes * 2;
  }

  read(): RefListing {
    const { gitDir, commonDir } = this.#repository;
    this.#readPacked();
    this.#readFolder(join(commonDir, 'refs'), 'refs', 0);
    if (gitDir !== commonDir) this.#readFolder(join(gitDir, 'refs'), 'refs', 0);
    this.#readWorkTree(commonDir, '');
    for (const entry of listFolder(join(commonDir, 'worktrees'))) {
      const folder = join(commonDir, 'worktrees', entry.name);
      this.#readWorkTree(folder, `worktrees/${entry.name}/`);
      this.#readFolder(join(folder, 'refs'), `worktrees/${entry.name}/refs`, 0);
    }
    const refs = [...this.#refs].map(([name, oid]) => ({ name, oid }));
    refs.sort((a, b) => (a.name < b.name ? -1 : 1));
    const past = [...this.#past].sort();
    return { refs, past, shallow: readShallow(this.#repository), diagnostics: this.#diagnostics };
  }

  #readPacked(): void {
    const text = readText(join(this.#repository.commonDir, 'packed-refs')) ?? '';
    for (const line of text.split('\n')) {
      const oid = line.slice(0, this.#digits);
      if (line[this.#digits] === ' ' && this.#isOid(oid)) this.#refs.set(line.slice(this.#digits + 1).trimEnd(), oid);
    }
  }

  /** Loose refs hide packed ones of the same name. */
  #readFolder(folder: string, prefix: string, depth: number): void {
    for (const entry of listFolder(folder)) {
      const name = `${prefix}/${entry.name}`;
      if (entry.isDirectory() && depth < maxDepth) this.#readFolder(join(folder, entry.name), name, depth + 1);
      else if (!entry.isDirectory() && !entry.name.endsWith('.lock')) this.#readLoose(join(folder, entry.name), name);
    }
  }

  #readLoose(path: string, name: string): void {
    const text = readText(path)?.trimEnd();
    if (text === undefined || text.startsWith('ref:')) return;
    if (this.#isOid(text)) this.#refs.set(name, text);
    else {
      const message = `${path}: holds neither an object id nor a ref`;
      this.#diagnostics.push({ code: 'unreadable', message, path, affectsCoverage: true });
    }
  }

  /** HEAD and its like, and the reflogs, of one work tree. */
  #readWorkTree(gitDir: string, prefix: string): void {
    const head = readText(join(gitDir, 'HEAD'))?.trimEnd() ?? '';
    const target = /^ref:\s*(\S+)/.exec(head)?.[1];
    const oid = target === undefined ? head : (this.#refs.get(target) ?? this.#resolve(target));
    if (oid !== undefined && this.#isOid(oid)) this.#refs.set(`${prefix}HEAD`, oid);
    for (const name of headFiles) {
      for (const line of (readText(join(gitDir, name)) ?? '').split('\n')) this.#addPast(line.slice(0, this.#digits));
    }
    this.#readLogs(join(gitDir, 'logs'), 0);
  }

  #resolve(name: string): string | undefined {
    return name.startsWith('refs/') && !name.includes('..') ? resolveRef(this.#repository, name) : undefined;
  }

  /** Each line is `<old id> SP <new id> SP ...`. */
  #readLogs(folder: string, depth: number): void {
    for (const entry of listFolder(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < maxDepth) this.#readLogs(path, depth + 1);
        continue;
      }
      for (const line of (readText(path) ?? '').split('\n')) {
        this.#addPast(line.slice(0, this.#digits));
        this.#addPast(line.slice(this.#digits + 1, 2 * this.#digits + 1));
      }
    }
  }

  /** All zeros stand for nothing. */
  #addPast(oid: string): void {
    if (this.#isOid(oid) && !/^0+$/.test(oid)) this.#past.add(oid);
  }

  #isOid(text: string): boolean {
    return text.length === this.#digits && /^[0-9a-f]+$/.test(text);
  }
}

/** By name, so that results do not depend on the file system. */
function listFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return undefined;
  }
}
