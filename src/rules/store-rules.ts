// Writes the built-in rules as stored-rules.ts reads them. Runs when bundling only.

import type { Guard } from '../model/guard.ts';
import type { Rule, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';
import { isPublicSpec } from './public-rule.ts';
import { checksumOf } from './stored-files.ts';
import type { StoredHead, StoredIndex } from './stored-rules.ts';

const emptyExamples = { match: [], reject: [] } as const;

export type TablesToStore = Pick<StoredHead, 'slack' | 'columnsAt' | 'columns' | 'facts'> & {
  /** Rules that every text is asked about. */
  readonly early: readonly number[];
  /** Where a guard's bytes (class count, classes, table) lie in the prefilter's tables. */
  readonly guardAt: (guard: Guard) => number;
};

/**
 * The head and the lines of compiled rules in ASCII (a string of one byte per character is read and parsed faster), without their notes and
 * without the examples, which only `rules show` and `rules check` need.
 */
export function storeRules(
  { rules, allowlists }: RuleSet,
  tables: TablesToStore,
): { readonly head: string; readonly lines: string; readonly checksum: number } {
  const { slack, columnsAt, columns, facts } = tables;
  const guards: StoredIndex['guards'] = Object.fromEntries(
    rules.flatMap(({ spec, search }) => {
      if (search.by !== 'literals' || !search.guard) return [];
      const { guard } = search;
      return [[spec.id, { at: tables.guardAt(guard), classes: guard.classCount, bytes: guard.table.length }]];
    }),
  );
  const bare = rules.map((rule): Rule => {
    const { respond: _, ...spec } = rule.spec;
    return { ...rule, spec: { ...spec, references: [], examples: emptyExamples }, search: withoutGuard(rule.search) };
  });
  const index: StoredIndex = {
    ids: rules.map(({ spec }) => spec.id),
    names: Object.fromEntries(rules.flatMap(({ spec }) => namesOf(spec))),
    guards,
  };
  const lines = [index, ...bare].map((line) => `${inAscii(JSON.stringify(line))}\n`);
  const checksum = checksumOf(Buffer.from(lines.join(''), 'latin1'));
  const head: StoredHead = {
    allowlists,
    public: rules.filter(({ spec }) => isPublicSpec(spec)).map(({ index }) => index),
    early: Object.fromEntries(tables.early.map((index) => [index, bare[index]!])),
    lineBytes: lines.map((line) => line.length),
    textChecksum: checksum,
    slack,
    columnsAt,
    columns,
    facts,
  };
  return { head: `${inAscii(JSON.stringify(head))}\n`, lines: lines.join(''), checksum };
}

function namesOf({ id, required, pairs }: RuleSpec): [string, StoredIndex['names'][string]][] {
  if (required.length + pairs.length === 0) return [];
  return [[id, { required: required.map(onlyId), pairs: pairs.map(onlyId) }]];
}

function onlyId({ id }: { readonly id: string }): { id: string } {
  return { id };
}

function inAscii(json: string): string {
  return json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function withoutGuard(search: RuleSearch): RuleSearch {
  return search.by === 'literals' ? { by: 'literals', literals: search.literals } : search;
}
