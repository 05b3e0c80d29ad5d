import type { Rule, RuleNotes, RuleSet, RuleSpec } from '../model/rule.ts';
import { type JoinedRules } from './join-packs.ts';
import type { RawRule, RulePack } from './pack.ts';
import { type RulesWithTables } from './stored-join.ts';
export type BuiltinToJoin = JoinedRules & {
    /** A built-in rule, ready for use. */
    readonly find: (id: string) => Rule | undefined;
    readonly notesOf: (spec: Pick<RuleSpec, 'id'>) => RuleNotes;
    /** What is ready for rules that were compiled from these and others. */
    readonly finish: (ruleSet: RuleSet) => RulesWithTables;
};
/** Throws ToolError `bundle-changed` where the bundle's files do not belong together. */
export declare function loadBuiltinForJoining(): BuiltinToJoin;
/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export declare function readBuiltinPacks(): RulePack[];
export declare function readPackFolder(folder: URL): RulePack[];
/** All built-in packs as one list. */
export declare function joinBuiltin(packs: readonly RulePack[]): JoinedRules<RawRule>;
