// From the rules to the tables of a search for them. The bundle has those of the built-in rules ready, so most scans never need this.

import type { Rule } from '../model/rule.ts';
import { buildTables } from './prefilter/tables.ts';
import type { TriggerLiteral } from './prefilter/windows.ts';
import { columnNames, type SearchTables, type TriggerFacts, type TriggerTable, triggerTable } from './triggers.ts';
import { contextBytes } from './window.ts';

/** Windows are widened to whole characters, which is up to three bytes more. */
const marginBytes = contextBytes + 3;

export type CollectedTriggers = {
  readonly table: TriggerTable;
  /** By trigger: what the prefilter looks for. */
  readonly literals: readonly TriggerLiteral[];
};

export function collectTriggers(rules: readonly Rule[]): CollectedTriggers {
  const literals: TriggerLiteral[] = [];
  const shortGates: { rule: number; keyword: string }[] = [];
  const rows: number[][] = [];
  for (const rule of rules) {
    const { search, index, maxBytes, maxNewlines = -1 } = rule;
    if (search.by === 'literals') {
      search.literals.forEach(({ text, ignoreCase, before, guardState, maxBefore, maxAfter }, literal) => {
        const guard =
          search.guard && guardState !== undefined ? { guard: { automaton: search.guard, state: guardState } } : {};
        const edge = before === undefined ? {} : { before };
        literals.push({ text, ignoreCase, triggerId: rows.length, ...edge, ...guard });
        const bytes = Buffer.byteLength(text);
        const after = Math.max(bytes + maxAfter, maxBytes) + marginBytes;
        rows.push([index, literal, bytes, maxBefore + marginBytes, after, maxNewlines]);
      });
    }
    for (const keyword of rule.gate) {
      const bytes = Buffer.byteLength(keyword);
      if (bytes < 3) {
        shortGates.push({ rule: index, keyword });
        continue;
      }
      literals.push({ text: keyword, ignoreCase: true, triggerId: rows.length });
      rows.push([index, -1, bytes, marginBytes, bytes + marginBytes, maxNewlines]);
    }
  }
  const columns = Int32Array.from(columnNames.flatMap((_, column) => rows.map((row) => row[column]!)));
  const facts: TriggerFacts = {
    shortGates,
    textRules: rules.filter(({ search }) => search.by === 'text').map(({ index }) => index),
    pathRules: rules.filter(({ search }) => search.by === 'path').map(({ index }) => index),
    hasComposites: rules.some(({ spec }) => spec.required.length > 0),
    hasPairs: rules.some(({ spec }) => spec.pairs.length > 0),
    maxMatchBytes: rules.reduce((most, rule) => Math.max(most, longestMatch(rule)), 1),
  };
  return { table: triggerTable(columns, facts), literals };
}

/** What of a table is not columns, to be kept as JSON. */
export function triggerFacts({
  rule: _,
  literal: _1,
  literalBytes: _2,
  before: _3,
  after: _4,
  newlines: _5,
  ...facts
}: TriggerTable): TriggerFacts {
  return facts;
}

/** The columns of a table, one behind the other. */
export function triggerColumns(table: TriggerTable): Int32Array {
  return Int32Array.from(columnNames.flatMap((name) => [...table[name]]));
}

/** The tables of a search for these rules; they can be built once and handed to every worker. */
export function buildTriggerTables(rules: readonly Rule[]): SearchTables {
  const { table, literals } = collectTriggers(rules);
  const { image, slack } = buildTables(literals);
  return { image, slack, triggers: table };
}

/** Bytes a match of the rule can span: an unbounded pattern ends only where its window does. */
function longestMatch({ search, maxBytes }: Rule): number {
  if (search.by !== 'literals') return maxBytes;
  const windows = search.literals.map(
    ({ text, maxBefore, maxAfter }) => maxBefore + Buffer.byteLength(text) + maxAfter,
  );
  return Math.max(maxBytes, ...windows) + 2 * contextBytes;
}
