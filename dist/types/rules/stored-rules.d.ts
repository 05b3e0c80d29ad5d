import type { AllowlistSpec, Rule, RuleSet } from '../model/rule.ts';
import type { TableImage } from '../model/table-image.ts';
/** The search's tables as stored; what columns and facts mean is the matcher's (match/triggers.ts). */
export type StoredTables = {
    readonly image: TableImage;
    readonly slack: number;
    readonly columns: Int32Array;
    readonly facts: unknown;
};
/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = {
    readonly at: number;
    readonly classes: number;
    readonly bytes: number;
};
/** What dist/rules-head.json holds. */
export type StoredHead = {
    readonly allowlists: readonly AllowlistSpec[];
    /** Rules whose keys are made to be published. */
    readonly public: readonly number[];
    /** By index: rules that every text is asked about, for which the others need not be read. */
    readonly early: Readonly<Record<number, Rule>>;
    /** Of dist/rules.jsonl: the bytes of each line, and a checksum of all. */
    readonly lineBytes: readonly number[];
    readonly textChecksum: number;
    readonly slack: number;
    /**
     * Where in dist/prefilter.bin the columns of the trigger table begin, in bytes, and how many numbers they have; the tables end there or before.
     * Behind the columns is the text's checksum again.
     */
    readonly columnsAt: number;
    readonly columns: number;
    readonly facts: unknown;
};
/** The first line of dist/rules.jsonl, by the id of the rule. */
export type GuardPlaces = Readonly<Record<string, GuardPlace>>;
/** What a thread needs to have the same rules: memory that threads share, and nothing parsed. */
export type StoredText = {
    readonly head: StoredHead;
    readonly text: Uint8Array;
    readonly isPublicSilent: boolean;
};
/** The built-in rules, each parsed when it is first looked at. They carry no guards: those are in the tables. */
export declare class StoredRuleSet implements RuleSet {
    #private;
    readonly rules: readonly Rule[];
    readonly allowlists: readonly AllowlistSpec[];
    /** `text` is that of dist/rules.jsonl; asked for once, when a rule is needed. */
    constructor(head: StoredHead, isPublicSilent: boolean, text: () => Uint8Array);
    get stored(): StoredText;
}
/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. `isPublicSilent` keeps rules for public keys
 * from reporting. Throws ToolError `bundle-changed`, as the rules do when they are first asked for, where the bundle's files do not belong together.
 */
export declare function readStoredRules(isPublicSilent: boolean): {
    readonly ruleSet: StoredRuleSet;
    readonly tables: StoredTables;
} | undefined;
/** All of them parsed, with guards and notes, for joining and building other tables. Throws as `readStoredRules` does. */
export declare function readStoredWithGuards(): RuleSet | undefined;
export {};
