// The built-in rules to be joined with a configuration: from the bundle's files where there are any, else from the TOML packs in rules/.

import { readdirSync, readFileSync } from 'node:fs';

import type { RuleSet } from '../model/rule.ts';
import { compileRule } from './compile-rule.ts';
import { finishRule, type JoinedRules } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { readPack } from './read-pack.ts';
import { readStoredWithGuards } from './stored-rules.ts';

/** The packs compiled, once in a process: run from sources there is no bundle to read, and compiling takes most of a second. */
const fromSources: RuleSet[] = [];

/** Each with its guard (run from sources: without), since tables must be built anew. */
export function loadBuiltinForJoining(): RuleSet {
  const stored = readStoredWithGuards();
  if (stored) return stored;
  fromSources[0] ??= compileBuiltin(joinBuiltin(readBuiltinPacks()));
  return fromSources[0];
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
