import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import type { ViewPart } from '../views/view.ts';
/** Whether a match in a view of parts counts: it lies in one part, which is to give it and whose text the rule can judge. */
export declare function isBelieved(match: Match, part: ViewPart | undefined): boolean;
/** Rules that know a token by its own form; others go by the names around it, or run everywhere. */
export declare function isSpecific({ spec, search }: Rule): boolean;
