// What a value itself proves: runs the checks of a rule over a secret, once for each distinct one. Both ways of scanning ask here: files
// (workers/artifact-scanner.ts) and histories (workers/candidate-table.ts, workers/path-judge.ts).

import type { RejectName } from '../model/reject-name.ts';
import type { Rule } from '../model/rule.ts';
import type { TokenCheck } from '../model/token.ts';
import { type CheckContext, findCheck, runTokenCheck, type TokenOutcome } from './checks/index.ts';
import type { Candidate } from './rejects/index.ts';
import { findRejection } from './rejects/index.ts';

export type Assessment = {
  readonly state: 'valid' | 'invalid' | 'unknown';
  /** Valid by a check that hardly any made-up value passes. */
  readonly isProven: boolean;
  /** What the checks learnt, by their own names. */
  readonly facts: Readonly<Record<string, unknown>>;
};

export const unknownAssessment: Assessment = { state: 'unknown', isProven: false, facts: {} };

/** Assessments kept; a scan rarely has that many different secrets of rules with checks. */
const maxKnown = 50_000;
const noRefs: readonly string[] = [];

/** True for a rule whose matches are checked offline. */
export function hasOfflineCheck({ spec, token }: Rule): boolean {
  return token !== undefined || spec.check !== undefined;
}

export class OfflineJudge {
  readonly #now: number;
  readonly #known = new Map<string, Assessment>();

  /** `now` in seconds since 1970: what expiries are compared with. */
  constructor(now: number) {
    this.#now = now;
  }

  /** `projectRefs` are the Supabase projects named near the secret. */
  assess(rule: Rule, secret: string, projectRefs: readonly string[] = noRefs): Assessment {
    if (!hasOfflineCheck(rule)) return unknownAssessment;
    const key = `${rule.index}:${projectRefs.join()}:${secret}`;
    const known = this.#known.get(key);
    if (known) return known;
    const context = { now: this.#now, projectRefs };
    const assessment = runChecks({ token: rule.token, check: rule.spec.check }, secret, context);
    if (this.#known.size >= maxKnown) this.#known.clear();
    this.#known.set(key, assessment);
    return assessment;
  }

  /**
   * Whether a match is no finding. A proven secret is one whatever entropy, placeholder and word checks say, unless it is a documented
   * example. `candidate` is asked for only when entropy leaves the question open.
   */
  rejects(rule: Rule, entropy: number, candidate: () => Candidate): boolean {
    const { spec } = rule;
    const isPlain = spec.entropy > 0 && entropy <= spec.entropy;
    if (!hasOfflineCheck(rule)) return isPlain || (spec.rejects.length > 0 && isRejected(spec.rejects, candidate()));
    const match = candidate();
    if (spec.rejects.includes('documentation') && isRejected(['documentation'], match)) return true;
    const { state, isProven } = this.assess(rule, match.secret);
    if (isProven) return false;
    if (isGlued(rule, match) || (state === 'invalid' && spec.malformed === 'drop')) return true;
    return isPlain || isRejected(spec.rejects, match);
  }
}

/** Runs the checks of a rule over a secret. */
export function runChecks(
  { token, check }: { readonly token?: TokenCheck | undefined; readonly check?: string | undefined },
  secret: string,
  context: CheckContext,
): Assessment {
  const byTemplate = token && (runTokenCheck(token, secret) ?? shapeless(token));
  const named = check === undefined ? undefined : findCheck(check);
  const byName = named?.run(secret, context);
  const verdicts = [byTemplate?.valid, byName?.valid].filter((valid) => valid !== undefined);
  if (verdicts.length === 0) return { ...unknownAssessment, facts: byTemplate?.facts ?? {} };
  const isValid = verdicts.every(Boolean);
  const isProof = (byTemplate?.valid === true && token?.proves === true) || (byName && named?.proves) === true;
  const { valid: _, ...facts } = { ...byTemplate?.facts, ...byName };
  return { state: isValid ? 'valid' : 'invalid', isProven: isValid && isProof, facts };
}

/** What a rule's own pattern finds may be of another shape than its template says: then it cannot hold the checksum the template asks for. */
function shapeless({ sums, payloads }: TokenCheck): TokenOutcome {
  return { valid: sums.length + payloads.length > 0 ? false : undefined, facts: {} };
}

function isRejected(names: readonly RejectName[], candidate: Candidate): boolean {
  return findRejection(names, candidate) !== undefined;
}

/** A token whose pattern leaves its edges open touches a character that could be part of a longer word. */
function isGlued({ token }: Rule, { line, secret, secretStart }: Candidate): boolean {
  const edges = token?.edges;
  if (!edges) return false;
  const before = line[secretStart - 1] ?? '';
  const after = line[secretStart + secret.length] ?? '';
  return isOf(edges.before, before) || isOf(edges.after, after);
}

function isOf(content: string | undefined, character: string): boolean {
  return content !== undefined && character !== '' && new RegExp(`[${content}]`).test(character);
}
