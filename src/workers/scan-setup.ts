// What every scanning thread needs, as plain data that can be sent to one, and how a thread makes its scanner of it.

import { Identity } from '../judge/identity.ts';
import { lazyEngine } from '../match/engine.ts';
import { Matcher } from '../match/matcher.ts';
import { PatternCache } from '../match/pattern-cache.ts';
import type { PrefilterTables } from '../match/prefilter/tables.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { RuleSet } from '../model/rule.ts';
import { ArtifactScanner } from './artifact-scanner.ts';
import { StreamScanner } from './file-scanner.ts';
import { TextScanner } from './text-scanner.ts';

export type ScanSetup = {
  readonly ruleSet: RuleSet;
  readonly tables: PrefilterTables;
  readonly engine: 'auto' | 're2' | 're2js';
  readonly inlineAllow: boolean;
  readonly maxFileBytes: number;
  readonly fingerprintKey: string | undefined;
  readonly inside: InsideLimits;
};

export type Scanner = {
  readonly matcher: Matcher;
  readonly artifacts: ArtifactScanner;
  readonly texts: TextScanner;
  readonly streams: StreamScanner;
  /** The engine that was loaded, if a pattern had to run. */
  readonly engine: () => 're2' | 're2js' | undefined;
};

export function createScanner(setup: ScanSetup): Scanner {
  const engine = lazyEngine(setup.engine);
  const matcher = new Matcher(setup.ruleSet, setup.tables, engine.get);
  const artifacts = new ArtifactScanner({
    ruleSet: setup.ruleSet,
    matcher,
    patterns: new PatternCache(engine.get),
    identity: new Identity(setup.fingerprintKey),
    inlineAllow: setup.inlineAllow,
  });
  const texts = new TextScanner(artifacts, setup.inside);
  return {
    matcher,
    artifacts,
    texts,
    streams: new StreamScanner({ artifacts, texts, inside: setup.inside }, matcher.maxMatchBytes, setup.maxFileBytes),
    engine: engine.loaded,
  };
}
