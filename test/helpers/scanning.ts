// Rules, matchers and scanners for tests, made from TOML the way a scan makes them; the built-in rules stay out.

import { defaultInsideLimits } from '../../src/config/options.ts';
import { buildTriggerTables } from '../../src/match/collect-triggers.ts';
import { lazyEngine } from '../../src/match/engine.ts';
import { Matcher } from '../../src/match/matcher.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { RuleSet } from '../../src/model/rule.ts';
import type { Dialect } from '../../src/rules/pack.ts';
import { readPack } from '../../src/rules/read-pack.ts';
import { compileRuleSet, joinPack } from '../../src/rules/rule-set.ts';
import { createScanner, type Scanner, type ScanSetup } from '../../src/workers/scan-setup.ts';

/** The compiled rules of one file that extends nothing, with what was told about them. */
export function compileToml(
  toml: string,
  dialect: Dialect = 'trapline',
): { readonly ruleSet: RuleSet; readonly diagnostics: readonly Diagnostic[] } {
  const source = dialect === 'gitleaks' ? '.gitleaks.toml' : '.trapline.toml';
  const loaded = joinPack(readPack(toml, source, dialect), {
    builtin: () => ({ rules: [], allowlists: [] }),
    readExtended: (path) => {
      throw new Error(`${path} is not to be read`);
    },
  });
  return compileRuleSet(loaded, () => undefined);
}

export function matcherOf(ruleSet: RuleSet, engine: 'auto' | 're2' | 're2js' = 'auto'): Matcher {
  return new Matcher(ruleSet, buildTriggerTables(ruleSet.rules), lazyEngine(engine).get);
}

export function scannerOf(ruleSet: RuleSet, overrides: Partial<ScanSetup> = {}): Scanner {
  return createScanner(setupOf(ruleSet, overrides));
}

/** What a scan by these rules hands to each thread. */
export function setupOf(ruleSet: RuleSet, overrides: Partial<ScanSetup> = {}): ScanSetup {
  return {
    ruleSet,
    tables: buildTriggerTables(ruleSet.rules),
    engine: 'auto',
    inlineAllow: true,
    maxFileBytes: Number.POSITIVE_INFINITY,
    fingerprintKey: undefined,
    inside: defaultInsideLimits,
    ...overrides,
  };
}
