// The built-in rules. In the bundle they are one JSON file with everything already computed (scripts/bundle.mjs writes it); run from sources
// they are read from the TOML packs in rules/.

import { readdirSync, readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { RuleSearch } from '../model/rule.ts';
import type { JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { readPack } from './read-pack.ts';

/** What compiling found out about a rule; kept so that a hook does not analyse hundreds of patterns at every start. */
export type RuleFacts = { readonly search: RuleSearch; readonly maxBytes: number; readonly gate: readonly string[] };

export type BuiltinRules = {
  readonly joined: JoinedRules;
  /** By rule id; empty when run from sources. */
  readonly facts: ReadonlyMap<string, RuleFacts>;
};

type StoredGuard = { readonly classCount: number; readonly classOf: string; readonly table: string };
type StoredSearch =
  | Exclude<RuleSearch, { by: 'literals' }>
  | (Omit<Extract<RuleSearch, { by: 'literals' }>, 'guard'> & { readonly guard?: StoredGuard });
type StoredFacts = Omit<RuleFacts, 'search'> & { readonly search: StoredSearch };

/** The content of dist/rules.json. */
export type StoredRules = { readonly joined: JoinedRules; readonly facts: Readonly<Record<string, StoredFacts>> };

/** Loads the built-in rules from `rules.json` beside this module, else from the packs. */
export function loadBuiltinRules(): BuiltinRules {
  const stored = readIfPresent(new URL('./rules.json', import.meta.url));
  if (stored === undefined) return { joined: joinBuiltin(readBuiltinPacks()), facts: new Map() };
  const { joined, facts } = JSON.parse(stored) as StoredRules;
  return { joined, facts: new Map(Object.entries(facts).map(([id, item]) => [id, restoreFacts(item)])) };
}

/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export function readBuiltinPacks(): RulePack[] {
  const folder = new URL(import.meta.url.endsWith('.ts') ? '../../rules/' : '../rules/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  return names.sort().map((name) => readPack(readFileSync(new URL(name, folder), 'utf8'), `rules/${name}`, 'trapline'));
}

/** All built-in packs as one list. Ids are unique over all of them; `rules check` says if they are not. */
export function joinBuiltin(packs: readonly RulePack[]): JoinedRules {
  return { rules: packs.flatMap(({ rules }) => rules), allowlists: packs.flatMap(({ allowlists }) => allowlists) };
}

/** JSON form of the rules and their facts, without the examples, which only `rules show` and `rules check` need. */
export function storeRules(joined: JoinedRules, facts: ReadonlyMap<string, RuleFacts>): string {
  const rules = joined.rules.map((rule) => ({ ...rule, examples: { match: [], reject: [] } }));
  const storedFacts = Object.fromEntries([...facts].map(([id, item]) => [id, storeFacts(item)]));
  return JSON.stringify({ joined: { ...joined, rules }, facts: storedFacts } satisfies StoredRules);
}

function storeFacts({ search, ...rest }: RuleFacts): StoredFacts {
  if (search.by !== 'literals' || !search.guard) return { ...rest, search: search as StoredSearch };
  const { classCount, classOf, table } = search.guard;
  return { ...rest, search: { ...search, guard: { classCount, classOf: toBase64(classOf), table: toBase64(table) } } };
}

function restoreFacts({ search, ...rest }: StoredFacts): RuleFacts {
  if (search.by !== 'literals' || !search.guard) return { ...rest, search: search as RuleSearch };
  const { classCount, classOf, table } = search.guard;
  const guard: Guard = { classCount, classOf: Buffer.from(classOf, 'base64'), table: Buffer.from(table, 'base64') };
  return { ...rest, search: { ...search, guard } };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function readIfPresent(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
