// The built-in rules to be joined with a configuration: from the bundle's files where there are any, else from the TOML packs in rules/.

import { readdirSync, readFileSync } from 'node:fs';

import type { Rule, RuleNotes, RuleSet, RuleSpec } from '../model/rule.ts';
import { compileRule } from './compile-rule.ts';
import { finishRule, type JoinedRules } from './join-packs.ts';
import type { RawRule, RulePack } from './pack.ts';
import { readPack } from './read-pack.ts';
import { type RulesWithTables, StoredJoin } from './stored-join.ts';

/** The packs compiled, once in a process: run from sources there is no bundle to read, and compiling takes most of a second. */
const fromSources: RuleSet[] = [];

export type BuiltinToJoin = JoinedRules & {
  /** A built-in rule, ready for use. */
  readonly find: (id: string) => Rule | undefined;
  readonly notesOf: (spec: Pick<RuleSpec, 'id'>) => RuleNotes;
  /** What is ready for rules that were compiled from these and others. */
  readonly finish: (ruleSet: RuleSet) => RulesWithTables;
};

/** Throws ToolError `bundle-changed` where the bundle's files do not belong together. */
export function loadBuiltinForJoining(): BuiltinToJoin {
  return StoredJoin.read() ?? joinFromSources();
}

function joinFromSources(): BuiltinToJoin {
  fromSources[0] ??= compileBuiltin(readBuiltinPacks());
  const { rules, allowlists } = fromSources[0];
  const byId = new Map(rules.map((rule) => [rule.spec.id, rule]));
  return {
    rules: rules.map(({ spec }) => spec),
    allowlists,
    find: (id) => byId.get(id),
    notesOf: ({ id }) => byId.get(id)?.spec ?? { references: [] },
    finish: (ruleSet) => ({ ruleSet, tables: undefined }),
  };
}

/** The packs as written, with their examples; sorted by file name. From a bundle they are in the `rules` folder beside dist/. */
export function readBuiltinPacks(): RulePack[] {
  return readPackFolder(new URL(import.meta.url.endsWith('.ts') ? '../../rules/' : '../rules/', import.meta.url));
}

export function readPackFolder(folder: URL): RulePack[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  return names.sort().map((name) => readPack(readFileSync(new URL(name, folder), 'utf8'), `rules/${name}`, 'trapline'));
}

/** All built-in packs as one list. */
export function joinBuiltin(packs: readonly RulePack[]): JoinedRules<RawRule> {
  return {
    rules: packs.flatMap(({ rules }) => rules),
    allowlists: packs.flatMap(({ allowlists }) => allowlists),
  };
}

function compileBuiltin(packs: readonly RulePack[]): RuleSet {
  const joined = joinBuiltin(packs);
  const sorted = [...joined.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    rules: sorted.map((raw, index) => compileRule(finishRule(raw), index, () => undefined)),
    allowlists: joined.allowlists,
  };
}
