// All rules of a scan: the built-in packs, joined with the user's file and what that extends.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { Rule, RuleSet, RuleSpec } from '../model/rule.ts';
import { ToolError } from '../model/tool-error.ts';
import { compileRule } from './compile-rule.ts';
import { finishRule, type JoinedRules, joinOver } from './join-packs.ts';
import type { RulePack } from './pack.ts';
import { isUnread, type UnreadRule } from './unread-rule.ts';
import { withSpec } from './with-spec.ts';

/** gitleaks stops after two levels; so do we, which also ends cycles. */
const maxExtendDepth = 2;

/** What loading needs of the world: reading a pack that `extend.path` names, and the built-in rules. */
export type PackSource = {
  readonly readExtended: (path: string, from: RulePack) => RulePack;
  readonly builtin: () => JoinedRules;
};

/** Written by somebody, with all defaults filled in; or built in and as it was. */
export type LoadedRule = RuleSpec | UnreadRule;

export type LoadedRules = {
  readonly rules: readonly LoadedRule[];
  readonly allowlists: RuleSet['allowlists'];
  readonly diagnostics: readonly Diagnostic[];
};

/** Joins a user's pack with what it extends. Throws ToolError for a pack that ends up without rules. */
export function joinPack(pack: RulePack, source: PackSource): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const joined = extend(pack, source, 0, diagnostics);
  const rules = joined.rules.map((rule) => (isUnread(rule) ? rule : finishRule(rule)));
  if (rules.length === 0) {
    throw new ToolError('config-empty', `${pack.source}: the configuration has no rules, so nothing could be found`, {
      hint: 'add [extend] useDefault = true for the built-in rules',
    });
  }
  checkReferences(pack, rules);
  return { rules, allowlists: joined.allowlists, diagnostics };
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
    const over = {
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

function checkReferences(pack: RulePack, rules: readonly LoadedRule[]): void {
  const ids = new Set(rules.map(({ id }) => id));
  for (const rule of rules) {
    for (const key of ['required', 'pairs'] as const) {
      const missing = rule[key].find(({ id }) => !ids.has(id));
      if (missing)
        throw new ToolError(
          'config-invalid',
          `${sourceOf(rule)}: rule ${rule.id} ${key} names "${missing.id}", which is not a rule`,
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

function sourceOf(rule: LoadedRule): string {
  return isUnread(rule) ? rule.read().source : rule.source;
}

/**
 * Makes the rules usable, sorted by id, so that reports do not depend on the order of files. `findBuiltin` finds built-in rules by their id: what
 * is known of those that still look for the same is used as it is, since analysing hundreds of patterns would cost every start.
 */
export function compileRuleSet(
  loaded: LoadedRules,
  findBuiltin: (id: string) => Rule | undefined,
): { ruleSet: RuleSet; diagnostics: readonly Diagnostic[] } {
  const diagnostics = [...loaded.diagnostics];
  const sorted = [...loaded.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rules = sorted.map((spec, index): Rule => {
    if (isUnread(spec)) return spec.at(index);
    const same = findBuiltin(spec.id);
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
