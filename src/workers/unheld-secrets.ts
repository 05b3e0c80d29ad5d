// Blobs with candidates that no commit of the scan holds: those a reference names by themselves, and with `--unreachable` all others, under
// the path they have in a commit that nothing leads to any more, if there is one.

import type { BlobAttribution } from '../git/attribution.ts';
import type { CommitGraph } from '../git/commit-graph.ts';
import type { RefListing } from '../git/list-refs.ts';
import { findObjectByHex, oidOf } from '../git/object-catalog.ts';
import { originPath, type UnreachableOrigin } from '../model/origin.ts';
import type { RuleSet } from '../model/rule.ts';
import { distinctSecrets, findHeld, newestVersion, type PlacedSecret } from './held-secrets.ts';
import type { HistoryRecords } from './history-records.ts';
import type { PathJudge } from './path-judge.ts';
import type { FindingRequest } from './write-findings.ts';

export type UnheldInput = {
  readonly graph: CommitGraph;
  readonly records: HistoryRecords;
  readonly judge: PathJudge;
  readonly ruleSet: RuleSet;
  readonly repository: string;
};

/** Numbers of the blobs that references name without a commit. */
export function taggedBlobs({ refs, past }: RefListing, graph: CommitGraph): Set<number> {
  const targets = [...refs.map(({ oid }) => oid), ...past].map((oid) => graph.peel(oid));
  const blobs = targets.filter((target) => target?.type === 'blob');
  return new Set(blobs.map((target) => findObjectByHex(graph.catalog, target!.oid)));
}

/** What to write out for blobs without any commit. */
export function requestLoose(blobs: ReadonlySet<number>, input: UnheldInput): FindingRequest[] {
  const { graph, records, judge, repository } = input;
  const requests: FindingRequest[] = [];
  records.forBlobs((blob, candidates) => {
    if (!blobs.has(blob)) return;
    const blobId = oidOf(graph.catalog, blob);
    const origin: UnreachableOrigin = { kind: 'unreachable', repository, blobId };
    const path = originPath(origin);
    for (const secret of distinctSecrets(judge.standing(candidates, path), path, records))
      requests.push(requestOf(secret, { blobId, origin }, input));
  });
  return requests;
}

/** What to write out for blobs that only unreachable commits hold, and which blobs not even those do. */
export function requestAbandoned(
  blobs: ReadonlySet<number>,
  attribution: BlobAttribution,
  input: UnheldInput,
): { readonly requests: FindingRequest[]; readonly loose: ReadonlySet<number> } {
  const { graph, records, judge, repository } = input;
  const { held, unheld } = findHeld({ records, judge, attribution, catalog: graph.catalog, only: blobs });
  const requests = held.map(({ path, candidate, versions }) => {
    const { blobId, holder } = versions[0]!;
    const commit = graph.oidOf(holder.firstCommit);
    const origin: UnreachableOrigin = { kind: 'unreachable', repository, blobId, path: holder.path, commit };
    const { blobId: newestBlobId } = newestVersion(versions);
    return { ...requestOf({ path, candidate }, { blobId, origin }, input), newestBlobId };
  });
  return { requests, loose: new Set(unheld) };
}

function requestOf(
  { path, candidate }: Pick<PlacedSecret, 'path' | 'candidate'>,
  version: FindingRequest['versions'][number],
  { records, ruleSet }: UnheldInput,
): FindingRequest {
  const { rule, secretBytes } = records.texts[candidate]!;
  return { ruleId: ruleSet.rules[rule]!.spec.id, secretBytes, path, versions: [version] };
}
