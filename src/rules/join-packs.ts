// A pack and what it extends become one list of rules, as gitleaks joins them: the extending file overrides single fields of a rule of
// the same id and adds to its lists.

import type { RejectName } from '../model/reject-name.ts';
import type { AllowlistSpec, RuleSpec } from '../model/rule.ts';
import { ToolError } from '../model/tool-error.ts';
import type { Dialect, RawRule, RulePack } from './pack.ts';
import { compileToken } from './token/compile.ts';
import { isUnread, type UnreadRule } from './unread-rule.ts';

/** Rules and global allowlists after joining. */
export type JoinedRules<T = RawRule | UnreadRule> = {
  readonly rules: readonly T[];
  readonly allowlists: readonly AllowlistSpec[];
};

/** What is put over others: a pack, or what one became by extending. */
type Layer = Omit<RulePack, 'rules' | 'diagnostics'> & Pick<JoinedRules, 'rules'>;

/** Puts `pack` over `base`. Throws ToolError when `disabledRules` names a rule the base does not have (our dialect only). */
export function joinOver(base: JoinedRules, pack: Layer): JoinedRules {
  const disabled = new Set(pack.extend.disabledRules);
  const known = new Set(base.rules.map((rule) => rule.id));
  const unknown = [...disabled].find((id) => !known.has(id));
  if (unknown !== undefined && pack.dialect === 'trapline') {
    throw new ToolError(
      'config-invalid',
      `${pack.source}: extend.disabledRules names "${unknown}", which is not a rule of what it extends`,
    );
  }
  const byId = new Map<string, RawRule | UnreadRule>();
  for (const rule of base.rules) if (!disabled.has(rule.id)) byId.set(rule.id, rule);
  for (const rule of pack.rules) {
    const under = byId.get(rule.id);
    const isOver = under !== undefined && !isUnread(rule);
    byId.set(rule.id, isOver ? override(isUnread(under) ? under.read() : under, rule) : rule);
  }
  return { rules: [...byId.values()], allowlists: [...pack.allowlists, ...base.allowlists] };
}

function override(under: RawRule, over: RawRule): RawRule {
  const hasFormat = over.regex !== undefined || over.token !== undefined;
  return {
    ...(hasFormat ? withoutFormat(under) : under),
    ...over,
    // A bound of 0 cannot be told from "not set" in gitleaks' files, so it never resets the inherited one.
    ...pickSet('entropy', under, over),
    ...pickSet('secretGroup', under, over),
    keywords: [...under.keywords, ...over.keywords],
    tags: [...under.tags, ...over.tags],
    references: [...under.references, ...over.references],
    // A file's default is for what nobody said anything about.
    ...pickDefined('packRespond', under.packRespond ?? over.packRespond),
    supersedes: [...under.supersedes, ...over.supersedes],
    allowlists: [...under.allowlists, ...over.allowlists],
    required: over.required.length > 0 ? over.required : under.required,
    pairs: over.pairs.length > 0 ? over.pairs : under.pairs,
    dialect: hasFormat ? over.dialect : under.dialect,
    examples: hasFormat ? over.examples : under.examples,
  };
}

/** Pattern, template, check and what is known of them belong together: a rule that brings one of the first two replaces all four. */
function withoutFormat(rule: RawRule): RawRule {
  const { regex: _regex, token: _token, check: _check, format: _format, ...rest } = rule;
  return rest;
}

function pickSet(key: 'entropy' | 'secretGroup', under: RawRule, over: RawRule): Partial<RawRule> {
  const value = over[key] || under[key];
  return value === undefined ? {} : { [key]: value };
}

function pickDefined(key: 'packRespond' | 'respond', value: string | undefined): Partial<RawRule> {
  return value === undefined ? {} : { [key]: value };
}

/** Checks by default of every rule of ours; rules that come from gitleaks files have only what the file says. */
const defaultRejects: Readonly<Record<Dialect, readonly RejectName[]>> = {
  trapline: ['documentation', 'placeholder'],
  gitleaks: [],
};

/** Fills in the defaults. Throws ToolError for a rule that has neither pattern nor path. */
export function finishRule(raw: RawRule): RuleSpec {
  if (raw.regex === undefined && raw.token === undefined && raw.path === undefined) {
    throw new ToolError(
      'config-invalid',
      `${raw.source}: rule ${raw.id} has neither regex, token nor path, so it can find nothing`,
    );
  }
  const { packRespond, ...own } = raw;
  return {
    ...own,
    ...pickDefined('respond', raw.respond ?? packRespond),
    malformed: raw.malformed ?? 'lower',
    description: raw.description ?? `Matches rule ${raw.id}.`,
    severity: raw.severity ?? 'high',
    confidence: raw.confidence ?? 'medium',
    format: raw.format ?? 'confirmed',
    secretGroup: raw.secretGroup ?? 0,
    entropy: raw.entropy ?? 0,
    skipReport: raw.skipReport ?? false,
    rejects: raw.rejects ?? defaultRejects[raw.dialect],
    // A pattern made from a template has one group, the token.
    ...(raw.regex === undefined && raw.token !== undefined
      ? { regex: compileToken(raw.token).pattern, secretGroup: 1 }
      : {}),
  };
}
