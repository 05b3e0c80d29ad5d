// Makes dist/rules.json. Runs when bundling only.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ToolError } from '../model/tool-error.ts';
import { joinBuiltin, type RuleFacts, storeRules } from './builtin.ts';
import { compileRule } from './compile-rule.ts';
import { finishRule } from './join-packs.ts';
import { readPack } from './read-pack.ts';

/** Reads and compiles the packs in `folder`. Throws one ToolError that names every wrong rule: a bundle with a broken rule is not built. */
export function storedBuiltinRules(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  const packs = names
    .sort()
    .map((name) => readPack(readFileSync(join(folder, name), 'utf8'), `rules/${name}`, 'trapline'));
  const joined = joinBuiltin(packs);
  const facts = new Map<string, RuleFacts>();
  const problems: string[] = [];
  for (const raw of joined.rules) {
    if (facts.has(raw.id)) problems.push(`${raw.source}: rule ${raw.id} is defined twice`);
    try {
      const { search, maxBytes, gate } = compileRule(finishRule(raw), 0, () => undefined);
      facts.set(raw.id, { search, maxBytes, gate });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new ToolError('config-invalid', problems.join('\n'));
  return storeRules(joined, facts);
}
