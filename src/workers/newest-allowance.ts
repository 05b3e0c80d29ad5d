// Allow comments in histories. A secret is one finding however many versions of its file hold it, and people put the comment where they
// can: into the file as it is now. So the newest version decides, in both directions: a comment that came later counts for what was before
// it, and one that was taken out again counts no more. Everything else about a finding is told by the version that is shown.

import { sniffArchive } from '../archive/sniff-archive.ts';
import { mayHoldAllowComment } from '../judge/inline-comment.ts';
import type { Finding, Suppression } from '../model/finding.ts';
import { textView } from '../views/text-view.ts';
import type { VersionScanner } from './version-scanner.ts';
import type { Version } from './write-findings.ts';

export class NewestAllowance {
  readonly #scanner: VersionScanner;
  /** Blobs without any allow comment: most, and many secrets share one. */
  readonly #without = new Set<string>();

  constructor(scanner: VersionScanner) {
    this.#scanner = scanner;
  }

  /** `found` in `shown`, silenced or not as the newest version has it. `isWanted` knows the findings of the same secret. */
  apply(found: Finding, shown: Version, newestBlobId: string, isWanted: (finding: Finding) => boolean): Finding {
    if (newestBlobId === shown.blobId) return found;
    const hasComment = found.suppression?.by === 'inline';
    // What is encoded does not show its comments.
    const isHidden = found.location.decoded !== undefined;
    const bytes = hasComment || isHidden ? this.#scanner.read(newestBlobId) : this.#commented(newestBlobId);
    if (bytes === undefined) return found;
    const same = this.#scanner.scanBytes(bytes, shown.origin).filter(isWanted);
    // A composite rule may miss its other parts there; then there is nothing newer to go by.
    return same.length === 0 ? found : withAllowance(found, commonAllowance(same));
  }

  /** The version's bytes, unless no comment can be in it. */
  #commented(blobId: string): Buffer | undefined {
    if (this.#without.has(blobId)) return undefined;
    const bytes = this.#scanner.read(blobId);
    if (sniffArchive(bytes)) return bytes;
    const view = textView(bytes);
    if (view !== undefined && mayHoldAllowComment(view.bytes)) return bytes;
    this.#without.add(blobId);
    return undefined;
  }
}

/** What allows a secret in a text, if something does at every place where it stands: a comment, else an allowlist. */
export function commonAllowance(findings: readonly Finding[]): Suppression | undefined {
  const isAllowed = findings.every(({ suppression }) => suppression !== undefined);
  if (!isAllowed) return undefined;
  return (findings.find(({ suppression }) => suppression?.by === 'inline') ?? findings[0])?.suppression;
}

/** The finding, allowed by this and nothing else; what an allowlist of the configuration silences stays so. */
export function withAllowance(finding: Finding, allowance: Suppression | undefined): Finding {
  const { suppression, ...rest } = finding;
  if (suppression?.by === 'allowlist') return finding;
  if (allowance === undefined) return rest;
  const place = allowance.by === 'inline' ? ', in the newest version' : '';
  return { ...rest, suppression: { ...allowance, reason: `${allowance.reason}${place}` } };
}
