// `trapline rules list | show | check`: what a scan here would look for.

import { checkRules } from '../../check-rules.ts';
import { loadScanRules } from '../../config/load-rules.ts';
import { escapeControls } from '../../lib/escape-controls.ts';
import { countOf } from '../../lib/human-number.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { ToolError } from '../../model/tool-error.ts';
import { readBuiltinPacks } from '../../rules/builtin-join.ts';
import { withSpec } from '../../rules/with-spec.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { ParsedArgs } from '../parse-args.ts';

export async function runRules(args: ParsedArgs, io: Io): Promise<ExitCode> {
  const { config } = args.flags;
  const { ruleSet, notesOf } = await loadScanRules({
    cwd: io.cwd,
    env: io.env,
    target: '.',
    onlyRules: [],
    ...(typeof config === 'string' ? { configPath: config } : {}),
  });
  // The bundle leaves examples out of what it loads; the packs beside it have them.
  const builtin = new Map(readBuiltinPacks().flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));
  const withExamples = ruleSet.rules.map((rule) => {
    const { references, respond } = notesOf(rule.spec);
    const spec = { ...rule.spec, references, ...(respond === undefined ? {} : { respond }) };
    const isBare = spec.examples.match.length === 0 && spec.examples.reject.length === 0;
    const examples = isBare ? (builtin.get(spec.id)?.examples ?? spec.examples) : spec.examples;
    return withSpec(rule, { ...spec, examples });
  });
  const specs = withExamples.map(({ spec }) => spec);
  if (args.command === 'rules list') return list(specs, args.flags.json === true, io);
  if (args.command === 'rules show') return show(specs, args.operands[0] ?? '', args.flags.json === true, io);
  const problems = checkRules(
    { ...ruleSet, rules: withExamples },
    ({ id, source }) => builtin.get(id)?.source === source,
  );
  for (const { source, ruleId, problem } of problems)
    io.stdout.write(`${source}: ${ruleId} ${escapeControls(problem)}\n`);
  io.stdout.write(`${countOf(specs.length, 'rule')} checked, ${countOf(problems.length, 'problem')}\n`);
  return problems.length === 0 ? 0 : 1;
}

function list(specs: readonly RuleSpec[], asJson: boolean, io: Io): ExitCode {
  if (asJson) {
    io.stdout.write(`${JSON.stringify(specs, undefined, 2)}\n`);
    return 0;
  }
  const width = Math.max(...specs.map(({ id }) => id.length));
  for (const { id, severity, description } of specs)
    io.stdout.write(`${id.padEnd(width)}  ${severity.padEnd(8)}  ${escapeControls(description)}\n`);
  io.stdout.write(`${countOf(specs.length, 'rule')}\n`);
  return 0;
}

function show(specs: readonly RuleSpec[], id: string, asJson: boolean, io: Io): ExitCode {
  const spec = specs.find((item) => item.id === id);
  if (!spec) throw new ToolError('usage', `there is no rule "${id}"`, { hint: 'trapline rules list shows all' });
  if (asJson) {
    io.stdout.write(`${JSON.stringify(spec, undefined, 2)}\n`);
    return 0;
  }
  io.stdout.write(`${spec.id}: ${escapeControls(spec.description)}\n\n`);
  for (const [name, value] of describe(spec))
    if (value !== '') io.stdout.write(`  ${name.padEnd(12)} ${escapeControls(value)}\n`);
  return 0;
}

function describe(spec: RuleSpec): readonly (readonly [string, string])[] {
  return [
    ['severity', spec.severity],
    ['confidence', spec.confidence],
    ['format', spec.format === 'unconfirmed' ? 'unconfirmed: the provider does not document it' : ''],
    ['regex', spec.regex ?? ''],
    ['token', spec.token ?? ''],
    ['check', spec.check ?? ''],
    ['malformed', spec.token === undefined && spec.check === undefined ? '' : spec.malformed],
    ['path', spec.path ?? ''],
    ['entropy', spec.entropy > 0 ? `above ${spec.entropy} bits per character` : ''],
    ['keywords', spec.keywords.join(', ')],
    ['requires', spec.required.map(({ id }) => id).join(', ')],
    ['pairs with', spec.pairs.map(({ id }) => id).join(', ')],
    ['rejects', spec.rejects.join(', ')],
    ['supersedes', spec.supersedes.join(', ')],
    ['tags', spec.tags.join(', ')],
    ['first', spec.respond ?? ''],
    ['verify', spec.verify ? `${spec.verify.method} ${spec.verify.url}` : ''],
    ...spec.examples.match.map(({ text }) => ['finds', text] as const),
    ...spec.examples.reject.map(({ text }) => ['rejects', text] as const),
    ...spec.references.map((url) => ['see', url] as const),
    ['defined in', spec.source],
  ];
}
