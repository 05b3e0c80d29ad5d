// The built-in rules as the bundle keeps them: one JSON file with everything computed, one with the notes that only reports need, one
// binary file with the prefilter's tables (src/store-builtin.ts makes them). Run from sources there are none, and builtin-join.ts reads
// the TOML packs instead.
//
// What is parsed is used as it is: making objects of a shorter form costs more than parsing the longer one (bench/README.md).

import { readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleSearch, RuleSet } from '../model/rule.ts';
import { StoredNotes } from './stored-notes.ts';

export type StoredTables = { readonly image: Uint8Array; readonly slack: number };

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };

/** The content of dist/rules.json. */
type StoredRules = {
  /** Without guards, notes and examples. */
  readonly rules: readonly Rule[];
  /** By the id of the rule. */
  readonly guards: Readonly<Record<string, GuardPlace>>;
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
  const { rules, allowlists, slack } = stored;
  return { ruleSet: { rules, allowlists }, tables: { image: readTables(), slack } };
}

/** The same with guards and notes, for joining and building other tables. */
export function readStoredWithGuards(): RuleSet | undefined {
  const stored = readStored();
  if (!stored) return undefined;
  const image = readTables();
  const notes = new StoredNotes();
  const rules = stored.rules.map((rule): Rule => {
    const place = stored.guards[rule.spec.id];
    const search =
      place && rule.search.by === 'literals' ? { ...rule.search, guard: guardAt(place, image) } : rule.search;
    return { ...rule, spec: { ...rule.spec, ...notes.of(rule.spec) }, search };
  });
  return { rules, allowlists: stored.allowlists };
}

/**
 * JSON form of compiled rules in ASCII (a string of one byte per character is read and parsed faster), without their notes and without the
 * examples, which only `rules show` and `rules check` need. `guardAt` tells where a guard's bytes (class count, classes, table) lie in the
 * prefilter's tables.
 */
export function storeRules(
  ruleSet: RuleSet,
  tables: { readonly slack: number; readonly guardAt: (guard: Guard) => number },
): string {
  const rules = ruleSet.rules.map((rule): Rule => {
    const { respond: _, ...spec } = rule.spec;
    const bare = { ...spec, references: [], examples: { match: [], reject: [] } };
    return { ...rule, spec: bare, search: withoutGuard(rule.search) };
  });
  const guards = ruleSet.rules.flatMap(({ spec, search }): [string, GuardPlace][] => {
    if (search.by !== 'literals' || !search.guard) return [];
    const { guard } = search;
    return [[spec.id, { at: tables.guardAt(guard), classes: guard.classCount, bytes: guard.table.length }]];
  });
  const stored: StoredRules = {
    rules,
    guards: Object.fromEntries(guards),
    allowlists: ruleSet.allowlists,
    slack: tables.slack,
  };
  return JSON.stringify(stored).replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function withoutGuard(search: RuleSearch): RuleSearch {
  return search.by === 'literals' ? { by: 'literals', literals: search.literals } : search;
}

/** Guards stay views into the tables: nothing is copied. */
function guardAt(place: GuardPlace, image: Buffer): Guard {
  const classes = place.at + 4;
  const table = classes + 256;
  return {
    classCount: place.classes,
    classOf: image.subarray(classes, table),
    table: image.subarray(table, table + place.bytes),
  };
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
