// Rules as written (`RuleSpec`, checked but not compiled) and as used by the matcher (`Rule`).

import type { Guard } from './guard.ts';
import type { RejectName } from './reject-name.ts';
import type { Confidence, FormatState, Severity } from './severity.ts';
import type { TokenCheck } from './token.ts';

/** Text of an example, written as a template (`ghp_%{base62:36}`) so that no token stands in clear. */
export type RuleExample = { readonly text: string; readonly path?: string };

export type AllowlistSpec = {
  readonly description: string;
  readonly condition: 'OR' | 'AND';
  readonly commits: readonly string[];
  /** RE2 patterns, searched unanchored in the path. */
  readonly paths: readonly string[];
  readonly regexTarget: 'secret' | 'match' | 'line';
  readonly regexes: readonly string[];
  /** Case-insensitive substrings of the secret. */
  readonly stopwords: readonly string[];
  /** Rules a global allowlist is limited to; empty means all. */
  readonly targetRules: readonly string[];
};

/** Another rule that must match nearby for this one to be reported. */
export type RequiredSpec = { readonly id: string; readonly withinLines?: number; readonly withinColumns?: number };

/**
 * The other half of the credential, which is no secret: a match of rule `id` at most `withinLines` lines away makes this rule's match surer,
 * and its text becomes the fact `fact` of the finding. Without it the match stands alone. `when` is a RE2 pattern that the match with its name must
 * hold.
 */
export type PairSpec = {
  readonly id: string;
  readonly withinLines: number;
  readonly fact: string;
  readonly when?: string;
};

/** How to ask the provider whether a key is live; read and kept for the verifier. */
export type VerifySpec = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** HTTP statuses that prove the key live, and dead; any other is unknown. */
  readonly live: readonly number[];
  readonly dead: readonly number[];
};

/**
 * What becomes of a match whose offline check fails. `drop`: it is no match, for formats whose vendor documents the algorithm. `lower`: it
 * is reported with low confidence, since a format may have changed. `keep`: failing says nothing.
 */
export type MalformedPolicy = 'drop' | 'lower' | 'keep';

export type RuleSpec = {
  readonly id: string;
  readonly description: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly format: FormatState;
  /** RE2 pattern; absent for a rule that looks at paths only. Made from `token` where the rule has no pattern of its own. */
  readonly regex?: string;
  /** The secret's format as a template (docs/rules.md). */
  readonly token?: string;
  /** Name of an offline check (src/judge/checks/), in addition to what the template says. */
  readonly check?: string;
  readonly malformed: MalformedPolicy;
  /** RE2 pattern, searched unanchored in the path. */
  readonly path?: string;
  /** Capture group that is the secret; 0 means the first group that took part, else the whole match. */
  readonly secretGroup: number;
  /** The secret's Shannon entropy must be strictly greater (bits per character); 0 means no bound. */
  readonly entropy: number;
  readonly keywords: readonly string[];
  /** How many bytes a match may span, for patterns without an upper bound of their own. */
  readonly window?: number;
  /** Set when the rule has no mandatory literal and says why it is worth running everywhere. */
  readonly alwaysReason?: string;
  /** Only a component of composite rules; never reported by itself. */
  readonly skipReport: boolean;
  readonly required: readonly RequiredSpec[];
  readonly pairs: readonly PairSpec[];
  readonly allowlists: readonly AllowlistSpec[];
  /** The judge's checks that may drop a match. */
  readonly rejects: readonly RejectName[];
  /** Rules (ids, or `tag:<tag>`) that yield where this one matches the same bytes. */
  readonly supersedes: readonly string[];
  readonly tags: readonly string[];
  /** The provider's own documentation. Empty in built-in rules as the bundle loads them: see `RuleNotes`. */
  readonly references: readonly string[];
  /** What to do first when it has leaked; one line. Absent in built-in rules as the bundle loads them: see `RuleNotes`. */
  readonly respond?: string;
  readonly examples: { readonly match: readonly RuleExample[]; readonly reject: readonly RuleExample[] };
  readonly verify?: VerifySpec;
  /** gitleaks rules look for their keywords anywhere in the file; ours must hold them inside the match. */
  readonly dialect: 'trapline' | 'gitleaks';
  /** Where it was written: `rules/github.toml:12`. */
  readonly source: string;
};

/** What only reports need of a rule; the bundle keeps it apart, so that a scan without findings does not read it. */
export type RuleNotes = Pick<RuleSpec, 'references' | 'respond'>;

/**
 * A literal that wakes a rule's pattern. Every match of the pattern holds one of the rule's literals, starting at most `maxBefore`
 * bytes into the match and ending at most `maxAfter` bytes before its end.
 */
export type RuleLiteral = {
  /** ASCII or UTF-8 text of at least 3 bytes; lower case when `ignoreCase`. */
  readonly text: string;
  readonly ignoreCase: boolean;
  readonly maxBefore: number;
  readonly maxAfter: number;
  /**
   * The ASCII characters of which one (or a byte that is not ASCII, or the start of the text) stands before the literal: 32 hexadecimal
   * digits, each for four characters, of which the first is the lowest bit. Absent: anything.
   */
  readonly before?: string;
  /** State in which the rule's guard starts behind this literal; absent: the pattern is tried at every occurrence. */
  readonly guardState?: number;
};

/**
 * How the matcher finds a rule: by its literals; over the whole text (`always` rules, and gitleaks rules without a literal of their
 * own); or by the path alone.
 */
export type RuleSearch =
  | { readonly by: 'literals'; readonly literals: readonly RuleLiteral[]; readonly guard?: Guard }
  | { readonly by: 'text' }
  | { readonly by: 'path' };

/** A rule ready for use: its patterns are compiled when first woken. */
export type Rule = {
  readonly spec: RuleSpec;
  /** Position in the rule set; stable order: sorted by id. */
  readonly index: number;
  readonly search: RuleSearch;
  /** The offline check that the rule's template describes. */
  readonly token?: TokenCheck | undefined;
  /** Most bytes a match can span, by the pattern's own bound; else how far it may reach from its literal, the rule's `window`. */
  readonly maxBytes: number;
  /** Most line feeds a match can hold, where that is a small number: what stands on later lines then decides nothing. */
  readonly maxNewlines?: number | undefined;
  /** Lower-case texts of which every path the rule's `path` pattern matches holds one; absent: nothing is known. */
  readonly pathLiterals?: readonly string[] | undefined;
  /** Lower-case keywords of which one must stand somewhere in the file (gitleaks rules only); empty: no such gate. */
  readonly gate: readonly string[];
};

/** All rules of a scan with the global allowlists. */
export type RuleSet = {
  readonly rules: readonly Rule[];
  readonly allowlists: readonly AllowlistSpec[];
};
