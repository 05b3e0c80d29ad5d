// How likely a match is a real credential, with the reasons in the order they were weighed.

import type { Evidence } from '../model/finding.ts';
import type { RuleSpec } from '../model/rule.ts';
import { type Confidence, confidences } from '../model/severity.ts';

const samplePath =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|testdata|testing|fixtures?|examples?|samples?|mocks?|docs?|demos?)(?:\/|$)|[._-](?:test|spec|example|sample|template|dist)(?:\.[^/]*)?$/i;

const startingPoint: Readonly<Record<Confidence, string>> = {
  high: "the format is the provider's own",
  medium: 'found by its format and the words around it',
  low: 'found by the words around it only',
};

/** `entropy` is the secret's, in bits per character. */
export function weighConfidence(
  spec: RuleSpec,
  path: string,
  entropy: number,
): { confidence: Confidence; evidence: Evidence[] } {
  const evidence: Evidence[] = [{ code: 'rule', text: startingPoint[spec.confidence] }];
  let rank = confidences.indexOf(spec.confidence);
  if (spec.entropy > 0) {
    evidence.push({ code: 'entropy', text: `entropy ${entropy.toFixed(2)} is above the rule's ${spec.entropy}` });
  }
  if (samplePath.test(path)) {
    rank = Math.max(0, rank - 1);
    evidence.push({ code: 'sample-path', text: 'stands in a test, example or documentation file' });
  }
  return { confidence: confidences[rank]!, evidence };
}
