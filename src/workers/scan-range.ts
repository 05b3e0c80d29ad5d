// A range of commits: what they add, read blob by blob on this thread and searched whole, by workers if it is much. For checks of a push or a
// pull request, whose size is small beside the history's. A secret that the base already has in the same file is not what the range adds.

import { describeCommit } from '../git/commit-text.ts';
import { readConfigValue, readPromisors } from '../git/config-file.ts';
import { attempt, GitReadError } from '../git/git-read-error.ts';
import { findNewBlobs, listOldBlobs, type NewBlob, type NewObjects } from '../git/new-objects.ts';
import { ObjectStore } from '../git/object-store.ts';
import { PathLookup } from '../git/path-lookup.ts';
import type { Repository } from '../git/repository.ts';
import { readCommitTree } from '../git/trees.ts';
import { inTurnsUntil, nextTurn } from '../lib/next-turn.ts';
import { emptyCoverage, type SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding, Suppression } from '../model/finding.ts';
import { type CommitOrigin, originPath } from '../model/origin.ts';
import { ToolError } from '../model/tool-error.ts';
import { findRepository, withReplacements } from '../sources/find-repository.ts';
import { isLfsPointer } from '../sources/lfs-pointer.ts';
import { CommitBook } from './commit-book.ts';
import type { ScanResult } from './file-scanner.ts';
import { finishFindings } from './history-findings.ts';
import { MessageSearcher } from './message-search.ts';
import { promisedResult } from './missing-content.ts';
import { commonAllowance, withAllowance } from './newest-allowance.ts';
import { proveAmongCommits } from './prove-trees.ts';
import { type Range, readRange } from './read-range.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { HistoryRequest } from './scan-history.ts';
import { createScanner, type Scanner } from './scan-setup.ts';
import type { SlabWriter } from './slab.ts';
import { SlabPool } from './slab-pool.ts';

/** Throws ToolError: `unknown-revision`, `shallow-clone` when the range is not all here, and as `findRepository` does. */
export async function scanRange(text: string, request: HistoryRequest): Promise<FilesOutcome> {
  const { folder, replaceObjects } = request.target;
  const repository = withReplacements(findRepository({ ...request.options, folder }), replaceObjects);
  const range = readRange(repository, text);
  const objects = await inTurnsUntil(findNewBlobs(repository, [range.head], [range.base]), request.options.signal);
  if (objects === undefined) return { engine: undefined, isInterrupted: true };
  if (objects.isCutShort)
    throw new ToolError('shallow-clone', `${text}: this clone is shallow, and the range reaches beyond what it holds`, {
      hint: "fetch the whole history: 'git fetch --unshallow', or fetch-depth: 0 in the checkout step of a CI job",
    });
  const store = new ObjectStore(repository);
  try {
    return await new RangeScan({ repository, store, range, objects, request }).run(text);
  } finally {
    store.close();
  }
}

/** Commits or blobs that are read at a stretch: some ten milliseconds. */
const objectsPerTurn = 64;

/** A secret at a path, with the versions of the range that hold it and what allows it there. */
type Found = {
  readonly finding: Finding;
  readonly origin: CommitOrigin;
  readonly pathBytes: Buffer;
  readonly versions: Map<string, Suppression | undefined>;
};

type RangeInput = {
  readonly repository: Repository;
  readonly store: ObjectStore;
  readonly range: Range;
  readonly objects: NewObjects;
  readonly request: HistoryRequest;
};

class RangeScan {
  readonly #repository: Repository;
  readonly #store: ObjectStore;
  readonly #range: Range;
  readonly #objects: NewObjects;
  readonly #request: HistoryRequest;
  readonly #scanner: Scanner;
  readonly #messages: MessageSearcher;
  #oldBlobs: ReadonlySet<string> | undefined;
  readonly #found = new Map<string, Found>();
  readonly #missingBlobs = new Set<string>();
  /** By blob and path, the fingerprints of what is found there. */
  readonly #held = new Map<string, ReadonlySet<string>>();

  constructor({ repository, store, range, objects, request }: RangeInput) {
    this.#repository = repository;
    this.#store = store;
    this.#range = range;
    this.#objects = objects;
    this.#request = request;
    this.#scanner = createScanner(request.setup);
    this.#messages = new MessageSearcher(this.#scanner, request.target.folder);
  }

