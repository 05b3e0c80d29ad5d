// What a value itself proves: runs the checks of a rule over a secret, once for each distinct one. Both ways of scanning ask here: files
// (workers/artifact-scanner.ts) and histories (workers/candidate-table.ts, workers/path-judge.ts).

import type { ProofQuestion } from '../model/proof.ts';
import type { RejectName } from '../model/reject-name.ts';
import type { Rule } from '../model/rule.ts';
import type { TokenCheck } from '../model/token.ts';
import {
  askProof,
  type CheckContext,
  type CheckOutcome,
  findCheck,
  runTokenCheck,
  type TokenOutcome,
} from './checks/index.ts';
import type { Candidate } from './rejects/index.ts';
import { loadRejects } from './rejects/load.ts';

export type Assessment = {
  readonly state: 'valid' | 'invalid' | 'unknown';
  /** Valid by a check that hardly any made-up value passes. */
  readonly isProven: boolean;
  /** What the checks learnt, by their own names. */
  readonly facts: Readonly<Record<string, unknown>>;
};

export const unknownAssessment: Assessment = { state: 'unknown', isProven: false, facts: {} };

/** Assessments kept, and the characters of what they are about; a scan rarely has that many different secrets of rules with checks. */
const maxKnown = 50_000;
const maxKnownCharacters = 16_000_000;
const noRefs: readonly string[] = [];

/** A match to be checked. */
export type Checked = { readonly secret: string; readonly match: string };

/** True for a rule whose matches are checked offline. */
export function hasOfflineCheck({ spec, token }: Rule): boolean {
  return token !== undefined || spec.check !== undefined;
}

export class OfflineJudge {
  readonly #now: number;
  readonly #known = new Map<string, Assessment>();
  #knownCharacters = 0;

  /** `now` in seconds since 1970: what expiries are compared with. */
  constructor(now: number) {
    this.#now = now;
  }

  /** `projectRefs` are the Supabase projects named near the secret. */
  assess(rule: Rule, { secret, match }: Checked, projectRefs: readonly string[] = noRefs): Assessment {
    if (!hasOfflineCheck(rule)) return unknownAssessment;
    const text = readsMatch(rule) ? match : secret;
    const key = `${rule.index}:${projectRefs.join()}:${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    const context = { now: this.#now, projectRefs };
    const assessment = runChecks({ token: rule.token, check: rule.spec.check }, text, context);
    this.#remember(key, assessment);
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
    const { state, isProven, facts } = this.assess(rule, match);
    if (spec.rejects.includes('documentation') && typeof facts.documented === 'string') return true;
    if (isProven) return false;
    if (isGlued(rule, match) || (state === 'invalid' && spec.malformed === 'drop')) return true;
    return isPlain || isRejected(spec.rejects, match);
  }

  #remember(key: string, assessment: Assessment): void {
    if (this.#known.size >= maxKnown || this.#knownCharacters >= maxKnownCharacters) {
      this.#known.clear();
      this.#knownCharacters = 0;
    }
    this.#known.set(key, assessment);
    this.#knownCharacters += key.length;
  }
}

/** What elsewhere in the scan would prove a secret that was assessed so. */
export function questionOf({ spec }: Rule, secret: string, { state, facts }: Assessment): ProofQuestion | undefined {
  return spec.check === undefined ? undefined : askProof({ check: spec.check, secret, state, facts });
}

function readsMatch({ spec }: Rule): boolean {
  return spec.check !== undefined && findCheck(spec.check)?.readsMatch === true;
}

/** Runs the checks of a rule over a secret, or over a whole match for a check that reads it. */
export function runChecks(
  { token, check }: { readonly token?: TokenCheck | undefined; readonly check?: string | undefined },
  text: string,
  context: CheckContext,
): Assessment {
  const byTemplate = token && (runTokenCheck(token, text) ?? shapeless(token));
  const named = check === undefined ? undefined : findCheck(check);
  const outcome: Partial<CheckOutcome> = named?.run(text, context) ?? {};
  const { structure, valid, ...learnt } = outcome;
  const facts = { ...byTemplate?.facts, ...learnt };
  // An older form without structure is no worse for it.
  const byName = structure === 'unknown' ? undefined : valid;
  const verdicts = [byTemplate?.valid, byName].filter((verdict) => verdict !== undefined);
  if (verdicts.length === 0) return { ...unknownAssessment, facts };
  const isValid = verdicts.every(Boolean);
  // What is encrypted cannot be looked into: its frame is right, and no more.
  const isNameProof = byName === true && named?.proves === true && structure !== 'consistent' && !learnt.encrypted;
  const isTemplateProof = byTemplate?.valid === true && token?.proves === true;
  return { state: isValid ? 'valid' : 'invalid', isProven: isValid && (isTemplateProof || isNameProof), facts };
}

/** What a rule's own pattern finds may be of another shape than its template says: then it cannot hold the checksum the template asks for. */
function shapeless({ sums, payloads }: TokenCheck): TokenOutcome {
  return { valid: sums.length + payloads.length > 0 ? false : undefined, facts: {} };
}

function isRejected(names: readonly RejectName[], candidate: Candidate): boolean {
  return names.length > 0 && loadRejects().findRejection(names, candidate) !== undefined;
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
