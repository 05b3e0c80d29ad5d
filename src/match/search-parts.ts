// What every search of texts by rules needs: literals, patterns, and what rules without literals ask for.

import type { Match } from '../model/match.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import type { Span } from '../model/span.ts';
import type { RegexEngine } from './engine.ts';
import { PatternRunner } from './pattern-runner.ts';
import { Prefilter } from './prefilter/prefilter.ts';
import type { SearchTables, TriggerTable } from './triggers.ts';

/** Says whether a rule applies at all here (its path pattern); asked once per rule and call, before its pattern runs. */
export type RuleFilter = (rule: Rule) => boolean;

/** Which rules are looked for: those without a gate, and those whose gate is open, if their path allows it. */
export type Admission = { readonly open: ReadonlySet<number>; readonly applies: RuleFilter };

export class SearchParts {
  readonly rules: readonly Rule[];
  readonly table: TriggerTable;
  readonly prefilter: Prefilter;
  readonly patterns: PatternRunner;
  readonly hasGates: boolean;

  /** `tables` are those of the same rules (buildTriggerTables). `arenaBytes`: see Prefilter. */
  constructor(ruleSet: RuleSet, tables: SearchTables, engine: () => RegexEngine, arenaBytes: number) {
    this.rules = ruleSet.rules;
    this.table = tables.triggers;
    this.prefilter = new Prefilter(tables, arenaBytes);
    this.patterns = new PatternRunner(engine);
    this.hasGates = this.table.literal.some((literal) => literal < 0);
  }

  /** Opens the gates whose keyword is too short for the prefilter. */
  openShortGates(bytes: Buffer, open: Set<number>): void {
    if (this.table.shortGates.length === 0) return;
    const text = latin1Lower(bytes);
    for (const { rule, keyword } of this.table.shortGates) {
      if (text.includes(latin1Lower(Buffer.from(keyword)))) open.add(rule);
    }
  }

  /** Adds the matches of rules without literals that lie near an area. */
  matchTextRules(bytes: Buffer, areas: readonly Span[], { open, applies }: Admission, found: Match[]): void {
    for (const index of this.table.textRules) {
      const rule = this.rules[index]!;
      if (isOpen(rule, open) && applies(rule)) this.patterns.matchText(bytes, rule, areas, found);
    }
  }
}

export function isOpen(rule: Rule, open: ReadonlySet<number>): boolean {
  return rule.gate.length === 0 || open.has(rule.index);
}

/** One character per byte, in lower case: for ASCII keywords, and for others in the case they are written in. */
function latin1Lower(bytes: Buffer): string {
  return bytes.toString('latin1').toLowerCase();
}
