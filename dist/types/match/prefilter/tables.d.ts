import type { Guard } from '../../model/guard.ts';
/** A literal to look for; `text` is ASCII or UTF-8 and in lower case when `ignoreCase`. At least 3 bytes, at most 200. */
export type TriggerLiteral = {
    readonly text: string;
    readonly ignoreCase: boolean;
    /** What a hit reports. */
    readonly triggerId: number;
    /** As `RuleLiteral.before`. */
    readonly before?: string;
    /** Says whether the rule's pattern can go on behind the literal; absent: always. */
    readonly guard?: {
        readonly automaton: Guard;
        readonly state: number;
    };
};
/** The image and the most hits that six bytes of input can yield (the search keeps that much room in its hit buffer). */
export type PrefilterTables = {
    readonly image: Uint8Array;
    readonly slack: number;
};
/** With where in the image each guard lies. */
export type BuiltTables = PrefilterTables & {
    readonly guardAt: ReadonlyMap<Guard, number>;
};
/** Lays out the tables. Literals with equal text share one entry. */
export declare function buildTables(literals: readonly TriggerLiteral[]): BuiltTables;
