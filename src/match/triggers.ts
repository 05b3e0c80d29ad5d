// From the literals of all rules to the trigger table of the prefilter: one number per (rule, literal) or (rule, gate keyword).

import type { Rule } from '../model/rule.ts';
import { buildTables, type PrefilterTables } from './prefilter/tables.ts';
import type { TriggerLiteral } from './prefilter/windows.ts';

/** What a trigger id stands for: a literal of the rule, or one of its gate keywords (then `literal` is -1). */
export type Trigger = { readonly rule: number; readonly literal: number };

export type TriggerTable = {
  readonly triggers: readonly Trigger[];
  readonly literals: readonly TriggerLiteral[];
  /** Rules with a gate keyword too short for the prefilter; the matcher looks for those itself. */
  readonly shortGates: readonly { readonly rule: number; readonly keyword: string }[];
};

export function collectTriggers(rules: readonly Rule[]): TriggerTable {
  const triggers: Trigger[] = [];
  const literals: TriggerLiteral[] = [];
  const shortGates: { rule: number; keyword: string }[] = [];
  for (const rule of rules) {
    const { search } = rule;
    if (search.by === 'literals') {
      search.literals.forEach(({ text, ignoreCase, before, guardState }, literal) => {
        const guard =
          search.guard && guardState !== undefined ? { guard: { automaton: search.guard, state: guardState } } : {};
        literals.push({
          text,
          ignoreCase,
          triggerId: triggers.length,
          ...(before === undefined ? {} : { before }),
          ...guard,
        });
        triggers.push({ rule: rule.index, literal });
      });
    }
    for (const keyword of rule.gate) {
      if (Buffer.byteLength(keyword) < 3) {
        shortGates.push({ rule: rule.index, keyword });
        continue;
      }
      literals.push({ text: keyword, ignoreCase: true, triggerId: triggers.length });
      triggers.push({ rule: rule.index, literal: -1 });
    }
  }
  return { triggers, literals, shortGates };
}

/** The prefilter's tables for these rules; they can be built once and handed to every worker. */
export function buildTriggerTables(rules: readonly Rule[]): PrefilterTables {
  const { image, slack } = buildTables(collectTriggers(rules).literals);
  return { image, slack };
}
