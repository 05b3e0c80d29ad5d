import type { ProofQuestion } from '../model/proof.ts';
import type { Rule } from '../model/rule.ts';
import type { TokenCheck } from '../model/token.ts';
import { type CheckContext } from './checks/index.ts';
import type { Candidate } from './rejects/index.ts';
export type Assessment = {
    readonly state: 'valid' | 'invalid' | 'unknown';
    /** Valid by a check that hardly any made-up value passes. */
    readonly isProven: boolean;
    /** What the checks learnt, by their own names. */
    readonly facts: Readonly<Record<string, unknown>>;
};
export declare const unknownAssessment: Assessment;
/** A match to be checked. */
export type Checked = {
    readonly secret: string;
    readonly match: string;
};
/** True for a rule whose matches are checked offline. */
export declare function hasOfflineCheck({ spec, token }: Rule): boolean;
export declare class OfflineJudge {
    #private;
    /** `now` in seconds since 1970: what expiries are compared with. */
    constructor(now: number);
    /** `projectRefs` are the Supabase projects named near the secret. */
    assess(rule: Rule, { secret, match }: Checked, projectRefs?: readonly string[]): Assessment;
    /**
     * Whether a match is no finding. A proven secret is one whatever entropy, placeholder and word checks say, unless it is a documented
     * example. `candidate` is asked for only when entropy leaves the question open.
     */
    rejects(rule: Rule, entropy: number, candidate: () => Candidate): boolean;
}
/** What elsewhere in the scan would prove a secret that was assessed so. */
export declare function questionOf({ spec }: Rule, secret: string, { state, facts }: Assessment): ProofQuestion | undefined;
/** Runs the checks of a rule over a secret, or over a whole match for a check that reads it. */
export declare function runChecks({ token, check }: {
    readonly token?: TokenCheck | undefined;
    readonly check?: string | undefined;
}, text: string, context: CheckContext): Assessment;
