/** A match with the text around it, as the judge's checks look at it. */
export type Candidate = {
    readonly secret: string;
    /** The whole match of the rule's pattern. */
    readonly match: string;
    /** The whole line or lines of the match, at most about 4 KB around it. */
    readonly line: string;
    /** Index of the secret in `line`, in UTF-16 units. */
    readonly secretStart: number;
    readonly path: string;
    readonly ruleId: string;
    /** Shannon entropy of the secret, bits per character. */
    readonly entropy: number;
};
/** Why a match is not a credential: the check that says so and a reason a person can read. */
export type Rejection = {
    readonly check: string;
    readonly reason: string;
};
/** A check returns the reason to drop the match, or nothing. Pure, and a few microseconds at most. */
export type Check = (candidate: Candidate) => string | undefined;
