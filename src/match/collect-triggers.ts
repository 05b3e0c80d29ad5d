// From the rules to the tables of a search for them. The bundle has those of the built-in rules ready, so most scans never need this.

import type { Rule } from '../model/rule.ts';
import type { RuleChanges } from '../model/rule-changes.ts';
import { extendTables } from './prefilter/extend-tables.ts';
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
    hasComposites: rules.some(isComposite),
    hasPairs: rules.some(hasPair),
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

/**
 * As `buildTriggerTables` for rules that came from others, of which `tables` are, and finds the same. Of rules that are gone the facts may still
 * expect something (a longer match, a composite), which costs and changes nothing.
 */
export function changeTriggerTables(tables: SearchTables, changes: RuleChanges): SearchTables {
  const { positions, added, restated } = changes;
  const { triggers } = tables;
  const own = collectTriggers(added);
  const count = triggers.rule.length;
  const literals = own.literals.map((literal) => ({ ...literal, triggerId: count + literal.triggerId }));
  const rule = triggers.rule.map((index) => positions[index]!);
  const { image, slack } = extendTables(tables, literals, (triggerId) => rule[triggerId]! < 0);
  const columns = new Int32Array(columnNames.length * (count + own.literals.length));
  columnNames.forEach((name, i) => {
    const at = i * (count + own.literals.length);
    columns.set(name === 'rule' ? rule : triggers[name], at);
    columns.set(own.table[name], at + count);
  });
  const moved = (indexes: readonly number[]): number[] => indexes.map((index) => positions[index]!).filter(isIndex);
  const facts: TriggerFacts = {
    shortGates: [
      ...triggers.shortGates
        .map((gate) => ({ ...gate, rule: positions[gate.rule]! }))
        .filter((gate) => isIndex(gate.rule)),
      ...own.table.shortGates,
    ],
    textRules: [...moved(triggers.textRules), ...own.table.textRules].sort(byNumber),
    pathRules: [...moved(triggers.pathRules), ...own.table.pathRules].sort(byNumber),
    hasComposites: triggers.hasComposites || [...added, ...restated].some(isComposite),
    hasPairs: triggers.hasPairs || [...added, ...restated].some(hasPair),
    maxMatchBytes: Math.max(triggers.maxMatchBytes, own.table.maxMatchBytes),
  };
  return { image, slack, triggers: triggerTable(columns, facts) };
}

function isComposite({ spec }: Rule): boolean {
  return spec.required.length > 0;
}

function hasPair({ spec }: Rule): boolean {
  return spec.pairs.length > 0;
}

function isIndex(position: number): boolean {
  return position >= 0;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** Bytes a match of the rule can span: an unbounded pattern ends only where its window does. */
function longestMatch({ search, maxBytes }: Rule): number {
  if (search.by !== 'literals') return maxBytes;
  const windows = search.literals.map(
    ({ text, maxBefore, maxAfter }) => maxBefore + Buffer.byteLength(text) + maxAfter,
  );
  return Math.max(maxBytes, ...windows) + 2 * contextBytes;
}
