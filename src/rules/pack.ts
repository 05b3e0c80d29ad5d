// A rule pack as one file says it, before it is joined with what it extends.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { RejectName } from '../model/reject-name.ts';

import type { AllowlistSpec, MalformedPolicy, PairSpec, RequiredSpec, RuleExample, VerifySpec } from '../model/rule.ts';
import type { Confidence, FormatState, Severity } from '../model/severity.ts';

export type Dialect = 'trapline' | 'gitleaks';

/** A rule as written: an absent field is inherited when the rule overrides one of the same id, else it has its default. */
export type RawRule = {
  readonly id: string;
  readonly source: string;
  readonly dialect: Dialect;
  readonly description?: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly format?: FormatState;
  readonly regex?: string;
  readonly token?: string;
  readonly check?: string;
  readonly malformed?: MalformedPolicy;
  readonly path?: string;
  readonly secretGroup?: number;
  readonly entropy?: number;
  readonly keywords: readonly string[];
  readonly window?: number;
  readonly alwaysReason?: string;
  readonly skipReport?: boolean;
  readonly required: readonly RequiredSpec[];
  readonly pairs: readonly PairSpec[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly rejects?: readonly RejectName[];
  readonly supersedes: readonly string[];
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly respond?: string;
  /** `respond` of the file it stands in, for want of its own. */
  readonly packRespond?: string;
  readonly examples: { readonly match: readonly RuleExample[]; readonly reject: readonly RuleExample[] };
  readonly verify?: VerifySpec;
};

export type Extend = {
  /** Absent: the dialect's own default (on for trapline, off for gitleaks). */
  readonly useDefault?: boolean;
  readonly path?: string;
  readonly disabledRules: readonly string[];
};

export type RulePack = {
  readonly source: string;
  readonly dialect: Dialect;
  readonly rules: readonly RawRule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly extend: Extend;
  /** Scans under this file also report rules tagged `public`; what it extends has no say. */
  readonly includePublic?: boolean;
  /** What was passed over in reading, worth telling but no error: unknown keys and repeated ids of a gitleaks file. */
  readonly diagnostics: readonly Diagnostic[];
};

/** gitleaks' schema is told by the file's name, since its files look the same but replace the built-in rules instead of adding to them. */
export function dialectOf(fileName: string): Dialect {
  return /gitleaks/i.test(fileName.replaceAll('\\', '/').split('/').at(-1) ?? '') ? 'gitleaks' : 'trapline';
}
