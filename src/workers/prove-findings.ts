// Proves secrets by what stands in other files of the same scan. Done once, at the end, and only where a secret asks: until then nothing of the other
// files is kept, so a scan without keys does and holds nothing for this. Candidates are the files beside a secret and those whose names say that
// they hold public keys or ciphertexts; they come in an order that does not depend on threads.

import { posix } from 'node:path';
import {
  type Counterpart,
  type CounterpartFinder,
  findCounterparts,
  publicKeysInBytes,
} from '../judge/checks/index.ts';
import { counterpartNames } from '../judge/counterpart-names.ts';
import { bestProof, withProof } from '../judge/proof.ts';
import { nextTurn } from '../lib/next-turn.ts';
import { emptyCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import { originPath } from '../model/origin.ts';
import type { Proof } from '../model/proof.ts';
import { textView } from '../views/text-view.ts';
import type { ScanResult } from './file-scanner.ts';
import { askerOf } from './prove-in-text.ts';

/** A file that may hold the other half of a secret. */
export type CandidateFile = {
  /** As the origin of a finding there would name it. */
  readonly path: string;
  /** In a history: a commit that has it. */
  readonly commit?: string;
  /** Its bytes; undefined when it cannot be read or has more than `maxCandidateBytes`. */
  readonly read: () => Buffer | undefined;
};

/** The candidates among the files of a scan: those whose path is wanted. */
export type ListCandidates = (isWanted: (path: string) => boolean) => Iterable<CandidateFile>;

export type ProveOptions = {
  readonly signal: AbortSignal | undefined;
  /** Told when there are more candidates than are read. */
  readonly onResult: (result: ScanResult) => void;
};

/** Certificate bundles of systems have some hundred kilobytes. */
export const maxCandidateBytes = 4 << 20;
/** What one scan reads again at most. */
const maxCandidates = 20_000;
const maxTotalBytes = 512 << 20;
/** Answers kept for one secret: of so many one is near enough. */
const maxProofs = 100;

function isAsking({ question, proof }: Finding): boolean {
  return question !== undefined && proof?.state !== 'proven';
}

/** The findings in the same order, proven where they can be, and none with a question any more. */
export async function proveFindings(
  findings: readonly Finding[],
  list: ListCandidates,
  options: ProveOptions,
): Promise<Finding[]> {
  const asking = findings.filter(isAsking);
  if (asking.length === 0) return findings.map(withoutQuestion);
  const proofs = await collectProofs(asking, list, options);
  const numbers = new Map(asking.map((finding, number) => [finding, number]));
  return findings.map((finding) => {
    const found = proofs[numbers.get(finding) ?? -1] ?? [];
    const answered = found.length === 0 ? finding : withProof(finding, bestProof(originPath(finding.origin), found));
    return withoutQuestion(answered);
  });
}

function withoutQuestion({ question: _, ...finding }: Finding): Finding {
  return finding;
}

async function collectProofs(
  asking: readonly Finding[],
  list: ListCandidates,
  { signal, onResult }: ProveOptions,
): Promise<Proof[][]> {
  const finder = findCounterparts(asking.map(askerOf));
  const proofs: Proof[][] = asking.map(() => []);
  let [count, total] = [0, 0];
  for (const { path, commit, read } of list(wantedBy(asking))) {
    if (++count % 64 === 0) await nextTurn();
    if (signal?.aborted) break;
    if (count > maxCandidates || total > maxTotalBytes) {
      onResult(tooMany());
      break;
    }
    const bytes = read();
    if (bytes === undefined) continue;
    total += bytes.length;
    for (const { asker, line, ...answer } of answersIn(bytes, path, finder)) {
      const known = proofs[asker]!;
      if (known.length < maxProofs) known.push({ ...answer, path, line, ...(commit === undefined ? {} : { commit }) });
    }
  }
  return proofs;
}

/** Files in the folder of a secret, the archive's where it lies in one, and those whose names say enough. */
function wantedBy(asking: readonly Finding[]): (path: string) => boolean {
  const folders = new Set(asking.map(({ origin }) => posix.dirname(originPath(origin).split('!', 1)[0]!)));
  const isNamed = counterpartNames(asking.flatMap(({ question }) => question ?? []));
  return (path) => folders.has(posix.dirname(path)) || isNamed(path);
}

function answersIn(
  bytes: Buffer,
  path: string,
  finder: CounterpartFinder,
): readonly (Omit<Counterpart, 'start'> & { readonly line: number })[] {
  const view = textView(bytes);
  if (view === undefined)
    return finder.shown(publicKeysInBytes(bytes)).map(({ start: _, ...rest }) => ({ ...rest, line: 1 }));
  const { buffer, byteOffset, byteLength } = view.bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  return finder.find(text, path).map(({ start, ...rest }) => ({ ...rest, line: lineOf(text, start) }));
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < at; feed = text.indexOf('\n', feed + 1)) line++;
  return line;
}

function tooMany(): ScanResult {
  const message = `more than ${maxCandidates} files may hold the other half of a key; the rest were not read again for proofs`;
  return {
    findings: [],
    diagnostics: [{ code: 'limit-reached', message, affectsCoverage: false }],
    coverage: emptyCoverage,
  };
}
