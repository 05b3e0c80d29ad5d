// From blobs with candidates to secrets at paths: which versions hold a secret at a path, since when, in how many commits, and whether HEAD
// still does.

import type { BlobAttribution, Holder } from '../git/attribution.ts';
import { type ObjectCatalog, oidOf } from '../git/object-catalog.ts';
import type { HistoryRecords, PlacedCandidate } from './history-records.ts';
import { memberPath, type PathJudge } from './path-judge.ts';

/** A blob at a path, in some commits. */
export type HeldVersion = { readonly blobId: string; readonly holder: Holder };

/** One secret of one rule at one path, which may lead into an archive. */
export type HeldSecret = {
  readonly path: string;
  /** One of its candidates: they share rule and secret. */
  readonly candidate: number;
  /** Earliest first. */
  readonly versions: readonly HeldVersion[];
};

export type HeldSecrets = {
  readonly held: readonly HeldSecret[];
  /** Blobs with candidates that no commit holds, by rising number. */
  readonly unheld: readonly number[];
};

type Group = { readonly path: string; readonly candidate: number; readonly versions: HeldVersion[] };

export type HeldInput = {
  readonly records: HistoryRecords;
  readonly judge: PathJudge;
  readonly attribution: BlobAttribution;
  readonly catalog: ObjectCatalog;
  /** Absent: all blobs. */
  readonly only?: ReadonlySet<number>;
};

/** Judges every blob under every path it had. In order of path, then of rule and secret. */
export function findHeld({ records, judge, attribution, catalog, only }: HeldInput): HeldSecrets {
  const groups = new Map<string, Map<number, Group>>();
  const unheld: number[] = [];
  records.forBlobs((blob, candidates) => {
    if (only?.has(blob) === false) return;
    const blobId = oidOf(catalog, blob);
    const holders = attribution.holdersOf(blobId);
    if (holders.length === 0) unheld.push(blob);
    for (const holder of holders) {
      for (const { path, secret, candidate } of distinctSecrets(
        judge.standing(candidates, holder.path),
        holder.path,
        records,
      ))
        addVersion(groups, { path, secret, candidate }, { blobId, holder });
    }
  });
  const held = [...groups.values()].flatMap((group) => [...group.values()]);
  for (const { versions } of held) versions.sort((a, b) => a.holder.firstCommit - b.holder.firstCommit);
  return { held: held.sort(byPlace(records)), unheld: unheld.sort((a, b) => a - b) };
}

/** The version whose allow comments count: HEAD's if it holds the secret, else the one that came last. `versions` are not empty. */
export function newestVersion(versions: readonly HeldVersion[]): HeldVersion {
  const inHead = versions.filter(({ holder }) => holder.inHead);
  const candidates = inHead.length > 0 ? inHead : versions;
  return candidates.reduce((best, other) => (other.holder.lastStart > best.holder.lastStart ? other : best));
}

/** A secret at a place, and one of its candidates. */
export type PlacedSecret = { readonly path: string; readonly secret: number; readonly candidate: number };

/** A secret that stands twice in a file is one; in two members of an archive it is two. */
export function distinctSecrets(
  standing: readonly PlacedCandidate[],
  path: string,
  { secrets }: HistoryRecords,
): PlacedSecret[] {
  const found = new Map<string, PlacedSecret>();
  for (const { candidate, member } of standing) {
    const secret = secrets[candidate]!;
    const key = `${secret} ${member}`;
    if (!found.has(key)) found.set(key, { path: memberPath(path, member), secret, candidate });
  }
  return [...found.values()];
}

function addVersion(
  groups: Map<string, Map<number, Group>>,
  { path, secret, candidate }: PlacedSecret,
  version: HeldVersion,
): void {
  let atPath = groups.get(path);
  if (!atPath) {
    atPath = new Map();
    groups.set(path, atPath);
  }
  const group = atPath.get(secret);
  if (group) group.versions.push(version);
  else atPath.set(secret, { path, candidate, versions: [version] });
}

function byPlace({ texts }: HistoryRecords): (a: Group, b: Group) => number {
  return (a, b) => {
    if (a.path !== b.path) return a.path < b.path ? -1 : 1;
    const [textA, textB] = [texts[a.candidate]!, texts[b.candidate]!];
    return textA.rule - textB.rule || (textA.secretBytes < textB.secretBytes ? -1 : 1);
  };
}
