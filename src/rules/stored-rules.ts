// The built-in rules as the bundle keeps them: one JSON file with everything computed, one with the notes that only reports need, one
// binary file with the prefilter's tables (src/store-builtin.ts makes them). Run from sources there are none, and builtin-join.ts reads the TOML packs instead.

import { readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';
import { readLiteral, type StoredLiteral, storeLiteral } from './stored-literal.ts';
import { StoredNotes } from './stored-notes.ts';

export type StoredTables = { readonly image: Uint8Array; readonly slack: number };

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };
type StoredLiterals = {
  readonly by: 'literals';
  readonly literals: readonly StoredLiteral[];
  readonly guard?: GuardPlace;
};
type StoredRule = Omit<Rule, 'spec' | 'search'> & {
  /** Without the fields that are as in `commonSpec`. */
  readonly spec: Omit<RuleSpec, keyof typeof commonSpec> & Partial<RuleSpec>;
  readonly search: Exclude<RuleSearch, { by: 'literals' }> | StoredLiterals;
};

/** What most rules have; left out of the file, since every start parses all of it. */
const commonSpec = {
  malformed: 'lower',
  format: 'confirmed',
  secretGroup: 0,
  entropy: 0,
  keywords: [],
  skipReport: false,
  required: [],
  allowlists: [],
  supersedes: [],
  references: [],
  examples: { match: [], reject: [] },
  dialect: 'trapline',
} as const satisfies Partial<RuleSpec>;

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
  return stored && { ruleSet: restoreRules(stored), tables: { image: readTables(), slack: stored.slack } };
}

/** The rules of dist/rules.json, without guards and notes. */
export function restoreRules(stored: StoredRules): RuleSet {
  const rules = stored.rules.map(
    (rule): Rule => ({ ...rule, spec: { ...commonSpec, ...rule.spec }, search: withoutGuard(rule.search) }),
  );
  return { rules, allowlists: stored.allowlists };
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
      spec: { ...commonSpec, ...rule.spec, ...notes.of(rule.spec) },
      search: withGuard(rule.search, image),
    }),
  );
  return { rules, allowlists: stored.allowlists };
}

/**
 * JSON form of compiled rules in ASCII (a string of one byte per character is read and parsed faster), without their notes and without the examples, which only `rules show` and `rules check` need. `guardAt`
 * tells where a guard's bytes (class count, classes, table) lie in the prefilter's tables.
 */
export function storeRules(
  ruleSet: RuleSet,
  tables: { readonly slack: number; readonly guardAt: (guard: Guard) => number },
): string {
  const rules = ruleSet.rules.map((rule): StoredRule => {
    const { respond: _, ...bare } = rule.spec;
    const spec = withoutCommon({ ...bare, references: [], examples: { match: [], reject: [] } });
    return { ...rule, spec, search: storeSearch(rule.search, tables.guardAt) };
  });
  const json = JSON.stringify({ rules, allowlists: ruleSet.allowlists, slack: tables.slack } satisfies StoredRules);
  return json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function withoutCommon(spec: RuleSpec): StoredRule['spec'] {
  const common: Readonly<Record<string, unknown>> = commonSpec;
  const isCommon = (key: string, value: unknown) => JSON.stringify(common[key]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(spec).filter(([key, value]) => !isCommon(key, value))) as StoredRule['spec'];
}

function storeSearch(search: RuleSearch, guardAt: (guard: Guard) => number): StoredRule['search'] {
  if (search.by !== 'literals') return search;
  const { guard } = search;
  const literals = search.literals.map(storeLiteral);
  if (!guard) return { by: 'literals', literals };
  return {
    by: 'literals',
    literals,
    guard: { at: guardAt(guard), classes: guard.classCount, bytes: guard.table.length },
  };
}

function withoutGuard(search: StoredRule['search']): RuleSearch {
  return search.by === 'literals' ? { by: 'literals', literals: search.literals.map(readLiteral) } : search;
}

/** Guards stay views into the tables: nothing is copied. */
function withGuard(search: StoredRule['search'], image: Buffer): RuleSearch {
  if (search.by !== 'literals' || !search.guard) return withoutGuard(search);
  const { guard: place } = search;
  const classes = place.at + 4;
  const table = classes + 256;
  const guard: Guard = {
    classCount: place.classes,
    classOf: image.subarray(classes, table),
    table: image.subarray(table, table + place.bytes),
  };
  return { by: 'literals', literals: search.literals.map(readLiteral), guard };
}

function readStored(): StoredRules | undefined {
  try {
    return JSON.parse(readFileSync(new URL('./rules.json', import.meta.url), 'latin1')) as StoredRules;
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    return undefined;
  }
}

function readTables(): Buffer {
  return readFileSync(new URL('./prefilter.bin', import.meta.url));
}
