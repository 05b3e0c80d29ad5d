import type { Rule, RuleNotes, RuleSpec } from '../model/rule.ts';
export declare const notesName = "rule-notes.json";
/** The notes of the built-in rules in the bundle, read when first asked for. */
export declare class StoredNotes {
    #private;
    of({ id }: Pick<RuleSpec, 'id'>): RuleNotes;
}
/** JSON form of the notes. */
export declare function storeNotes(rules: readonly Rule[]): string;
