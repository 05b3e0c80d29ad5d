import type { RuleSpec } from '../../model/rule.ts';
import type { MakeToken } from '../example-template.ts';
import { type RandomBytes } from './random.ts';
type TokenRule = Pick<RuleSpec, 'token' | 'check'> & {
    readonly id?: string;
};
/** What expands `%{token}` in the examples of a rule. */
export declare function tokenMaker(rule: TokenRule): MakeToken;
/** A valid token of the rule; undefined for a rule without a template whose check has no maker of whole tokens. Throws TokenError when the template is wrong. */
export declare function generateToken(rule: TokenRule, randomBytes: RandomBytes): string | undefined;
/**
 * A text of the right shape that is no valid token: one character was changed after the checksum was computed. Undefined for a rule without
 * a template, and where nothing could tell (no checksum, no check of its own).
 */
export declare function generateBrokenToken(rule: TokenRule, randomBytes: RandomBytes): string | undefined;
export {};
