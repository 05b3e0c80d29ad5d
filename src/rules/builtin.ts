// The built-in rules. In the bundle they are one JSON file with everything already computed, and one binary file with the prefilter's tables
// (scripts/bundle.mjs writes both); run from sources they are read from the TOML packs in rules/.

import { readdirSync, readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { RuleLiteral, RuleSearch } from '../model/rule.ts';
import type { JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { readPack } from './read-pack.ts';

/** What compiling found out about a rule; kept so that a hook does not analyse hundreds of patterns at every start. */
export type RuleFacts = { readonly search: RuleSearch; readonly maxBytes: number; readonly gate: readonly string[] };

export type BuiltinRules = {
  readonly joined: JoinedRules;
  /** By rule id; empty when run from sources. */
  readonly facts: ReadonlyMap<string, RuleFacts>;
  /** The prefilter's tables for exactly these rules, where the bundle has them. */
  readonly tables?: StoredTables;
};

export type StoredTables = { readonly image: Uint8Array; readonly slack: number };

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };
type StoredLiterals = {
  readonly by: 'literals';
  readonly literals: readonly RuleLiteral[];
  readonly guard?: GuardPlace;
};
type StoredSearch = Exclude<RuleSearch, { by: 'literals' }> | StoredLiterals;
type StoredFacts = Omit<RuleFacts, 'search'> & { readonly search: StoredSearch };

/** The content of dist/rules.json. */
export type StoredRules = {
  readonly joined: JoinedRules;
  readonly facts: Readonly<Record<string, StoredFacts>>;
  readonly slack: number;
};

/** Loads the built-in rules from `rules.json` beside this module, else from the packs. */
export function loadBuiltinRules(): BuiltinRules {
  const stored = readIfPresent(new URL('./rules.json', import.meta.url));
  if (stored === undefined) return { joined: joinBuiltin(readBuiltinPacks()), facts: new Map() };
  const { joined, facts, slack } = JSON.parse(stored.toString()) as StoredRules;
  const image = readFileSync(new URL('./prefilter.bin', import.meta.url));
  const restored = Object.entries(facts).map(([id, item]) => [id, restoreFacts(item, image)] as const);
  return { joined, facts: new Map(restored), tables: { image, slack } };
}

/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export function readBuiltinPacks(): RulePack[] {
  return readPackFolder(new URL(import.meta.url.endsWith('.ts') ? '../../rules/' : '../rules/', import.meta.url));
}

export function readPackFolder(folder: URL): RulePack[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  return names.sort().map((name) => readPack(readFileSync(new URL(name, folder), 'utf8'), `rules/${name}`, 'trapline'));
}

/** All built-in packs as one list. Ids are unique over all of them; `rules check` says if they are not. */
export function joinBuiltin(packs: readonly RulePack[]): JoinedRules {
  return {
    rules: packs.flatMap(({ rules }) => rules),
    allowlists: packs.flatMap(({ allowlists }) => allowlists),
  };
}

/**
 * JSON form of the rules and their facts, without the examples, which only `rules show` and `rules check` need. `guardAt` tells where a
 * guard's bytes (class count, classes, table) lie in the prefilter's tables.
 */
export function storeRules(
  joined: JoinedRules,
  facts: ReadonlyMap<string, RuleFacts>,
  tables: { readonly slack: number; readonly guardAt: (guard: Guard) => number },
): string {
  const rules = joined.rules.map((rule) => ({ ...rule, examples: { match: [], reject: [] } }));
  const storedFacts = Object.fromEntries([...facts].map(([id, item]) => [id, storeFacts(item, tables.guardAt)]));
  return JSON.stringify({
    joined: { ...joined, rules },
    facts: storedFacts,
    slack: tables.slack,
  } satisfies StoredRules);
}

function storeFacts({ search, ...rest }: RuleFacts, guardAt: (guard: Guard) => number): StoredFacts {
  if (search.by !== 'literals') return { ...rest, search };
  const { guard, ...bare } = search;
  if (!guard) return { ...rest, search: bare };
  return {
    ...rest,
    search: { ...bare, guard: { at: guardAt(guard), classes: guard.classCount, bytes: guard.table.length } },
  };
}

/** Guards stay views into the tables: nothing is copied. */
function restoreFacts({ search, ...rest }: StoredFacts, image: Buffer): RuleFacts {
  if (search.by !== 'literals') return { ...rest, search };
  const { guard: place, ...bare } = search;
  if (!place) return { ...rest, search: bare };
  const classes = place.at + 4;
  const table = classes + 256;
  const guard: Guard = {
    classCount: place.classes,
    classOf: image.subarray(classes, table),
    table: image.subarray(table, table + place.bytes),
  };
  return { ...rest, search: { ...bare, guard } };
}

function readIfPresent(url: URL): Buffer | undefined {
  try {
    return readFileSync(url);
  } catch {
    return undefined;
  }
}
