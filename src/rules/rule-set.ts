// All rules of a scan: the built-in packs, joined with the user's file and what that extends.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { Rule, RuleSet, RuleSpec } from '../model/rule.ts';
import { ToolError } from '../model/tool-error.ts';
import { compileRule } from './compile-rule.ts';
import { finishRule, type JoinedRules, joinOver } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { withSpec } from './with-spec.ts';

/** gitleaks stops after two levels; so do we, which also ends cycles. */
const maxExtendDepth = 2;

/** What loading needs of the world: reading a pack that `extend.path` names, and the built-in rules. */
export type PackSource = {
  readonly readExtended: (path: string, from: RulePack) => RulePack;
  readonly builtin: () => JoinedRules;
};

export type LoadedRules = {
  readonly specs: readonly RuleSpec[];
  readonly allowlists: RuleSet['allowlists'];
  readonly diagnostics: readonly Diagnostic[];
};

/** Joins a user's pack with what it extends. Throws ToolError for a pack that ends up without rules. */
export function joinPack(pack: RulePack, source: PackSource): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const joined = extend(pack, source, 0, diagnostics);
  const specs = joined.rules.map(finishRule);
  if (specs.length === 0) {
    throw new ToolError('config-empty', `${pack.source}: the configuration has no rules, so nothing could be found`, {
      hint: 'add [extend] useDefault = true for the built-in rules',
    });
  }
  checkReferences(pack, specs);
  return { specs, allowlists: joined.allowlists, diagnostics };
}

function extend(pack: RulePack, source: PackSource, depth: number, diagnostics: Diagnostic[]): JoinedRules {
  diagnostics.push(...pack.diagnostics);
  const { useDefault = pack.dialect === 'trapline' && depth === 0, path } = pack.extend;
  if (pack.dialect === 'gitleaks' && useDefault && path !== undefined) {
    throw new ToolError('config-invalid', `${pack.source}: extend.useDefault and extend.path exclude each other`);
  }
  let base: JoinedRules = useDefault ? source.builtin() : { rules: [], allowlists: [] };
  if (path !== undefined && depth < maxExtendDepth) {
    const extended = extend(source.readExtended(path, pack), source, depth + 1, diagnostics);
    const over: RulePack = {
      ...pack,
      rules: extended.rules,
      allowlists: extended.allowlists,
      extend: { disabledRules: [] },
    };
    base = joinOver(base, over);
  } else if (path !== undefined) {
    const message = `extend.path is followed ${maxExtendDepth} levels deep; "${path}" is not read`;
    diagnostics.push({ code: 'config-warning', message, path: pack.source, affectsCoverage: false });
  }
  return joinOver(base, pack);
}

function checkReferences(pack: RulePack, specs: readonly RuleSpec[]): void {
  const ids = new Set(specs.map((spec) => spec.id));
  for (const spec of specs) {
    for (const key of ['required', 'pairs'] as const) {
      const missing = spec[key].find(({ id }) => !ids.has(id));
      if (missing)
        throw new ToolError(
          'config-invalid',
          `${spec.source}: rule ${spec.id} ${key} names "${missing.id}", which is not a rule`,
        );
    }
  }
  for (const { targetRules } of pack.allowlists) {
    const missing = targetRules.find((id) => !ids.has(id));
    if (missing !== undefined) {
      throw new ToolError(
        'config-invalid',
        `${pack.source}: allowlists targetRules names "${missing}", which is not a rule`,
      );
    }
  }
}

/**
 * Makes the specs usable; rules are sorted by id, so that reports do not depend on the order of files. `builtin` rules that come through
 * unchanged are used as they are: analysing hundreds of patterns would cost every start.
 */
export function compileRuleSet(
  loaded: LoadedRules,
  builtin: RuleSet,
): { ruleSet: RuleSet; diagnostics: readonly Diagnostic[] } {
  const diagnostics = [...loaded.diagnostics];
  const known = new Map(builtin.rules.map((rule) => [rule.spec.id, rule]));
  const sorted = [...loaded.specs].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = sorted.map((spec, index): Rule => {
    const same = known.get(spec.id);
    if (same && hasSamePatterns(same.spec, spec)) return { ...withSpec(same, spec), index };
    return compileRule(spec, index, (diagnostic) => diagnostics.push(diagnostic));
  });
  return { ruleSet: { rules, allowlists: loaded.allowlists }, diagnostics };
}

const searchKeys = [
  'regex',
  'token',
  'path',
  'window',
  'alwaysReason',
  'keywords',
  'dialect',
  'secretGroup',
  'allowlists',
] as const;

function hasSamePatterns(a: RuleSpec, b: RuleSpec): boolean {
  return searchKeys.every((key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]));
}
