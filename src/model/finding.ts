// What a scan reports: one secret at one place, judged.

import type { Location } from './location.ts';
import type { Origin } from './origin.ts';
import type { Proof, ProofQuestion } from './proof.ts';
import type { Secret } from './secret.ts';
import type { Confidence, Severity } from './severity.ts';

/** Why the confidence is what it is: one short sentence per reason, in the order they were weighed. */
export type Evidence = { readonly code: string; readonly text: string };

/** What the value itself proves, without a network. `facts` are what was learnt (account, owner, expiry, key type ...). */
export type OfflineVerdict = {
  readonly state: 'valid' | 'invalid' | 'unknown';
  readonly facts: Readonly<Record<string, string>>;
};

/** What the provider says when asked. A failure of ours is never `dead`. */
export type LiveVerdict = {
  readonly state: 'unchecked' | 'live' | 'dead' | 'unknown' | 'skipped';
  readonly reason?: string;
};

export type Verdict = { readonly offline: OfflineVerdict; readonly live: LiveVerdict };

/** Who silenced a finding and why. A suppressed finding is kept and counted, and never fails a scan. */
export type Suppression = {
  readonly by: 'inline' | 'allowlist' | 'ignore-file' | 'baseline';
  readonly reason: string;
};

/**
 * The text around the secret on its first and last line, for showing a place to a person. Other secrets of the same lines are
 * masked already; the finding's own secret is not in it.
 */
export type Snippet = { readonly before: string; readonly after: string };

/** Another match that belongs to this one: one that a composite rule required, or the other half of a pair. */
export type RelatedPlace = {
  readonly ruleId: string;
  readonly relation: 'required' | 'pair';
  readonly location: Location;
};

export type Finding = {
  /** Keyed hash of (rule, secret, path), prefixed by a version: survives moved lines and rewritten history. */
  readonly fingerprint: string;
  /** Keyed hash of (rule family, secret): equal wherever the same secret turns up. */
  readonly secretId: string;
  readonly ruleId: string;
  readonly description: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly tags: readonly string[];
  readonly secret: Secret;
  /** Shannon entropy of the secret, bits per character, rounded to two decimals. */
  readonly entropy: number;
  readonly origin: Origin;
  readonly location: Location;
  readonly snippet: Snippet;
  readonly related: readonly RelatedPlace[];
  readonly verdict: Verdict;
  /** What something else in the scan says of it. */
  readonly proof?: Proof;
  /** What would prove it; there until the scan has looked everywhere, and in no report. */
  readonly question?: ProofQuestion;
  readonly suppression?: Suppression;
};
