// Proofs among the files of a tree: the tree is walked again for the candidates, so that the scan need not remember every name.

import type { Finding } from '../model/finding.ts';
import { type ListOptions, listFiles } from '../sources/files.ts';
import { readWholeFile } from '../sources/read-file.ts';
import { type CandidateFile, maxCandidateBytes, type ProveOptions, proveFindings } from './prove-findings.ts';

/** Proves the findings of a scan of `paths`. Only files that the scan would search count. */
export function proveAmongFiles(
  findings: readonly Finding[],
  paths: readonly string[],
  listing: ListOptions,
  options: ProveOptions,
): Promise<Finding[]> {
  return proveFindings(findings, (isWanted) => listCandidates(paths, listing, isWanted), options);
}

function* listCandidates(
  paths: readonly string[],
  listing: ListOptions,
  isWanted: (path: string) => boolean,
): Generator<CandidateFile, void, undefined> {
  for (const entry of listFiles(paths, listing)) {
    if (entry.kind !== 'file' || !isWanted(entry.path)) continue;
    yield { path: entry.path, read: () => readWholeFile(entry, maxCandidateBytes) };
  }
}
