// From secrets at paths to the findings of a report: each is written out by a scan of the version that brought it in, and then told how far the
// secret got.

import type { BlobAttribution } from '../git/attribution.ts';
import type { CommitGraph } from '../git/commit-graph.ts';
import type { WalkPlan } from '../git/pack-families.ts';
import { hostingLinks, type LinkTo } from '../lib/hosting-link.ts';
import type { Finding } from '../model/finding.ts';
import { type CommitOrigin, originPath } from '../model/origin.ts';
import type { RuleSet } from '../model/rule.ts';
import type { CommitBook } from './commit-book.ts';
import { type HeldSecret, type HeldVersion, newestVersion } from './held-secrets.ts';
import type { HistorySelection } from './history-bounds.ts';
import type { HistoryCrew } from './history-crew.ts';
import type { HistoryRecords } from './history-records.ts';
import type { FindingRequest, Version } from './write-findings.ts';

/** Versions tried for a rule that needs other matches near by, before it is given up. */
const maxVersions = 200;
/** Findings that a thread writes before it takes more: some versions are large documents, most are small files. */
const requestsPerBatch = 8;

export type HeldWriter = {
  readonly graph: CommitGraph;
  readonly attribution: BlobAttribution;
  readonly selection: HistorySelection;
  readonly book: CommitBook;
  readonly records: HistoryRecords;
  readonly ruleSet: RuleSet;
  readonly repository: string;
};

/** What to write out for secrets that came in with a selected commit. */
export function requestHeld(held: readonly HeldSecret[], writer: HeldWriter): FindingRequest[] {
  const { selection, records, ruleSet } = writer;
  return held
    .filter(({ versions }) => selection.selected.isSelected[versions[0]!.holder.firstCommit] === 1)
    .map((item) => {
      const { rule, secretBytes } = records.texts[item.candidate]!;
      const { id, required } = ruleSet.rules[rule]!.spec;
      const commits = writer.attribution.countCommits(item.versions.map(({ holder }) => holder));
      const inHead = item.versions.some(({ holder }) => holder.inHead);
      const versions = item.versions
        .slice(0, required.length > 0 ? maxVersions : 1)
        .map((version) => commitVersion(version, version.holder.path, { commits, inHead }, writer));
      const { blobId: newestBlobId } = newestVersion(item.versions);
      return { ruleId: id, secretBytes, path: item.path, versions, newestBlobId };
    });
}

/** A version as the earliest commit that holds it shows it. */
export function commitVersion(
  { blobId, holder }: HeldVersion,
  path: string,
  extent: Pick<CommitOrigin, 'commits' | 'inHead'>,
  { graph, book, repository }: HeldWriter,
): Version {
  const facts = book.factsOf(graph.oidOf(holder.firstCommit));
  return { blobId, origin: { kind: 'commit', repository, path, blobId, ...facts, ...extent, paths: 1 } };
}

/** Has the crew write findings; in the order of the requests. */
export async function writeAll(
  requests: readonly FindingRequest[],
  crew: HistoryCrew,
  plan: WalkPlan,
): Promise<Finding[]> {
  const batches = batchRequests(requests);
  const work = {
    batches: batches.map((numbers) => numbers.map((i) => requests[i]!)),
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const findings: (Finding | undefined)[] = [];
  const tasks = Array.from({ length: crew.threads }, () => ({ kind: 'write', plan, work }) as const);
  await crew.run(tasks, (answer) => {
    if (answer.kind !== 'write') return;
    for (const [i, finding] of answer.findings.entries()) findings[batches[answer.batch]![i]!] = finding;
  });
  return findings.filter((finding) => finding !== undefined);
}

/** Numbers of requests, those for one version in one batch: it is scanned once. */
function batchRequests(requests: readonly FindingRequest[]): number[][] {
  const batches: number[][] = [];
  for (const i of [...requests.keys()].sort((a, b) => compareVersions(requests[a]!, requests[b]!) || a - b)) {
    const last = batches.at(-1);
    const isSame = last !== undefined && compareVersions(requests[last.at(-1)!]!, requests[i]!) === 0;
    if (last !== undefined && (isSame || last.length < requestsPerBatch)) last.push(i);
    else batches.push([i]);
  }
  return batches;
}

function compareVersions(a: FindingRequest, b: FindingRequest): number {
  const [left, right] = [a, b].map(({ versions }) => `${versions[0]?.blobId} ${originPath(versions[0]!.origin)}`);
  return left! < right! ? -1 : left! > right! ? 1 : 0;
}

/**
 * Adds what only all findings together tell: at how many paths each secret is, and where its line is to be seen. `prefix` stands before
 * the paths, which the hosting site does not know.
 */
export function finishFindings(findings: readonly Finding[], originUrl: string | undefined, prefix = ''): Finding[] {
  const paths = new Map<string, Set<string>>();
  for (const { secretId, origin } of findings) {
    const known = paths.get(secretId);
    if (known) known.add(originPath(origin));
    else paths.set(secretId, new Set([originPath(origin)]));
  }
  const linkTo = originUrl === undefined ? undefined : hostingLinks(originUrl);
  return findings.map((finding) => {
    const { origin } = finding;
    if (origin.kind !== 'commit') return finding;
    return {
      ...finding,
      origin: { ...origin, paths: paths.get(finding.secretId)!.size, ...linkOf(finding, prefix, linkTo) },
    };
  });
}

function linkOf({ origin, location }: Finding, prefix: string, linkTo: LinkTo | undefined): { readonly link?: string } {
  if (linkTo === undefined || origin.kind !== 'commit') return {};
  const { member, startLine } = location;
  // The site shows the archive, and has no lines in it.
  const path = member === undefined ? origin.path : origin.path.slice(0, -member.length - 1);
  return { link: linkTo({ commit: origin.commit, path: path.slice(prefix.length), line: startLine }) };
}
