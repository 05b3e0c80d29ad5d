// A range of commits: what they add, read blob by blob and searched whole, on this thread. For checks of a push or a pull request, whose
// size is small beside the history's. A secret that the base already has in the same file is not what the range adds.

import { describeCommit } from '../git/commit-text.ts';
import { readConfigValue } from '../git/config-file.ts';
import { attempt, GitReadError } from '../git/git-read-error.ts';
import { findNewBlobs, type NewBlob, type NewObjects } from '../git/new-objects.ts';
import { ObjectStore } from '../git/object-store.ts';
import type { Repository } from '../git/repository.ts';
import { resolveRevision } from '../git/resolve-revision.ts';
import { TreeLookup } from '../git/tree-lookup.ts';
import { readCommitTree } from '../git/trees.ts';
import { emptyCoverage, type SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { CommitOrigin } from '../model/origin.ts';
import { ToolError } from '../model/tool-error.ts';
import { isLfsPointer } from '../sources/lfs-pointer.ts';
import { textView } from '../views/text-view.ts';
import { CommitBook } from './commit-book.ts';
import { finishFindings } from './history-findings.ts';
import { MessageSearcher } from './message-search.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';
import { createScanner, type Scanner } from './scan-setup.ts';

export type Range = { readonly base: string; readonly head: string };

/** `base..head`; what is left out is HEAD. Three dots mean the same: what `head` has and `base` does not. */
export function readRange(repository: Repository, text: string): Range {
  const [base = '', head = ''] = text.split(/\.\.\.?/);
  return { base: resolveRevision(repository, base || 'HEAD'), head: resolveRevision(repository, head || 'HEAD') };
}

/** Throws ToolError: `unknown-revision`, or `shallow-clone` when the range is not all here. */
export async function scanRange(repository: Repository, text: string, request: HistoryRequest): Promise<FilesOutcome> {
  const range = readRange(repository, text);
  const objects = findNewBlobs(repository, [range.head], [range.base]);
  if (objects.isCutShort)
    throw new ToolError('shallow-clone', `${text}: this clone is shallow, and the range reaches beyond what it holds`, {
      hint: "fetch the whole history: 'git fetch --unshallow', or fetch-depth: 0 in the checkout step of a CI job",
    });
  const store = new ObjectStore(repository);
  try {
    return await new RangeScan(repository, store, range, request).run(objects, text);
  } finally {
    store.close();
  }
}

/** A secret at a path, with the versions of the range that hold it. */
type Found = {
  readonly finding: Finding;
  readonly origin: CommitOrigin;
  readonly pathBytes: Buffer;
  readonly blobIds: Set<string>;
};

class RangeScan {
  readonly #repository: Repository;
  readonly #store: ObjectStore;
  readonly #range: Range;
  readonly #request: HistoryRequest;
  readonly #scanner: Scanner;
  readonly #messages: MessageSearcher;
  readonly #found = new Map<string, Found>();

  constructor(repository: Repository, store: ObjectStore, range: Range, request: HistoryRequest) {
    this.#repository = repository;
    this.#store = store;
    this.#range = range;
    this.#request = request;
    this.#scanner = createScanner(request.setup);
    this.#messages = new MessageSearcher(this.#scanner, request.target.folder);
  }

  async run(objects: NewObjects, text: string): Promise<FilesOutcome> {
    const { signal } = this.#request.options;
    for (const diagnostic of objects.diagnostics) this.#note(diagnostic);
    if (objects.commits.length === 0)
      this.#note({
        code: 'nothing-in-range',
        message: 'no commit is in the range: nothing was searched',
        path: text,
        affectsCoverage: false,
      });
    for (const { oid } of objects.commits) {
      const { bytes } = this.#store.read(oid);
      this.#messages.add({ oid, type: 'commit', bytes });
    }
    const book = new CommitBook(
      (oid) => describeCommit(oid, this.#store.read(oid).bytes),
      this.#messages.found,
      this.#request.target.now,
    );
    let count = 0;
    for (const blob of objects.blobs) {
      // A signal is only heard when the event loop turns.
      if (++count % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) break;
      this.#scanBlob(blob, book);
    }
    this.#finish(objects);
    return { engine: this.#scanner.engine(), isInterrupted: signal?.aborted ?? false };
  }

  #scanBlob(blob: NewBlob, book: CommitBook): void {
    const bytes = this.#read(blob);
    if (bytes === undefined) return;
    const view = textView(bytes);
    if (view === undefined || isLfsPointer(bytes)) {
      this.#skip(view === undefined ? 'binary' : 'lfs-pointer');
      return;
    }
    const { path, oid: blobId } = blob;
    const origin: CommitOrigin = {
      kind: 'commit',
      repository: this.#request.target.folder,
      path,
      blobId,
      ...book.factsOf(blob.commit),
      commits: 1,
      paths: 1,
      inHead: false,
    };
    const findings = [
      ...this.#scanner.artifacts.scanPath(origin),
      ...this.#scanner.texts.scanWhole({ origin, view }, (message) =>
        this.#note({ code: 'limit-reached', message, path, affectsCoverage: true }),
      ),
    ];
    for (const finding of findings) {
      const known = this.#found.get(finding.fingerprint);
      if (known) known.blobIds.add(blobId);
      else
        this.#found.set(finding.fingerprint, {
          finding,
          origin,
          pathBytes: blob.pathBytes,
          blobIds: new Set([blobId]),
        });
    }
    this.#request.onResult({
      findings: [],
      diagnostics: [],
      coverage: { ...emptyCoverage, artifacts: 1, bytes: bytes.length },
    });
  }

  #read({ oid, path }: NewBlob): Buffer | undefined {
    const { maxFileBytes } = this.#request.setup;
    try {
      const { bytes } = this.#store.read(oid);
      if (bytes.length <= maxFileBytes) return bytes;
      const message = `${bytes.length} bytes are more than the limit of ${maxFileBytes}`;
      this.#miss({ code: 'too-large', message, path, affectsCoverage: true });
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
      this.#miss({ code: error.code, message: error.message, path, affectsCoverage: true });
    }
    return undefined;
  }

  #finish(objects: NewObjects): void {
    const { oidBytes } = this.#repository;
    const lookup = new TreeLookup(this.#store, oidBytes, []);
    const [baseTree, headTree] = [this.#range.base, this.#range.head].map((oid) =>
      attempt(() => readCommitTree(this.#store, oid, oidBytes), []),
    );
    const added = [...this.#found.values()].filter(
      ({ finding, origin, pathBytes }) => !this.#holds(lookup.find(baseTree, pathBytes)?.oid, finding, origin),
    );
    const findings = added.map(({ finding, origin, pathBytes, blobIds }): Finding => {
      const holds = (tree: string | undefined): boolean => blobIds.has(lookup.find(tree, pathBytes)?.oid ?? '');
      const commits = objects.commits.filter(({ tree }) => holds(tree)).length;
      return { ...finding, origin: { ...origin, commits: Math.max(1, commits), inHead: holds(headTree) } };
    });
    const url = readConfigValue(this.#repository.config, 'remote.origin.url');
    const messages = this.#messages.found.flatMap((item) => item.findings);
    this.#request.onResult({
      findings: finishFindings([...findings, ...messages], url),
      diagnostics: [],
      coverage: { ...emptyCoverage, artifacts: this.#messages.searched, bytes: this.#messages.bytes },
    });
  }

  /** Whether another version of the file, if there is one, holds the secret as well. */
  #holds(blobId: string | undefined, { fingerprint }: Finding, origin: CommitOrigin): boolean {
    const bytes = blobId === undefined ? undefined : attempt(() => this.#store.read(blobId).bytes, []);
    const view = bytes && textView(bytes);
    return (
      view !== undefined &&
      this.#scanner.texts
        .scanWhole({ origin, view }, () => undefined)
        .some((other) => other.fingerprint === fingerprint)
    );
  }

  #skip(reason: SkipReason): void {
    this.#request.onResult({ findings: [], diagnostics: [], coverage: { ...emptyCoverage, skipped: { [reason]: 1 } } });
  }

  #miss(diagnostic: Diagnostic): void {
    this.#request.onResult({ findings: [], diagnostics: [diagnostic], coverage: { ...emptyCoverage, missed: 1 } });
  }

  #note(diagnostic: Diagnostic): void {
    const missed = diagnostic.affectsCoverage ? 1 : 0;
    this.#request.onResult({ findings: [], diagnostics: [diagnostic], coverage: { ...emptyCoverage, missed } });
  }
}
