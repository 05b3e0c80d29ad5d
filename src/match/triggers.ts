// From the rules to what a search has to know of all of them before the first one is woken: one number per (rule, literal) or (rule, gate
// keyword), and what follows from the literals. Plain numbers in columns, so that the bundle stores them and no rule need be read for them.

import type { Rule } from '../model/rule.ts';
import { buildTables, type PrefilterTables } from './prefilter/tables.ts';
import type { TriggerLiteral } from './prefilter/windows.ts';
import { contextBytes } from './window.ts';

/** Columns of `TriggerTable.columns`, each with one number per trigger. */
const columnNames = ['rule', 'literal', 'literalBytes', 'before', 'after', 'newlines'] as const;

/** Windows are widened to whole characters, which is up to three bytes more. */
const marginBytes = contextBytes + 3;

/** What a search knows of its rules. Everything can be sent to a thread; rules are named by their index. */
export type TriggerTable = {
  /** By trigger: the rule it wakes. */
  readonly rule: Int32Array;
  /** The literal's number in the rule; -1 for a gate keyword. */
  readonly literal: Int32Array;
  readonly literalBytes: Int32Array;
  /** Bytes before a literal's start that its match depends on at most. */
  readonly before: Int32Array;
  /** Bytes from a literal's start on that its match depends on at most. */
  readonly after: Int32Array;
  /** Most line feeds in a match; -1: unknown. */
  readonly newlines: Int32Array;
  /** Rules with a gate keyword too short for the prefilter; the matcher looks for those itself. */
  readonly shortGates: readonly { readonly rule: number; readonly keyword: string }[];
  /** Rules without literals, which run over whole texts; and those that look at paths only. */
  readonly textRules: readonly number[];
  readonly pathRules: readonly number[];
  /** Some rule asks for another rule's match nearby; some rule is one half of a credential. */
  readonly hasComposites: boolean;
  readonly hasPairs: boolean;
  /** The longest match any rule can have, in bytes, with the context of its window. */
  readonly maxMatchBytes: number;
};

/** The part of a trigger table that is not columns. */
type TriggerFacts = Omit<TriggerTable, (typeof columnNames)[number]>;

/** The prefilter's tables with the triggers they report. */
export type SearchTables = PrefilterTables & { readonly triggers: TriggerTable };

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

/** `columns` holds one column behind the other. */
function triggerTable(columns: Int32Array, facts: TriggerFacts): TriggerTable {
  const count = columns.length / columnNames.length;
  const column = (name: (typeof columnNames)[number]): Int32Array => {
    const at = columnNames.indexOf(name) * count;
    return columns.subarray(at, at + count);
  };
  return {
    rule: column('rule'),
    literal: column('literal'),
    literalBytes: column('literalBytes'),
    before: column('before'),
    after: column('after'),
    newlines: column('newlines'),
    ...facts,
  };
}

/** The tables of a bundle, as `triggerColumns` and JSON have kept them. */
export function storedTables(
  stored: PrefilterTables & { readonly columns: Int32Array; readonly facts: unknown },
): SearchTables {
  const { image, slack, columns, facts } = stored;
  return { image, slack, triggers: triggerTable(columns, facts as TriggerFacts) };
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
