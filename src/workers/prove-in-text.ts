// Proves the secrets of a text by what stands in the same text: a key by its certificate below it, a pair by its other half. What cannot be proven
// here is asked of the other files when the scan has been through them (prove-findings.ts).

import { findCounterparts } from '../judge/checks/index.ts';
import { bestProof, withProof } from '../judge/proof.ts';
import type { Finding } from '../model/finding.ts';
import { originPath } from '../model/origin.ts';
import type { Proof } from '../model/proof.ts';

/** `lineOf`: the line of a byte of `bytes` in the file. */
export function proveInText(findings: Finding[], bytes: Buffer, lineOf: (offset: number) => number): Finding[] {
  const asking = findings.filter(({ question }) => question !== undefined);
  if (asking.length === 0) return findings;
  const path = originPath(asking[0]!.origin);
  const answers = findCounterparts(asking.map(askerOf)).find(bytes.toString('latin1'), path);
  const proofs = new Map<Finding, Proof[]>();
  for (const { asker, start, ...answer } of answers) {
    const proof = { ...answer, path, line: lineOf(start) };
    const known = proofs.get(asking[asker]!);
    if (known) known.push(proof);
    else proofs.set(asking[asker]!, [proof]);
  }
  return findings.map((finding) => {
    const own = proofs.get(finding);
    return own ? withProof(finding, bestProof(path, own)) : finding;
  });
}

/** A finding as one that asks. */
export function askerOf({ question, origin, secret, snippet }: Finding): {
  readonly question: NonNullable<Finding['question']>;
  readonly path: string;
  readonly secret: string;
  readonly before: string;
} {
  const text = Buffer.from(secret.reveal()).toString('latin1');
  return { question: question ?? { identities: [] }, path: originPath(origin), secret: text, before: snippet.before };
}
