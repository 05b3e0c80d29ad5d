// `rules check`: every rule proves itself. Examples run through the whole pipeline with all rules loaded; every failure is counted, none
// stops the others.

import { defaultInsideLimits } from './config/options.ts';
import { countOf } from './lib/human-number.ts';
import { buildTriggerTables } from './match/collect-triggers.ts';
import { lazyEngine } from './match/engine.ts';
import type { RuleExample, RuleSet, RuleSpec } from './model/rule.ts';
import { expandTemplate, TemplateError } from './rules/example-template.ts';
import { tokenMaker } from './rules/token/generate.ts';
import { withSpec } from './rules/with-spec.ts';
import { rawView } from './views/view.ts';
import type { ArtifactScanner } from './workers/artifact-scanner.ts';
import { createScanner } from './workers/scan-setup.ts';

/** One example shows a form; only another shows what may vary in it. */
const neededExamples = 2;

/** One thing wrong with a rule. */
export type RuleProblem = { readonly ruleId: string; readonly source: string; readonly problem: string };

/**
 * Checks the rules of a set. `needExamples` tells rules that must have at least two matching and two rejecting examples (those of the
 * built-in packs); a team's own rules are checked against whatever examples they have.
 */
export function checkRules(ruleSet: RuleSet, needExamples: (spec: RuleSpec) => boolean): RuleProblem[] {
  const engine = lazyEngine('auto');
  const setup = {
    ruleSet: withSilent(ruleSet),
    tables: buildTriggerTables(ruleSet.rules),
    engine: 'auto',
    inlineAllow: false,
    maxFileBytes: Number.POSITIVE_INFINITY,
    fingerprintKey: undefined,
    inside: defaultInsideLimits,
  } as const;
  const scanner = createScanner(setup).artifacts;
  return ruleSet.rules.flatMap(({ spec }) => {
    const problems = [
      ...patternProblems(spec, (pattern) => engine.get().compile(pattern)),
      ...nameProblems(spec, ruleSet),
      ...(needExamples(spec) ? missingExamples(spec) : []),
      ...spec.examples.match.flatMap((example) => exampleProblems(scanner, spec, example, true)),
      ...spec.examples.reject.flatMap((example) => exampleProblems(scanner, spec, example, false)),
    ];
    return problems.map((problem) => ({ ruleId: spec.id, source: spec.source, problem }));
  });
}

/** Rules that are only parts of others prove themselves as well. */
function withSilent({ rules, allowlists }: RuleSet): RuleSet {
  return { allowlists, rules: rules.map((rule) => withSpec(rule, { ...rule.spec, skipReport: false })) };
}

function patternProblems(spec: RuleSpec, compile: (pattern: string) => unknown): string[] {
  const patterns = [spec.regex, spec.path, ...spec.allowlists.flatMap(({ regexes, paths }) => [...regexes, ...paths])];
  return patterns.flatMap((pattern) => {
    try {
      if (pattern !== undefined) compile(pattern);
      return [];
    } catch (error) {
      return [`the engine refuses a pattern: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function nameProblems(spec: RuleSpec, ruleSet: RuleSet): string[] {
  const unknownRules = spec.supersedes.filter(
    (name) => !name.startsWith('tag:') && !ruleSet.rules.some((rule) => rule.spec.id === name),
  );
  return [
    ...unknownRules.map((name) => `supersedes names "${name}", which is not a rule`),
    ...(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(spec.id) || spec.dialect === 'gitleaks' ? [] : ['the id is not kebab-case']),
  ];
}

function missingExamples(spec: RuleSpec): string[] {
  const { match, reject } = spec.examples;
  return [
    ...(match.length < neededExamples
      ? [`has ${countOf(match.length, 'matching example')}, not ${neededExamples}`]
      : []),
    ...(reject.length < neededExamples
      ? [`has ${countOf(reject.length, 'rejecting example')}, not ${neededExamples}`]
      : []),
  ];
}

function exampleProblems(scanner: ArtifactScanner, spec: RuleSpec, example: RuleExample, wanted: boolean): string[] {
  const path = example.path ?? 'example.txt';
  let text: string;
  try {
    text = expandTemplate(example.text, spec.id, tokenMaker(spec));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [`example ${quote(example)}: ${error.message}`];
  }
  const origin = { kind: 'file', path } as const;
  const bytes = Buffer.from(`${text}\n`);
  const findings = [...scanner.scanPath(origin), ...scanner.scan({ origin, view: rawView(bytes) })];
  const ids = findings.filter(({ suppression }) => suppression === undefined).map(({ ruleId }) => ruleId);
  if (wanted && !ids.includes(spec.id)) {
    return [`does not find its example ${quote(example)}${ids.length > 0 ? ` (found by ${ids.join(', ')})` : ''}`];
  }
  return !wanted && ids.includes(spec.id) ? [`finds what it should reject: ${quote(example)}`] : [];
}

function quote({ text }: RuleExample): string {
  return `'${text.length > 100 ? `${text.slice(0, 100)}...` : text}'`;
}
