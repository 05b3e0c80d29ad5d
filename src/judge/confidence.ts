// How likely a match is a real credential and how bad it is, with the reasons in the order they were weighed.

import type { Evidence, OfflineVerdict } from '../model/finding.ts';
import type { RuleSpec } from '../model/rule.ts';
import { type Confidence, confidences, type Severity, severities } from '../model/severity.ts';
import { renderFacts, renderTime } from './facts.ts';
import { type Assessment, unknownAssessment } from './offline.ts';

/** Folders and files that hold tests, examples and documentation, by the names that languages and build tools give them. */
const samplePath = new RegExp(
  [
    '(?:^|/)(?:(?:[\\w.]+[-_])?tests?|specs?|__tests__|__mocks__|[\\w-]*test[-_]?data|testing|(?:test)?fixtures?|examples?|samples?|mocks?|docs?|demos?|guides?|t)(?:/|$)',
    '[._-](?:test|spec|example|sample|template|dist|test_data)(?:\\.[^/]*)?$',
  ].join('|'),
  'i',
);
/** `src/jvmTest/`, `FooTests.java`: a hump tells them from `latest` and `contest`. */
const camelSamplePath = /[a-z0-9](?:Tests?|Fixtures|Specs?)(?:\/|\.[a-z]+$)/;

const startingPoint: Readonly<Record<Confidence, string>> = {
  high: "the format is the provider's own",
  medium: 'found by its format and the words around it',
  low: 'found by the words around it only',
};

/** Said instead of `startingPoint.high`, which an unconfirmed format has no claim to. */
const looksLike = "looks like the provider's format";

/**
 * `entropy` is the secret's, in bits per character. A proven secret is one wherever it stands. `pairs` says of a rule with pairs which of the
 * other halves were found, by their facts.
 */
export function weighConfidence(
  spec: RuleSpec,
  path: string,
  entropy: number,
  assessment: Assessment = unknownAssessment,
  pairs: readonly string[] = [],
): { confidence: Confidence; evidence: Evidence[] } {
  const evidence: Evidence[] = [{ code: 'rule', text: startingText(spec) }];
  if (spec.entropy > 0 && entropy > spec.entropy)
    evidence.push({ code: 'entropy', text: `entropy ${entropy.toFixed(2)} is above the rule's ${spec.entropy}` });
  evidence.push(...pairEvidence(spec, pairs));
  if (assessment.isProven) {
    evidence.push({
      code: 'offline-valid',
      text: 'its own checksum or structure is right, which a made-up value has not',
    });
    return { confidence: 'high', evidence };
  }
  let rank = confidences.indexOf(spec.confidence);
  // The other half beside it says what the format does not.
  if (spec.format === 'unconfirmed' && pairs.length === 0) {
    rank = Math.max(0, rank - 1);
    evidence.push({ code: 'format-unconfirmed', text: 'the provider does not document this format' });
  }
  if (pairs.length > 0) rank = Math.min(confidences.length - 1, rank + 1);
  if (samplePath.test(path) || camelSamplePath.test(path)) {
    rank = Math.max(0, rank - 1);
    evidence.push({ code: 'sample-path', text: 'stands in a test, example or documentation file' });
  }
  if (assessment.state === 'invalid' && spec.malformed !== 'keep') {
    rank = 0;
    evidence.push({
      code: 'offline-invalid',
      text: `its own checksum or structure is wrong${reasonOf(assessment)}: made up or altered`,
    });
  }
  if (assessment.state === 'valid') evidence.push({ code: 'offline-consistent', text: 'its parts fit each other' });
  return { confidence: confidences[rank]!, evidence };
}

function startingText({ confidence, format }: RuleSpec): string {
  return confidence === 'high' && format === 'unconfirmed' ? looksLike : startingPoint[confidence];
}

/** The rule's severity, or less for what can no longer or not yet be used. */
export function weighSeverity(
  spec: RuleSpec,
  { facts, state }: Assessment,
): { severity: Severity; evidence: Evidence[] } {
  if (typeof facts.documented === 'string')
    return { severity: 'info', evidence: [{ code: 'documented', text: `everybody has it: ${facts.documented}` }] };
  if (facts.expired === true) {
    const expiry = [facts.expiresAt, facts.exp, facts.notAfter].find((time) => typeof time === 'number');
    const when = expiry === undefined ? '' : ` since ${renderTime(expiry)}`;
    return { severity: 'info', evidence: [{ code: 'expired', text: `expired${when}; a newer one may be about` }] };
  }
  if (facts.encrypted === true && state === 'valid') {
    const reason = { code: 'encrypted', text: 'encrypted: of use only with its passphrase' };
    return { severity: atMost(spec.severity, 'low'), evidence: [reason] };
  }
  return { severity: spec.severity, evidence: [] };
}

/** Values made to be stolen: whoever uses one is noticed by its owner. */
export function isCanary({ facts }: Assessment): boolean {
  return facts.canary !== undefined && facts.canary !== null && facts.canary !== false;
}

/** What a report says of the check. */
export function describeAssessment({ state, facts }: Assessment): OfflineVerdict {
  return { state, facts: renderFacts(facts) };
}

function pairEvidence({ pairs }: RuleSpec, found: readonly string[]): Evidence[] {
  if (found.length > 0) return [{ code: 'pair', text: `its ${found.join(' and ')} stands beside it` }];
  // Pairs with a condition are not missed where it may not hold.
  const missing = pairs.filter(({ when }) => when === undefined).map(({ fact }) => fact);
  return missing.length > 0 ? [{ code: 'alone', text: `its ${missing.join(' or ')} is not near by` }] : [];
}

function reasonOf({ facts }: Assessment): string {
  return typeof facts.reason === 'string' ? ` (${facts.reason})` : '';
}

function atMost(severity: Severity, limit: Severity): Severity {
  return severities.indexOf(severity) > severities.indexOf(limit) ? limit : severity;
}
