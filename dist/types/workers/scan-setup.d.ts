import { OfflineJudge } from '../judge/offline.ts';
import { Matcher } from '../match/matcher.ts';
import type { SearchTables } from '../match/triggers.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { RuleSet } from '../model/rule.ts';
import { type StoredText } from '../rules/stored-rules.ts';
import { ArtifactScanner } from './artifact-scanner.ts';
import { StreamScanner } from './file-scanner.ts';
import { TextScanner } from './text-scanner.ts';
export type ScanSetup = {
    readonly ruleSet: RuleSet;
    readonly tables: SearchTables;
    readonly engine: 'auto' | 're2' | 're2js';
    readonly inlineAllow: boolean;
    readonly maxFileBytes: number;
    readonly fingerprintKey: string | undefined;
    /** Seconds since 1970 with which expiries are compared; absent: the clock's. */
    readonly now?: number;
    readonly inside: InsideLimits;
};
export type Scanner = {
    readonly matcher: Matcher;
    readonly artifacts: ArtifactScanner;
    readonly offline: OfflineJudge;
    readonly texts: TextScanner;
    readonly streams: StreamScanner;
    /** The engine that was loaded, if a pattern had to run. */
    readonly engine: () => 're2' | 're2js' | undefined;
};
/** A setup as plain data: built-in rules are read by each thread for itself, from memory that all share. */
export type SentSetup = Omit<ScanSetup, 'ruleSet' | 'tables'> & {
    readonly rules: RuleSet | StoredText;
    readonly tables: Omit<SearchTables, 'image'> & {
        readonly image: Uint8Array;
    };
};
/** Throws ToolError `bundle-changed` as the rules do when they are first asked for. */
export declare function packSetup({ ruleSet, tables, ...rest }: ScanSetup): SentSetup;
export declare function unpackSetup({ rules, tables, ...rest }: SentSetup): ScanSetup;
/** `arenaBytes`: memory in which texts can be built that are then searched where they are (Matcher's `parts.prefilter.arena`). */
export declare function createScanner(setup: ScanSetup, arenaBytes?: number): Scanner;
