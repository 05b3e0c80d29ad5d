import type { Diagnostic } from '../model/diagnostic.ts';
import type { RuleNotes, RuleSet, RuleSpec } from '../model/rule.ts';
import type { RuleChanges } from '../model/rule-changes.ts';
import { type StoredTables } from '../rules/stored-rules.ts';
import { type ConfigSearch } from './find-config.ts';
export type RuleRequest = ConfigSearch & {
    /** Rule ids to use; empty means all. */
    readonly onlyRules: readonly string[];
    /** False keeps rules tagged `public` from reporting, unless the configuration says `includePublic`; absent leaves them as written. */
    readonly includePublic?: boolean;
};
export type ScanRules = {
    readonly ruleSet: RuleSet;
    readonly diagnostics: readonly Diagnostic[];
    /** Absolute path of the configuration that was used. */
    readonly configPath: string | undefined;
    /** The prefilter's tables, when these are the built-in rules, or most of them, and the bundle has them ready. */
    readonly tables: StoredTables | undefined;
    /** How these rules came from the ones that `tables` are of; absent: they are the same. */
    readonly changes?: RuleChanges;
    /** References and `respond` of a rule of the set, wherever they are kept; built-in rules have none in `ruleSet`. */
    readonly notesOf: (spec: RuleSpec) => RuleNotes;
};
/** Throws ToolError for a configuration that is missing, unreadable or wrong, and for a rule id that does not exist. */
export declare function loadScanRules(request: RuleRequest): Promise<ScanRules>;
