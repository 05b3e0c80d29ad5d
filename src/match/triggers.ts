// What a search has to know of all rules before the first one is woken: one number per (rule, literal) or (rule, gate keyword), and what follows
// from the literals (collect-triggers.ts). Plain numbers in columns, so that the bundle stores them and no rule need be read for them.

import type { PrefilterTables } from './prefilter/tables.ts';

/** Columns of `TriggerTable.columns`, each with one number per trigger. */
export const columnNames = ['rule', 'literal', 'literalBytes', 'before', 'after', 'newlines'] as const;

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
export type TriggerFacts = Omit<TriggerTable, (typeof columnNames)[number]>;

/** The prefilter's tables with the triggers they report. */
export type SearchTables = PrefilterTables & { readonly triggers: TriggerTable };

/** `columns` holds one column behind the other. */
export function triggerTable(columns: Int32Array, facts: TriggerFacts): TriggerTable {
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
