// Proofs in git: the candidates are in the trees of commits, or in the index.

import type { ScanOptions } from '../config/options.ts';
import { attempt } from '../git/git-read-error.ts';
import { readIndex } from '../git/index-file.ts';
import { ObjectStore } from '../git/object-store.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { entryKind, readCommitTree, readTree } from '../git/trees.ts';
import { pathText } from '../lib/path-text.ts';
import type { Finding } from '../model/finding.ts';
import {
  type CandidateFile,
  type ListCandidates,
  maxCandidateBytes,
  type ProveOptions,
  proveFindings,
} from './prove-findings.ts';

/** Commits whose trees are looked through, HEAD's among them. Trees share most of their folders, and a folder is read once for each path. */
const maxCommits = 100;
const maxDepth = 200;

export type CommittedFiles = {
  readonly store: ObjectStore;
  readonly oidBytes: number;
  /** Looked through first. */
  readonly head: string | undefined;
  /** Before every path; empty or ending in `/`. */
  readonly prefix: string;
};

/** Proves the findings of a history by the trees of HEAD and of the commits that brought the secrets in. */
export function proveAmongCommits(
  findings: readonly Finding[],
  files: CommittedFiles,
  options: ProveOptions,
): Promise<Finding[]> {
  const commits = new Set(files.head === undefined ? [] : [files.head]);
  for (const { origin, question } of findings) {
    if (question === undefined || commits.size >= maxCommits) continue;
    if ((origin.kind === 'commit' || origin.kind === 'unreachable') && origin.commit !== undefined)
      commits.add(origin.commit);
    if (origin.kind === 'message' && origin.objectType === 'commit') commits.add(origin.objectId);
  }
  return proveFindings(findings, (isWanted) => listCommitted([...commits], files, isWanted), options);
}

/** Proves the findings of staged changes by the index as it is: what the next commit will hold. */
export async function proveAmongStaged(
  findings: readonly Finding[],
  { cwd, env }: Pick<ScanOptions, 'cwd' | 'env'>,
  options: ProveOptions,
): Promise<Finding[]> {
  const repository = openRepository(cwd, env);
  const store = repository && new ObjectStore(repository);
  try {
    const list: ListCandidates = (isWanted) => (store ? listStagedFiles(repository, store, isWanted) : []);
    return await proveFindings(findings, list, options);
  } finally {
    store?.close();
  }
}

function* listStagedFiles(
  repository: Repository,
  store: ObjectStore,
  isWanted: (path: string) => boolean,
): Generator<CandidateFile, void, undefined> {
  const index = readIndex(repository);
  for (let i = 0; i < index.count; i++) {
    const { path, mode, oid } = index.entry(i);
    if (entryKind(mode) === 'file' && isWanted(path)) yield { path, read: () => readBlob(store, oid) };
  }
}

/** Each version of a file once, under the first commit that has it. */
function* listCommitted(
  commits: readonly string[],
  files: CommittedFiles,
  isWanted: (path: string) => boolean,
): Generator<CandidateFile, void, undefined> {
  const seen = new Set<string>();
  for (const commit of commits) {
    const tree = attempt(() => readCommitTree(files.store, commit, files.oidBytes), []);
    if (tree !== undefined)
      yield* listTree({ tree, path: files.prefix, depth: 0 }, { ...files, commit, seen, isWanted });
  }
}

type TreeWalk = CommittedFiles & {
  readonly commit: string;
  /** Folders and files that were given before, by path and id. */
  readonly seen: Set<string>;
  readonly isWanted: (path: string) => boolean;
};

function* listTree(
  { tree, path, depth }: { readonly tree: string; readonly path: string; readonly depth: number },
  walk: TreeWalk,
): Generator<CandidateFile, void, undefined> {
  if (depth > maxDepth || !isNew(tree, path, walk)) return;
  const table = attempt(() => readTree(walk.store, tree, walk.oidBytes), []);
  for (const { name, mode, oid } of table?.entries() ?? []) {
    const inner = path + pathText(Buffer.from(name, 'latin1'));
    const kind = entryKind(mode);
    if (kind === 'tree') yield* listTree({ tree: oid, path: `${inner}/`, depth: depth + 1 }, walk);
    else if (kind === 'file' && walk.isWanted(inner) && isNew(oid, inner, walk))
      yield { path: inner, commit: walk.commit, read: () => readBlob(walk.store, oid) };
  }
}

function isNew(oid: string, path: string, { seen }: TreeWalk): boolean {
  const key = `${oid} ${path}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** What is missing or damaged is told where the scan itself reads it. */
function readBlob(store: ObjectStore, oid: string): Buffer | undefined {
  return attempt(() => (store.size(oid) > maxCandidateBytes ? undefined : store.read(oid).bytes), []);
}
