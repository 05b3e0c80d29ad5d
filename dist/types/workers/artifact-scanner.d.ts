import type { Identity } from '../judge/identity.ts';
import { type OfflineJudge } from '../judge/offline.ts';
import { type TextStart } from '../lib/line-index.ts';
import type { Matcher } from '../match/matcher.ts';
import type { PatternCache } from '../match/pattern-cache.ts';
import type { Finding } from '../model/finding.ts';
import { type Origin } from '../model/origin.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { type Span } from '../model/span.ts';
import { type View } from '../views/view.ts';
import { type Physical } from './locate-secret.ts';
export type ScannerParts = {
    readonly ruleSet: RuleSet;
    readonly matcher: Matcher;
    readonly patterns: PatternCache;
    readonly identity: Identity;
    readonly offline: OfflineJudge;
    /** False ignores `trapline:allow` and `gitleaks:allow` comments. */
    readonly inlineAllow: boolean;
};
/** A text to scan. Spans count in the view's bytes, or with `physical` in the bytes of that. */
export type Text = {
    readonly origin: Origin;
    readonly view: View;
    /** Dirty parts: only findings that touch one are wanted; absent means all. */
    readonly regions?: readonly Span[];
    /** For a chunk of a longer text: findings whose match starts in here are this chunk's. */
    readonly owned?: Span;
    readonly textStart?: TextStart;
    /** Absent: the view is the text itself, and its own lines count. */
    readonly physical?: Physical;
};
export declare class ArtifactScanner {
    #private;
    constructor(parts: ScannerParts);
    /** Findings of rules that look at the path alone; asked for every file, whatever is in it. */
    scanPath(origin: Origin): Finding[];
    /** Findings in a text, in order of place. */
    scan(text: Text): Finding[];
    /** Whether the rule's path pattern allows this path. Most paths hold none of the texts it needs, and so never load the engine. */
    applies({ spec, pathLiterals }: Rule, path: string): boolean;
}
