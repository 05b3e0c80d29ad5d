// The built-in rules. In the bundle they are one JSON file with everything already computed, and one binary file with the prefilter's tables
// (src/store-builtin.ts makes both); run from sources they are read from the TOML packs in rules/.

import { readdirSync, readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleLiteral, RuleSearch, RuleSet } from '../model/rule.ts';
import { compileRule } from './compile-rule.ts';
import { finishRule, type JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { readPack } from './read-pack.ts';

export type BuiltinRules = {
  readonly ruleSet: RuleSet;
  /** The prefilter's tables for exactly these rules, where the bundle has them; the rules then carry no guards, which are in there. */
  readonly tables?: StoredTables;
};

export type StoredTables = { readonly image: Uint8Array; readonly slack: number };

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };
type StoredLiterals = { readonly by: 'literals'; readonly literals: readonly RuleLiteral[]; readonly guard?: GuardPlace };
type StoredRule = Omit<Rule, 'search'> & { readonly search: Exclude<RuleSearch, { by: 'literals' }> | StoredLiterals };

/** The content of dist/rules.json. */
type StoredRules = {
  readonly rules: readonly StoredRule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly slack: number;
};

/** The built-in rules as they are, from `rules.json` beside this module, else from the packs. */
export function loadBuiltinRules(): BuiltinRules {
  const stored = readStored();
  if (!stored) return { ruleSet: compileBuiltin(joinBuiltin(readBuiltinPacks())) };
  const rules = stored.rules.map((rule): Rule => ({ ...rule, search: withoutGuard(rule.search) }));
  return { ruleSet: { rules, allowlists: stored.allowlists }, tables: { image: readTables(), slack: stored.slack } };
}

/** The built-in rules to be joined with others: each with its guard, since tables must be built anew. */
export function loadBuiltinForJoining(): RuleSet {
  const stored = readStored();
  if (!stored) return loadBuiltinRules().ruleSet;
  const image = readTables();
  const rules = stored.rules.map((rule): Rule => ({ ...rule, search: withGuard(rule.search, image) }));
  return { rules, allowlists: stored.allowlists };
}

/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export function readBuiltinPacks(): RulePack[] {
  return readPackFolder(new URL(import.meta.url.endsWith('.ts') ? '../../rules/' : '../rules/', import.meta.url));
}

export function readPackFolder(folder: URL): RulePack[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  return names
    .sort()
    .map((name) => readPack(readFileSync(new URL(name, folder), 'utf8'), `rules/${name}`, 'trapline'));
}

/** All built-in packs as one list. */
export function joinBuiltin(packs: readonly RulePack[]): JoinedRules {
  return {
    rules: packs.flatMap(({ rules }) => rules),
    allowlists: packs.flatMap(({ allowlists }) => allowlists),
  };
}

function compileBuiltin(joined: JoinedRules): RuleSet {
  const sorted = [...joined.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    rules: sorted.map((raw, index) => compileRule(finishRule(raw), index, () => undefined)),
    allowlists: joined.allowlists,
  };
}

/**
 * JSON form of compiled rules, without the examples, which only `rules show` and `rules check` need. `guardAt` tells where a guard's bytes
 * (class count, classes, table) lie in the prefilter's tables.
 */
export function storeRules(
  ruleSet: RuleSet,
  tables: { readonly slack: number; readonly guardAt: (guard: Guard) => number },
): string {
  const rules = ruleSet.rules.map((rule): StoredRule => {
    const spec = { ...rule.spec, examples: { match: [], reject: [] } };
    return { ...rule, spec, search: storeSearch(rule.search, tables.guardAt) };
  });
  return JSON.stringify({ rules, allowlists: ruleSet.allowlists, slack: tables.slack } satisfies StoredRules);
}

function storeSearch(search: RuleSearch, guardAt: (guard: Guard) => number): StoredRule['search'] {
  if (search.by !== 'literals') return search;
  const { guard, literals } = search;
  if (!guard) return { by: 'literals', literals };
  return { by: 'literals', literals, guard: { at: guardAt(guard), classes: guard.classCount, bytes: guard.table.length } };
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
