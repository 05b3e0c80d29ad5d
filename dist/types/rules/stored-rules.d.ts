import type { AllowlistSpec, Rule, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';
import type { TableImage } from '../model/table-image.ts';
import type { TokenCheck } from '../model/token.ts';
import { type TablesStamp } from './stored-files.ts';
/** The search's tables as stored; what columns and facts mean is the matcher's (match/triggers.ts). */
export type StoredTables = {
    readonly image: TableImage;
    readonly slack: number;
    readonly columns: Int32Array;
    readonly facts: unknown;
};
/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
export type GuardPlace = {
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
/** The first line of dist/rules.jsonl: what is known of all rules without reading them. */
export type StoredIndex = {
    /** By line. */
    readonly ids: readonly string[];
    /** By id: the rules that a rule names, if it names any. */
    readonly names: Readonly<Record<string, Partial<Record<'required' | 'pairs', readonly {
        readonly id: string;
    }[]>>>>;
    readonly guards: Readonly<Record<string, GuardPlace>>;
};
/** The built-in rule of one line; a silent one is looked for and never reported by itself. */
type StoredPlace = {
    readonly line: number;
    readonly isSilent: boolean;
};
/** What a thread needs to have the same rules: memory that threads share, and nothing parsed. */
export type StoredText = {
    readonly head: StoredHead;
    readonly text: Uint8Array;
    /** By index: where the rule is stored, or the rule itself if it is not. */
    readonly places: readonly (StoredPlace | Rule)[];
    readonly allowlists: readonly AllowlistSpec[];
};
/** The built-in rules, or most of them among others, each parsed when it is first looked at. They carry no guards: those are in the tables. */
export declare class StoredRuleSet implements RuleSet {
    #private;
    readonly rules: readonly Rule[];
    readonly allowlists: readonly AllowlistSpec[];
    constructor(lines: RuleLines, rules: readonly Rule[], allowlists: readonly AllowlistSpec[]);
    /** All built-in rules; `isPublicSilent` keeps those for public keys from reporting. */
    static ofBuiltin(lines: RuleLines, isPublicSilent: boolean): StoredRuleSet;
    /** The set that a thread was sent. */
    static of({ head, text, places, allowlists }: StoredText): StoredRuleSet;
    get stored(): StoredText;
}
/** The lines of dist/rules.jsonl; reads the text when the first one is asked for. */
export declare class RuleLines {
    #private;
    readonly head: StoredHead;
    constructor(head: StoredHead, read: () => Uint8Array);
    text(): Buffer;
    index(): StoredIndex;
    /** `line` counts from the first rule on. */
    rule(line: number): Rule;
}
/** Reads its line when the first of its fields is asked for. */
export declare class StoredRule implements Rule {
    #private;
    readonly index: number;
    readonly place: StoredPlace;
    constructor(lines: RuleLines, place: StoredPlace, index: number);
    get spec(): RuleSpec;
    get search(): RuleSearch;
    get token(): TokenCheck | undefined;
    get maxBytes(): number;
    get maxNewlines(): number | undefined;
    get pathLiterals(): readonly string[] | undefined;
    get gate(): readonly string[];
    toJSON(): Rule;
}
/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. `isPublicSilent` keeps rules for public keys
 * from reporting. Throws ToolError `bundle-changed`, as the rules do when they are first asked for, where the bundle's files do not belong together.
 */
export declare function readStoredRules(isPublicSilent: boolean): {
    readonly ruleSet: StoredRuleSet;
    readonly tables: StoredTables;
} | undefined;
/** Throws as `readStoredRules` does. */
export declare function tablesOf(head: StoredHead): StoredTables;
export declare function readHead(): StoredHead | undefined;
export declare function stampOf({ columnsAt, columns, textChecksum }: StoredHead): TablesStamp;
/** The lines of the text that belongs to a head. */
export declare function linesOf(head: StoredHead): RuleLines;
export {};
