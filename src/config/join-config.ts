// Rules when a configuration (or a choice of rules) is involved: built-in packs joined with the user's. In a module of its own because it
// brings the TOML reader and the pattern analysis, which a scan with the built-in rules never needs.

import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { AllowlistSpec, RuleNotes, RuleSpec } from '../model/rule.ts';
import { isToolError, ToolError } from '../model/tool-error.ts';
import { loadBuiltinForJoining } from '../rules/builtin-join.ts';
import { dialectOf, type RulePack } from '../rules/pack.ts';
import { readPack } from '../rules/read-pack.ts';
import { compileRuleSet, joinPack, type LoadedRule } from '../rules/rule-set.ts';
import { isUnread } from '../rules/unread-rule.ts';
import type { RuleRequest, ScanRules } from './load-rules.ts';
import { silenced, silencePublicRules } from './public-rules.ts';

/** `configPath` is absolute. Throws ToolError as `loadScanRules` does. */
export function joinConfig(request: RuleRequest, configPath: string | undefined): ScanRules {
  const builtin = loadBuiltinForJoining();
  const pack = configPath === undefined ? emptyPack : readPackFile(configPath, request.cwd);
  const joined = joinPack(pack, {
    builtin: () => builtin,
    readExtended: (path, from) => readExtended(path, from, request.cwd),
  });
  const chosen = selectRules(joined.rules, request.onlyRules);
  const isSilent = request.includePublic === false && pack.includePublic !== true;
  const rules = isSilent ? silencePublicRules(chosen, request.onlyRules) : chosen;
  const own = configPath === undefined ? [] : [allowConfig(configPath, request.cwd)];
  const loaded = { ...joined, rules, allowlists: [...joined.allowlists, ...own] };
  const { ruleSet, diagnostics } = compileRuleSet(loaded, builtin.find);
  const written = new Map(rules.flatMap((rule) => (isUnread(rule) ? [] : [[rule.id, rule] as const])));
  const notesOf = (spec: RuleSpec): RuleNotes => written.get(spec.id) ?? builtin.notesOf(spec);
  return { ...builtin.finish(ruleSet), diagnostics, configPath, notesOf };
}

const emptyPack: RulePack = {
  source: 'built-in rules',
  dialect: 'trapline',
  rules: [],
  allowlists: [],
  extend: { disabledRules: [] },
  diagnostics: [],
};

function selectRules(rules: readonly LoadedRule[], ids: readonly string[]): readonly LoadedRule[] {
  if (ids.length === 0) return rules;
  const missing = ids.find((id) => !rules.some((rule) => rule.id === id));
  if (missing !== undefined)
    throw new ToolError('usage', `there is no rule "${missing}"`, { hint: 'trapline rules list shows all' });
  const chosen = rules.filter(({ id }) => ids.includes(id));
  const components = new Set(chosen.flatMap(({ required }) => required.map(({ id }) => id)));
  const halves = new Set(chosen.flatMap(({ pairs }) => pairs.map(({ id }) => id)));
  return rules.flatMap((rule) => {
    if (ids.includes(rule.id) || components.has(rule.id)) return [rule];
    // Looked for, since it says more of what was asked for; not asked for by itself.
    return halves.has(rule.id) ? [silenced(rule)] : [];
  });
}

/** `path` is absolute; errors name it relative to `cwd`. */
function readPackFile(path: string, cwd: string): RulePack {
  const source = displayPath(path, cwd);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ToolError('config-unreadable', `${source}: the configuration cannot be read`, {
      cause,
      hint: 'check --config and TRAPLINE_CONFIG',
    });
  }
  return readPack(text, source, dialectOf(path));
}

/** Relative to the file that names it; gitleaks takes it from the working directory, so files of that kind are looked for there first. */
function readExtended(path: string, from: RulePack, cwd: string): RulePack {
  const beside = resolve(cwd, dirname(from.source), path);
  const candidates = from.dialect === 'gitleaks' ? [resolve(cwd, path), beside] : [beside];
  for (const candidate of candidates) {
    try {
      return readPack(readFileSync(candidate, 'utf8'), displayPath(candidate, cwd), dialectOf(candidate));
    } catch (error) {
      if (isToolError(error)) throw error;
    }
  }
  throw new ToolError('config-unreadable', `${from.source}: extend.path "${path}" cannot be read`);
}

function displayPath(path: string, cwd: string): string {
  const inside = relative(cwd, path).replaceAll('\\', '/');
  return inside.startsWith('../') ? path : inside;
}

/** The configuration itself is no place for findings: its patterns and stop words describe secrets. */
function allowConfig(configPath: string, cwd: string): AllowlistSpec {
  const path = displayPath(configPath, cwd).replaceAll(
    /[^\w/ -]/g,
    (character) => `\\x{${character.codePointAt(0)?.toString(16)}}`,
  );
  return {
    description: 'the configuration of this scan',
    condition: 'OR',
    commits: [],
    paths: [`^(?:\\./)?${path}$`],
    regexTarget: 'secret',
    regexes: [],
    stopwords: [],
    targetRules: [],
  };
}
