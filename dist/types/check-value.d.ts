import type { RuleSpec } from './model/rule.ts';
export type ValueContext = {
    /** Seconds since 1970: what expiries are compared with; absent: the clock's. */
    readonly now?: number;
    /** Supabase projects a key may belong to. */
    readonly projectRefs?: readonly string[];
    /** What the value may be the secret half of: a VAPID or dotenvx public key, an Ethereum address. */
    readonly publicKey?: string;
    /** Rails credentials files that the value may decrypt. */
    readonly ciphertexts?: readonly string[];
};
/** `valid` is false for what is not of the format too; all other members are what was learnt. */
export type ValueOutcome = {
    readonly valid: boolean;
    readonly [fact: string]: unknown;
};
export type ValueChecker = (format: string, value: string, context?: ValueContext) => ValueOutcome;
type Format = Pick<RuleSpec, 'id' | 'token' | 'check'>;
/**
 * A checker that knows formats by the id of a rule (`npm-access-token`), the name of a check (`gitlab-routable`, also `gitlabRoutable`) or
 * of a family of rules (`github-classic`). Throws RangeError for any other name. Without `rules`: the built-in ones.
 */
export declare function createValueChecker(rules?: readonly Format[]): ValueChecker;
export {};
