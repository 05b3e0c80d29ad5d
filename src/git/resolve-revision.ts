// What a user calls a commit: an id, the start of one, a branch, tag or remote branch, HEAD, each with `~n` and `^n`.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../model/tool-error.ts';
import { readCommitHeader, readTagTarget } from './commit-text.ts';
import { attempt, GitReadError } from './git-read-error.ts';
import { readShallow } from './list-refs.ts';
import { ObjectStore } from './object-store.ts';
import type { PackIndex } from './pack-index.ts';
import { resolveRef } from './refs.ts';
import type { Repository } from './repository.ts';

/** As git looks names up, in this order. */
const namePatterns = ['refs/?', 'refs/tags/?', 'refs/heads/?', 'refs/remotes/?', 'refs/remotes/?/HEAD'];
const maxTagDepth = 32;
const minAbbreviation = 4;

/** Id (hex) of the commit. Throws ToolError (`unknown-revision`) when there is none or more than one, or it is not here. */
export function resolveRevision(repository: Repository, revision: string): string {
  const store = new ObjectStore(repository);
  try {
    return new Resolver(repository, store, revision).resolve();
  } finally {
    store.close();
  }
}

class Resolver {
  readonly #repository: Repository;
  readonly #store: ObjectStore;
  readonly #revision: string;

  constructor(repository: Repository, store: ObjectStore, revision: string) {
    this.#repository = repository;
    this.#store = store;
    this.#revision = revision;
  }

  resolve(): string {
    const parts = /^(.+?)((?:~\d*|\^\{(?:commit)?\}|\^\d*)*)$/s.exec(this.#revision);
    const name = parts?.[1] === '@' ? 'HEAD' : (parts?.[1] ?? '');
    let commit = this.#toCommit(this.#lookUp(name));
    for (const [step] of (parts?.[2] ?? '').matchAll(/~\d*|\^\{(?:commit)?\}|\^\d*/g)) {
      if (step.startsWith('^{')) continue;
      const number = step.length === 1 ? 1 : Number(step.slice(1));
      if (step.startsWith('~')) for (let i = 0; i < number; i++) commit = this.#parent(commit, 1);
      else if (number > 0) commit = this.#parent(commit, number);
    }
    return commit;
  }

  #lookUp(name: string): string {
    const digits = this.#repository.oidBytes * 2;
    if (name.length === digits && /^[0-9a-fA-F]+$/.test(name)) return name.toLowerCase();
    const oid = this.#lookUpRef(name);
    if (oid !== undefined) return oid;
    const isId = name.length >= minAbbreviation && name.length < digits && /^[0-9a-fA-F]+$/.test(name);
    const found = isId ? this.#complete(name.toLowerCase()) : [];
    if (found.length > 1) {
      const hint = `It may be ${found.slice(0, 5).join(', ')}.`;
      throw new ToolError('unknown-revision', `'${this.#revision}': more than one commit starts with ${name}`, {
        hint,
      });
    }
    return found[0] ?? this.#fail('there is no such commit, branch or tag');
  }

  #lookUpRef(name: string): string | undefined {
    const isPlain = !/[\0-\x20\x7f~^:?*[\\]|\.\.|\/\/|^\/|\/$|@\{|\.lock$/.test(name) && name !== '';
    if (!isPlain) return undefined;
    const names = namePatterns.map((pattern) => pattern.replace('?', name));
    // Nothing but HEAD and its like may be read from the git directory itself.
    if (/^[A-Z_]+$/.test(name) || name.startsWith('refs/')) names.unshift(name);
    for (const ref of names) {
      const oid = resolveRef(this.#repository, ref);
      if (oid !== undefined) return oid;
    }
    return undefined;
  }

  /** Commits whose ids start with these digits; if there are none, whatever does. */
  #complete(prefix: string): string[] {
    const found = new Set<string>();
    for (const folder of this.#repository.objectDirs) {
      for (const rest of listNames(join(folder, prefix.slice(0, 2)))) {
        if (rest.startsWith(prefix.slice(2))) found.add(prefix.slice(0, 2) + rest);
      }
    }
    for (const directory of this.#store.packDirectories) {
      for (const pack of directory.packs) attempt(() => addMatches(pack.index, prefix, found), []);
    }
    const all = [...found].sort();
    const commits = all.filter((oid) =>
      ['commit', 'tag'].includes(attempt(() => this.#store.read(oid), [])?.type ?? ''),
    );
    return commits.length > 0 ? commits : all;
  }

  #toCommit(oid: string): string {
    let at = oid;
    for (let depth = 0; depth < maxTagDepth; depth++) {
      const { type, bytes } = this.#read(at);
      if (type === 'commit') return at;
      const target = type === 'tag' ? readTagTarget(bytes, this.#repository.oidBytes) : undefined;
      if (target === undefined) return this.#fail(`it is a ${type}, not a commit`);
      at = target.oid;
    }
    return this.#fail('its tags lead nowhere');
  }

  #parent(commit: string, number: number): string {
    const isCut = readShallow(this.#repository).has(commit);
    const header = readCommitHeader(this.#read(commit).bytes, this.#repository.oidBytes);
    const parents = this.#repository.replacements?.grafts.get(commit) ?? header?.parents;
    const parent = isCut ? undefined : parents?.[number - 1];
    if (parent !== undefined) return this.#toCommit(parent);
    return this.#fail(`commit ${commit} has no parent ${number}${isCut ? ' in this shallow clone' : ''}`);
  }

  #read(oid: string) {
    try {
      return this.#store.read(oid);
    } catch (error) {
      if (error instanceof GitReadError) return this.#fail(error.message, error);
      throw error;
    }
  }

  #fail(why: string, cause?: unknown): never {
    const isShallow = readShallow(this.#repository).size > 0;
    const hint = "This clone is shallow: fetch more of its history ('git fetch --unshallow', or fetch-depth: 0 in CI).";
    throw new ToolError('unknown-revision', `'${this.#revision}' cannot be resolved: ${why}`, {
      ...(isShallow ? { hint } : {}),
      cause,
    });
  }
}

function addMatches(index: PackIndex, prefix: string, found: Set<string>): void {
  let low = 0;
  let high = index.count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (index.oidAt(middle).toString('hex') < prefix) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < index.count; i++) {
    const oid = index.oidAt(i).toString('hex');
    if (!oid.startsWith(prefix)) return;
    found.add(oid);
  }
}

function listNames(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
