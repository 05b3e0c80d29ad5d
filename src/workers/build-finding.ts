// The one place where findings of texts and paths are made, so that what every finding must have is seen to once.

import { describeAssessment, isCanary, weighConfidence, weighSeverity } from '../judge/confidence.ts';
import type { Identity } from '../judge/identity.ts';
import type { Assessment } from '../judge/offline.ts';
import type { Finding, OfflineVerdict, RelatedPlace, Suppression } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { type Origin, originPath } from '../model/origin.ts';
import type { ProofQuestion } from '../model/proof.ts';
import type { RuleSpec } from '../model/rule.ts';
import { Secret } from '../model/secret.ts';

/** What is known of a finding before it is weighed. */
export type FindingInput = {
  readonly spec: RuleSpec;
  readonly origin: Origin;
  readonly location: Location;
  readonly bytes: Uint8Array;
  readonly entropy: number;
  readonly snippet: Finding['snippet'];
  readonly related: readonly RelatedPlace[];
  /** What the other halves of the credential are called and say. */
  readonly partners: readonly { readonly fact: string; readonly facts: Readonly<Record<string, string>> }[];
  readonly suppression: Suppression | undefined;
  readonly assessment: Assessment;
  readonly question?: ProofQuestion | undefined;
};

const canaryEvidence = {
  code: 'canary',
  text: 'a canary token: its owner is told when it is used, so it is never sent anywhere',
};

export function buildFinding(input: FindingInput, identity: Identity): Finding {
  const { spec, origin, entropy, suppression, assessment, question } = input;
  const path = originPath(origin);
  const { confidence, evidence } = weighConfidence(
    spec,
    path,
    entropy,
    assessment,
    input.partners.map(({ fact }) => fact),
  );
  const { severity, evidence: severityReasons } = weighSeverity(spec, assessment);
  const canary = isCanary(assessment);
  const named = { ruleId: spec.id, secret: input.bytes, entropy, path };
  return {
    fingerprint: identity.fingerprint(named),
    secretId: identity.secretId(named),
    ruleId: spec.id,
    description: spec.description,
    severity,
    confidence,
    evidence: [...evidence, ...severityReasons, ...(canary ? [canaryEvidence] : [])],
    tags: canary ? [...spec.tags, 'canary'] : spec.tags,
    secret: new Secret(input.bytes),
    entropy: Math.round(entropy * 100) / 100,
    origin,
    location: input.location,
    snippet: input.snippet,
    related: input.related,
    verdict: {
      offline: withFacts(describeAssessment(assessment), input.partners),
      live: canary ? { state: 'skipped', reason: 'a canary token' } : { state: 'unchecked' },
    },
    ...(question ? { question } : {}),
    ...(suppression ? { suppression } : {}),
  };
}

/** What is known of the secret itself comes first. */
function withFacts(
  offline: OfflineVerdict,
  partners: readonly { readonly facts: Readonly<Record<string, string>> }[],
): OfflineVerdict {
  if (partners.length === 0) return offline;
  return { ...offline, facts: Object.assign({}, ...partners.map(({ facts }) => facts).reverse(), offline.facts) };
}
