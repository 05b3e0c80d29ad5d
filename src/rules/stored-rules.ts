// The built-in rules as the bundle keeps them: one JSON file with everything computed, one with the notes that only reports need, one
// binary file with the prefilter's tables (src/store-builtin.ts makes them). Run from sources there are none, and builtin-join.ts reads the TOML packs instead.

import { readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleLiteral, RuleNotes, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';

export type StoredTables = { readonly image: Uint8Array; readonly slack: number };

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };
type StoredLiterals = {
  readonly by: 'literals';
  readonly literals: readonly RuleLiteral[];
  readonly guard?: GuardPlace;
};
type StoredRule = Omit<Rule, 'search'> & { readonly search: Exclude<RuleSearch, { by: 'literals' }> | StoredLiterals };

/** The content of dist/rules.json. */
type StoredRules = {
  readonly rules: readonly StoredRule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly slack: number;
};

/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. The rules carry no guards: those are in the
 * tables.
 */
export function readStoredRules(): { readonly ruleSet: RuleSet; readonly tables: StoredTables } | undefined {
  const stored = readStored();
  if (!stored) return undefined;
  const rules = stored.rules.map((rule): Rule => ({ ...rule, search: withoutGuard(rule.search) }));
  return { ruleSet: { rules, allowlists: stored.allowlists }, tables: { image: readTables(), slack: stored.slack } };
}

/** The same with guards and notes, for joining and building other tables. */
export function readStoredWithGuards(): RuleSet | undefined {
  const stored = readStored();
  if (!stored) return undefined;
  const image = readTables();
  const notes = new StoredNotes();
  const rules = stored.rules.map(
    (rule): Rule => ({
      ...rule,
      spec: { ...rule.spec, ...notes.of(rule.spec) },
      search: withGuard(rule.search, image),
    }),
  );
  return { rules, allowlists: stored.allowlists };
}

/** The notes of the built-in rules in the bundle, read when first asked for. */
export class StoredNotes {
  #notes: Readonly<Record<string, RuleNotes>> | undefined;

  of({ id }: Pick<RuleSpec, 'id'>): RuleNotes {
    this.#notes ??= JSON.parse(readFileSync(new URL('./rule-notes.json', import.meta.url), 'utf8')) as Record<
      string,
      RuleNotes
    >;
    return this.#notes[id] ?? { references: [] };
  }
}

/** JSON form of the notes. */
export function storeNotes(rules: readonly Rule[]): string {
  const notes = rules.map(({ spec: { id, references, respond } }) => {
    return [id, { references, ...(respond === undefined ? {} : { respond }) } satisfies RuleNotes];
  });
  return JSON.stringify(Object.fromEntries(notes));
}

/**
 * JSON form of compiled rules, without their notes and without the examples, which only `rules show` and `rules check` need. `guardAt`
 * tells where a guard's bytes (class count, classes, table) lie in the prefilter's tables.
 */
export function storeRules(
  ruleSet: RuleSet,
  tables: { readonly slack: number; readonly guardAt: (guard: Guard) => number },
): string {
  const rules = ruleSet.rules.map((rule): StoredRule => {
    const { respond: _, ...bare } = rule.spec;
    const spec = { ...bare, references: [], examples: { match: [], reject: [] } };
    return { ...rule, spec, search: storeSearch(rule.search, tables.guardAt) };
  });
  return JSON.stringify({ rules, allowlists: ruleSet.allowlists, slack: tables.slack } satisfies StoredRules);
}

function storeSearch(search: RuleSearch, guardAt: (guard: Guard) => number): StoredRule['search'] {
  if (search.by !== 'literals') return search;
  const { guard, literals } = search;
  if (!guard) return { by: 'literals', literals };
  return {
    by: 'literals',
    literals,
    guard: { at: guardAt(guard), classes: guard.classCount, bytes: guard.table.length },
  };
}

function withoutGuard(search: StoredRule['search']): RuleSearch {
  return search.by === 'literals' ? { by: 'literals', literals: search.literals } : search;
}

/** Guards stay views into the tables: nothing is copied. */
function withGuard(search: StoredRule['search'], image: Buffer): RuleSearch {
  if (search.by !== 'literals' || !search.guard) return withoutGuard(search);
  const { guard: place, ...bare } = search;
  const classes = place.at + 4;
  const table = classes + 256;
  const guard: Guard = {
    classCount: place.classes,
    classOf: image.subarray(classes, table),
    table: image.subarray(table, table + place.bytes),
  };
  return { ...bare, guard };
}

function readStored(): StoredRules | undefined {
  try {
    return JSON.parse(readFileSync(new URL('./rules.json', import.meta.url), 'utf8')) as StoredRules;
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    return undefined;
  }
}

function readTables(): Buffer {
  return readFileSync(new URL('./prefilter.bin', import.meta.url));
}