  async run(text: string): Promise<FilesOutcome> {
    const objects = this.#objects;
    const { signal } = this.#request.options;
    for (const diagnostic of objects.diagnostics) this.#note(diagnostic);
    // Object by object would be a long list.
    const isPartial = isPartialClone(this.#repository, this.#store);
    if (!isPartial) for (const oid of objects.missingTrees) this.#note(missingTree(oid));
    if (objects.commits.length === 0)
      this.#note({
        code: 'nothing-in-range',
        message: 'no commit is in the range: nothing was searched',
        path: text,
        affectsCoverage: false,
      });
    await this.#searchMessages();
    const book = new CommitBook(
      (oid) => describeCommit(oid, this.#store.read(oid).bytes),
      this.#messages.found,
      this.#request.target.now,
    );
    const engine = await this.#scanBlobs(book, isPartial);
    const promised = { blobs: this.#missingBlobs.size, trees: isPartial ? objects.missingTrees.length : 0 };
    const missing = promisedResult(promised, this.#repository.commonDir);
    if (missing) this.#request.onResult(missing);
    await this.#finish();
    return { engine, isInterrupted: signal?.aborted ?? false };
  }

  async #searchMessages(): Promise<void> {
    let count = 0;
    for (const { oid } of this.#objects.commits) {
      // A signal is only heard when the event loop turns.
      if (++count % objectsPerTurn === 0) await nextTurn();
      if (this.#request.options.signal?.aborted) return;
      const { bytes } = this.#store.read(oid);
      this.#messages.add({ oid, type: 'commit', bytes });
    }
  }

  /** Reads the blobs and has them scanned; says with which engine. */
  async #scanBlobs(book: CommitBook, isPartial: boolean): Promise<FilesOutcome['engine']> {
    const { blobs } = this.#objects;
    const { setup, options, onResult } = this.#request;
    const found: Finding[] = [];
    const take = ({ findings, ...rest }: ScanResult): void => {
      found.push(...findings);
      onResult({ findings: [], ...rest });
    };
    const pool = new SlabPool(setup, options.jobs, take, this.#scanner);
    const slabs = pool.writer();
    try {
      let count = 0;
      for (const blob of blobs) {
        if (++count % objectsPerTurn === 0) await nextTurn();
        if (options.signal?.aborted) break;
        this.#addBlob(blob, { slabs, book, isPartial });
        for (const slab of slabs.takeFull()) await pool.scan(slab);
      }
      for (const slab of slabs.finish()) await pool.scanLast(slab);
      await pool.drain(options.signal);
    } finally {
      await pool.close();
    }
    this.#sort(found);
    return pool.engine;
  }

  #addBlob(
    blob: NewBlob,
    { slabs, book, isPartial }: { readonly slabs: SlabWriter; readonly book: CommitBook; readonly isPartial: boolean },
  ): void {
    const bytes = this.#read(blob, isPartial);
    if (bytes === undefined) return;
    if (isLfsPointer(bytes)) {
      this.#skip('lfs-pointer');
      return;
    }
    const origin: CommitOrigin = {
      kind: 'commit',
      repository: this.#request.target.folder,
      path: blob.path,
      blobId: blob.oid,
      ...book.factsOf(blob.commit),
      commits: 1,
      paths: 1,
      inHead: false,
    };
    slabs.open(origin, bytes.length);
    slabs.add(bytes);
    slabs.end();
  }

  /** What was found in each blob, in the order of the commits: workers answer when they are done. */
  #sort(findings: readonly Finding[]): void {
    const inBlobs = new Map<string, Finding[]>();
    for (const finding of findings) {
      const key = blobKey(finding);
      const others = inBlobs.get(key);
      if (others) others.push(finding);
      else inBlobs.set(key, [finding]);
    }
    const blobs = this.#objects.blobs.filter(({ oid, path }) => inBlobs.has(`${oid} ${path}`));
    const base = this.#treeOf(this.#range.base);
    const lookup = this.#lookUp(blobs);
    for (const blob of blobs) {
      const before = lookup.find(base, blob.pathBytes);
      const added = inBlobs.get(`${blob.oid} ${blob.path}`)!.filter((finding) => !this.#holds(before, blob, finding));
      // Asked last: of most ranges nothing is left to ask for.
      if (added.length > 0 && !this.#isOld(blob.oid)) this.#addFound(blob, added);
    }
  }

  /** Whether the commits before the range hold the blob, at whatever path. All of their trees are read for that, which few ranges need. */
  #isOld(oid: string): boolean {
    this.#oldBlobs ??= listOldBlobs(this.#store, this.#repository.oidBytes, this.#objects.boundaryTrees);
    return this.#oldBlobs.has(oid);
  }

  #addFound({ oid, path, pathBytes }: NewBlob, findings: readonly Finding[]): void {
    for (const fingerprint of new Set(findings.map((finding) => finding.fingerprint))) {
      const same = findings.filter((finding) => finding.fingerprint === fingerprint);
      const finding = same.find(({ suppression }) => suppression === undefined) ?? same[0]!;
      const origin = { ...(finding.origin as CommitOrigin), path };
      const known = this.#found.get(fingerprint) ?? { finding, origin, pathBytes, versions: new Map() };
      known.versions.set(oid, commonAllowance(same));
      this.#found.set(fingerprint, known);
    }
  }

