// Rules when a configuration (or a choice of rules) is involved: built-in packs joined with the user's. In a module of its own because it
// brings the TOML reader and the pattern analysis, which a scan with the built-in rules never needs.

import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { AllowlistSpec, RuleSpec } from '../model/rule.ts';
import { isToolError, ToolError } from '../model/tool-error.ts';
import { loadBuiltinForJoining } from '../rules/builtin-join.ts';
import { dialectOf, type RulePack } from '../rules/pack.ts';
import { readPack } from '../rules/read-pack.ts';
import { compileRuleSet, joinPack } from '../rules/rule-set.ts';
import type { RuleRequest, ScanRules } from './load-rules.ts';
import { silencePublicRules } from './public-rules.ts';

/** `configPath` is absolute. Throws ToolError as `loadScanRules` does. */
export function joinConfig(request: RuleRequest, configPath: string | undefined): ScanRules {
  const builtin = loadBuiltinForJoining();
  const pack = configPath === undefined ? emptyPack : readPackFile(configPath, request.cwd);
  const joined = joinPack(pack, {
    builtin: () => ({ rules: builtin.rules.map(({ spec }) => spec), allowlists: builtin.allowlists }),
    readExtended: (path, from) => readExtended(path, from, request.cwd),
  });
  const specs = selectRules(joined.specs, request.onlyRules);
  const own = configPath === undefined ? [] : [allowConfig(configPath, request.cwd)];
  const loaded = { ...joined, specs, allowlists: [...joined.allowlists, ...own] };
  const compiled = compileRuleSet(loaded, builtin);
  const isSilent = request.includePublic === false && pack.includePublic !== true;
  const ruleSet = isSilent ? silencePublicRules(compiled.ruleSet, request.onlyRules) : compiled.ruleSet;
  return { ruleSet, diagnostics: compiled.diagnostics, configPath, tables: undefined, notesOf: (spec) => spec };
}

const emptyPack: RulePack = {
  source: 'built-in rules',
  dialect: 'trapline',
  rules: [],
  allowlists: [],
  extend: { disabledRules: [] },
  diagnostics: [],
};

function selectRules(specs: readonly RuleSpec[], ids: readonly string[]): readonly RuleSpec[] {
  if (ids.length === 0) return specs;
  const missing = ids.find((id) => !specs.some((spec) => spec.id === id));
  if (missing !== undefined)
    throw new ToolError('usage', `there is no rule "${missing}"`, { hint: 'trapline rules list shows all' });
  const chosen = specs.filter(({ id }) => ids.includes(id));
  const components = new Set(chosen.flatMap(({ required }) => required.map(({ id }) => id)));
  const halves = new Set(chosen.flatMap(({ pairs }) => pairs.map(({ id }) => id)));
  return specs.flatMap((spec) => {
    if (ids.includes(spec.id) || components.has(spec.id)) return [spec];
    // Looked for, since it says more of what was asked for; not asked for by itself.
    return halves.has(spec.id) ? [{ ...spec, skipReport: true }] : [];
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
