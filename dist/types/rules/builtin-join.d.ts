import type { RuleSet } from '../model/rule.ts';
import { type JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
/** Each with its guard (run from sources: without), since tables must be built anew. */
export declare function loadBuiltinForJoining(): RuleSet;
/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export declare function readBuiltinPacks(): RulePack[];
export declare function readPackFolder(folder: URL): RulePack[];
/** All built-in packs as one list. */
export declare function joinBuiltin(packs: readonly RulePack[]): JoinedRules;
