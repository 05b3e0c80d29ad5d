// What every scanning thread needs, how it is sent to one, and how a thread makes its scanner of it.

import { Identity } from '../judge/identity.ts';
import { OfflineJudge } from '../judge/offline.ts';
import { lazyEngine } from '../match/engine.ts';
import { Matcher } from '../match/matcher.ts';
import { PatternCache } from '../match/pattern-cache.ts';
import type { SearchTables } from '../match/triggers.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { RuleSet } from '../model/rule.ts';
import { HeldImage } from '../model/table-image.ts';
import { StoredRuleSet, type StoredText } from '../rules/stored-rules.ts';
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
  readonly tables: Omit<SearchTables, 'image'> & { readonly image: Uint8Array };
};

/** Throws ToolError `bundle-changed` as the rules do when they are first asked for. */
export function packSetup({ ruleSet, tables, ...rest }: ScanSetup): SentSetup {
  return {
    ...rest,
    tables: { ...tables, image: tables.image.bytes() },
    // Not by `instanceof`: every file of the bundle has a class of its own.
    rules: 'stored' in ruleSet ? (ruleSet as StoredRuleSet).stored : ruleSet,
  };
}

export function unpackSetup({ rules, tables, ...rest }: SentSetup): ScanSetup {
  return {
    ...rest,
    tables: { ...tables, image: new HeldImage(tables.image) },
    ruleSet: 'text' in rules ? StoredRuleSet.of(rules) : rules,
  };
}

/** `arenaBytes`: memory in which texts can be built that are then searched where they are (Matcher's `parts.prefilter.arena`). */
export function createScanner(setup: ScanSetup, arenaBytes = 0): Scanner {
  const engine = lazyEngine(setup.engine);
  const matcher = new Matcher(setup.ruleSet, setup.tables, engine.get, arenaBytes);
  const offline = new OfflineJudge(setup.now ?? Math.floor(Date.now() / 1000));
  const artifacts = new ArtifactScanner({
    ruleSet: setup.ruleSet,
    matcher,
    patterns: new PatternCache(engine.get),
    identity: new Identity(setup.fingerprintKey),
    offline,
    inlineAllow: setup.inlineAllow,
  });
  const texts = new TextScanner(artifacts, setup.inside);
  return {
    matcher,
    artifacts,
    offline,
    texts,
    streams: new StreamScanner({ artifacts, texts, inside: setup.inside }, matcher.maxMatchBytes, setup.maxFileBytes),
    engine: engine.loaded,
  };
}
