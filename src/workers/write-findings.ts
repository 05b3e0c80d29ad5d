// Findings of a history, written out: the version that is to be shown is read once more and scanned under its path, so that a finding of a
// history is exactly what a scan of that file would have said.

import type { Finding } from '../model/finding.ts';
import { type Origin, originPath } from '../model/origin.ts';
import { NewestAllowance } from './newest-allowance.ts';
import type { VersionScanner } from './version-scanner.ts';

/** A version of a file. */
export type Version = { readonly blobId: string; readonly origin: Origin };

/** One secret at one path: the versions that may be shown, the best first. */
export type FindingRequest = {
  readonly ruleId: string;
  /** As Latin-1. */
  readonly secretBytes: string;
  /** That of the file, or of a member of the archive it is. */
  readonly path: string;
  readonly versions: readonly Version[];
  /** The version whose allow comments count; absent where there is only one. */
  readonly newestBlobId?: string;
};

/**
 * The finding of each request, in order; undefined where no version has it (a composite rule whose other parts are in none). Requests
 * for the same version should follow each other. Objects were read before: what cannot be read now is an error of the repository's owner.
 */
export function writeFindings(requests: readonly FindingRequest[], scanner: VersionScanner): (Finding | undefined)[] {
  let last: { readonly version: Version; readonly findings: readonly Finding[] } | undefined;
  const scan = (version: Version): readonly Finding[] => {
    if (last === undefined || !isSame(last.version, version))
      last = { version, findings: scanner.scan(version.blobId, version.origin) };
    return last.version.origin === version.origin ? last.findings : last.findings.map((one) => moved(one, version));
  };
  const newest = new NewestAllowance(scanner);
  return requests.map((request) => {
    const { versions, newestBlobId } = request;
    const isWanted = (finding: Finding): boolean => isFindingOf(finding, request);
    for (const version of versions) {
      const same = scan(version).filter(isWanted);
      // Of several places the one that nobody allowed.
      const found = same.find(({ suppression }) => suppression === undefined) ?? same[0];
      if (found === undefined) continue;
      return newestBlobId === undefined ? found : newest.apply(found, version, newestBlobId, isWanted);
    }
    return undefined;
  });
}

function isFindingOf({ ruleId, origin, secret }: Finding, wanted: FindingRequest): boolean {
  if (ruleId !== wanted.ruleId || originPath(origin) !== wanted.path) return false;
  return Buffer.from(secret.reveal()).toString('latin1') === wanted.secretBytes;
}

/** The same file: how far each of its secrets got does not change what is in it. */
function isSame(a: Version, b: Version): boolean {
  return a.blobId === b.blobId && a.origin.kind === b.origin.kind && originPath(a.origin) === originPath(b.origin);
}

/** A finding of the same bytes at the same path, with what this version's origin says; a member of an archive keeps its path. */
function moved(finding: Finding, { origin }: Version): Finding {
  const path = originPath(finding.origin);
  return { ...finding, origin: path === originPath(origin) ? origin : ({ ...origin, path } as Origin) };
}
