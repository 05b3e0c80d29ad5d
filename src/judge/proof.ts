// What a scan as a whole says of a secret, put on its finding. Identity, severity and place stay as they are.

import type { Evidence, Finding } from '../model/finding.ts';
import { describeProof, type Proof } from '../model/proof.ts';

/** The finding with its proof. One that was proven stays so, whatever else is found. */
export function withProof(finding: Finding, proof: Proof): Finding {
  if (finding.proof?.state === 'proven') return finding;
  const evidence = finding.evidence.filter(({ code }) => code !== refutedCode);
  const { offline, live } = finding.verdict;
  if (proof.state === 'refuted')
    return { ...finding, proof, confidence: 'low', evidence: [...evidence, asEvidence(refutedCode, proof)] };
  return {
    ...finding,
    proof,
    confidence: 'high',
    evidence: [...evidence, asEvidence('proven', proof)],
    verdict: { offline: { ...offline, state: 'valid' }, live },
  };
}

const refutedCode = 'not-proven';

function asEvidence(code: string, proof: Proof): Evidence {
  return { code, text: describeProof(proof) };
}

/** The proof to show for a finding at a path: what proves before what does not, the nearest file, the first line. `proofs` are not empty. */
export function bestProof(path: string, proofs: readonly Proof[]): Proof {
  const ranked = proofs.map((proof) => ({ proof, distance: distanceOf(path, proof.path) }));
  return ranked.reduce((best, other) => {
    const [a, b] = [best.proof, other.proof];
    if (a.state !== b.state) return a.state === 'proven' ? best : other;
    if (best.distance !== other.distance) return best.distance < other.distance ? best : other;
    if (a.path === b.path && a.line !== b.line && a.commit === b.commit) return a.line < b.line ? best : other;
    return best;
  }).proof;
}

/** Folders up and down from one file to another; the same file is nearest. */
function distanceOf(from: string, to: string): number {
  if (from === to) return -1;
  const [a, b] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)];
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common++;
  return a.length + b.length - 2 * common;
}
