// The staged changes as artifacts: what the index holds and HEAD does not, with the added lines as dirty regions. The work tree is never read.

import { addedRegions } from '../git/added-regions.ts';
import { GitReadError } from '../git/git-read-error.ts';
import { ObjectStore } from '../git/object-store.ts';
import { openRepository } from '../git/repository.ts';
import { type StagedChange, stagedChanges } from '../git/staged-changes.ts';
import type { SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { StagedOrigin } from '../model/origin.ts';
import type { Span } from '../model/span.ts';
import { ToolError } from '../model/tool-error.ts';
import { isLfsPointer } from './lfs-pointer.ts';

export type StagedItem =
  | { readonly kind: 'text'; readonly origin: StagedOrigin; readonly bytes: Buffer; readonly before: readonly Buffer[] }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: SkipReason }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

export type StagedRequest = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked with paths from the top of the work tree; the others are skipped unread. Absent: all are wanted. */
  readonly isWanted?: (path: string) => boolean;
};

/**
 * Every staged file with its text, and the texts that stood there before: HEAD's, and during a merge the other sides'. Throws ToolError
 * `not-a-repository` outside of one, and for an index that cannot be read.
 */
export function* listStaged({ cwd, env, isWanted }: StagedRequest): Generator<StagedItem, void, undefined> {
  const repository = openRepository(cwd, env);
  if (!repository) {
    throw new ToolError('not-a-repository', `${cwd} is not in a git repository, so nothing can be staged`, {
      hint: 'use trapline scan <path> for plain files',
    });
  }
  const store = new ObjectStore(repository);
  const { changes, diagnostics } = stagedChanges(repository, store);
  for (const diagnostic of diagnostics) yield { kind: 'diagnostic', diagnostic };
  for (const change of changes) {
    const { path } = change;
    if (isWanted?.(path) === false) yield { kind: 'skipped', path, reason: 'excluded' };
    else yield readChange(change, store);
  }
}

function readChange(change: StagedChange, store: ObjectStore): StagedItem {
  const { path, blobId, headBlobId } = change;
  if (change.kind === 'submodule') return { kind: 'skipped', path, reason: 'submodule' };
  try {
    const { bytes } = store.read(blobId);
    if (isLfsPointer(bytes)) return { kind: 'skipped', path, reason: 'lfs-pointer' };
    const ids = [...(headBlobId === undefined ? [] : [headBlobId]), ...change.mergeBlobIds];
    const before = ids.map((id) => store.read(id).bytes);
    return { kind: 'text', origin: { kind: 'staged', path, blobId }, bytes, before };
  } catch (error) {
    if (!(error instanceof GitReadError)) throw error;
    return {
      kind: 'diagnostic',
      diagnostic: { code: error.code, message: error.message, path, affectsCoverage: true },
    };
  }
}

/** The lines of `after` that none of the texts before it has; undefined (all of it) when there are none. */
export function dirtyRegions(before: readonly Uint8Array[], after: Uint8Array): readonly Span[] | undefined {
  const added = before.map((text) => addedRegions(text, after));
  return added.length === 0 ? undefined : added.reduce(intersect);
}

/** Both lists are ascending and disjoint. */
function intersect(left: readonly Span[], right: readonly Span[]): Span[] {
  const common: Span[] = [];
  let j = 0;
  for (const a of left) {
    while (j < right.length && right[j]!.end <= a.start) j++;
    for (let k = j; k < right.length && right[k]!.start < a.end; k++) {
      common.push({ start: Math.max(a.start, right[k]!.start), end: Math.min(a.end, right[k]!.end) });
    }
  }
  return common;
}