  #read({ oid, path }: NewBlob, isPartial: boolean): Buffer | undefined {
    const { maxFileBytes } = this.#request.setup;
    try {
      const { bytes } = this.#store.read(oid);
      if (bytes.length <= maxFileBytes) return bytes;
      if (this.#isOld(oid)) return undefined;
      const message = `${bytes.length} bytes are more than the limit of ${maxFileBytes}`;
      this.#miss({ code: 'too-large', message, path, affectsCoverage: true });
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
      if (this.#isOld(oid)) return undefined;
      if (isPartial && error.code === 'object-missing') this.#missingBlobs.add(oid);
      else this.#miss({ code: error.code, message: error.message, path, affectsCoverage: true });
    }
    return undefined;
  }

  async #finish(): Promise<void> {
    const { oidBytes } = this.#repository;
    const added = [...this.#found.values()];
    const lookup = this.#lookUp(added);
    const headTree = this.#treeOf(this.#range.head);
    const findings = added.map(({ finding, origin, pathBytes, versions }): Finding => {
      const blobAt = (tree: string | undefined): string => lookup.find(tree, pathBytes) ?? '';
      const held = this.#objects.commits.map(({ tree }) => blobAt(tree)).filter((blobId) => versions.has(blobId));
      const inHead = versions.has(blobAt(headTree));
      const newest = inHead ? blobAt(headTree) : (held.at(-1) ?? origin.blobId);
      const judged = newest === origin.blobId ? finding : withAllowance(finding, versions.get(newest));
      const path = originPath(judged.origin);
      return { ...judged, origin: { ...origin, path, commits: Math.max(1, held.length), inHead } };
    });
    const url = readConfigValue(this.#repository.config, 'remote.origin.url');
    for (const diagnostic of this.#messages.diagnostics) this.#note(diagnostic);
    const messages = this.#messages.found.flatMap((item) => item.findings);
    const files = { store: this.#store, oidBytes, head: this.#range.head, prefix: '' };
    const { options, onResult } = this.#request;
    const proven = await proveAmongCommits([...findings, ...messages], files, { signal: options.signal, onResult });
    onResult({
      findings: finishFindings(proven, url),
      diagnostics: [],
      coverage: { ...emptyCoverage, artifacts: this.#messages.searched, bytes: this.#messages.bytes },
    });
  }

  #treeOf(commit: string): string | undefined {
    return attempt(() => readCommitTree(this.#store, commit, this.#repository.oidBytes), []);
  }

  /** Where these paths are in trees. */
  #lookUp(places: readonly { readonly pathBytes: Buffer }[]): PathLookup {
    const paths = places.map(({ pathBytes }) => pathBytes);
    return new PathLookup(this.#store, this.#repository.oidBytes, paths);
  }

  /** Whether another version of the file, if there is one, holds the secret as well. */
  #holds(blobId: string | undefined, { path }: NewBlob, finding: Finding): boolean {
    if (blobId === undefined) return false;
    const key = `${blobId} ${path}`;
    let held = this.#held.get(key);
    if (held === undefined) {
      const bytes = attempt(() => this.#store.read(blobId).bytes, []);
      const origin = { ...(finding.origin as CommitOrigin), path };
      const findings = bytes ? this.#scanner.streams.scanBytes(origin, bytes).findings : [];
      held = new Set(findings.map((other) => other.fingerprint));
      this.#held.set(key, held);
    }
    return held.has(finding.fingerprint);
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

/** Of the blob a finding is in, which may be an archive. */
function blobKey({ origin, location }: Finding): string {
  const { blobId, path } = origin as CommitOrigin;
  return `${blobId} ${location.member === undefined ? path : path.slice(0, -location.member.length - 1)}`;
}

function isPartialClone({ config }: Repository, store: ObjectStore): boolean {
  return readPromisors(config).length > 0 || store.packDirectories.some((directory) => directory.isPartial);
}

function missingTree(oid: string): Diagnostic {
  const message = `tree ${oid} is missing from the repository`;
  return { code: 'object-missing', message, path: oid, affectsCoverage: true };
}
