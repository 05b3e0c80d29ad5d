// From a rule as written to a rule the matcher can use: how far a match can reach, which literals wake it. Compiles no pattern: that
// happens when a rule is first woken.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { Rule, RuleLiteral, RuleSearch, RuleSpec } from '../model/rule.ts';
import type { TokenCheck } from '../model/token.ts';
import { ToolError } from '../model/tool-error.ts';
import { everyMatchHasKeyword, keywordCanOccur } from './pattern/automaton.ts';
import { analyzePattern, type PatternFacts } from './pattern/facts.ts';
import { PatternError } from './pattern/pattern-error.ts';
import { compileToken } from './token/compile.ts';

/**
 * How far an unbounded pattern of a gitleaks file looks around its literal, in bytes; such files cannot say it themselves. Servers take no longer
 * headers, so tokens are no longer either.
 */
const assumedWindowBytes = 16_384;
/** The widest window a rule may have: what a chunked scan keeps of the neighbouring chunk grows with it. */
const maxWindowBytes = 65_536;

/** Longer literals are looked for by their beginning. */
const maxLiteralBytes = 20;

/** With more line feeds than this, lines say little about how far a match reaches. */
const maxCountedNewlines = 6;

/** Collects what is worth telling without being wrong. */
export type OnDiagnostic = (diagnostic: Diagnostic) => void;

/** Throws ToolError naming the rule's place and the key at fault. */
export function compileRule(spec: RuleSpec, index: number, onDiagnostic: OnDiagnostic): Rule {
  const pathFacts = spec.path === undefined ? undefined : factsOf(spec, 'path', spec.path);
  const pathLiterals = pathFacts?.literals?.map(({ text }) => text.toLowerCase());
  const token = spec.token === undefined ? undefined : tokenCheck(spec, spec.token);
  return {
    ...compileContent(spec, index, onDiagnostic),
    ...(pathLiterals ? { pathLiterals } : {}),
    ...(token ? { token } : {}),
  };
}

/** Edges are open in a pattern that was made from the template; a rule's own pattern has its own. */
function tokenCheck(spec: RuleSpec, template: string): TokenCheck {
  const { pattern, check } = compileToken(template);
  const { edges: _, ...closed } = check;
  return spec.regex === pattern ? check : closed;
}

function compileContent(spec: RuleSpec, index: number, onDiagnostic: OnDiagnostic): Rule {
  if (spec.regex === undefined) return { spec, index, search: { by: 'path' }, maxBytes: 0, gate: [] };
  const facts = factsOf(spec, 'regex', spec.regex);
  if (spec.secretGroup > facts.groupCount) {
    throw fault(spec, 'secretGroup', `is ${spec.secretGroup}, but the pattern has ${facts.groupCount} groups`);
  }
  const maxBytes = boundOf(spec, facts, onDiagnostic);
  const literals = facts.literals
    ? cutLong(facts.literals).map((literal): RuleLiteral => clip(literal, maxBytes))
    : undefined;
  const newlines = facts.maxNewlines <= maxCountedNewlines ? { maxNewlines: facts.maxNewlines } : {};
  if (spec.dialect === 'gitleaks') return { ...gitleaksRule(spec, index, maxBytes, literals), ...newlines };
  if (spec.keywords.length > 0) checkKeywords(spec, spec.regex);
  return { spec, index, search: searchOf(spec, literals, maxBytes), maxBytes, ...newlines, gate: [] };
}

function searchOf(spec: RuleSpec, literals: readonly RuleLiteral[] | undefined, maxBytes: number): RuleSearch {
  if (literals) return { by: 'literals', literals };
  const keywords = spec.keywords.filter((keyword) => Buffer.byteLength(keyword) >= 3);
  if (keywords.length > 0 && keywords.length === spec.keywords.length) {
    return {
      by: 'literals',
      literals: keywords.map((text) => ({ text, ignoreCase: true, maxBefore: maxBytes, maxAfter: maxBytes })),
    };
  }
  if (spec.alwaysReason !== undefined) return { by: 'text' };
  throw fault(
    spec,
    'regex',
    'has no literal of 3 bytes or more that every match holds, so it would run on every byte',
    {
      hint: 'give the pattern a fixed prefix or a context word; or set always = true and alwaysReason',
    },
  );
}

/** gitleaks runs a rule on a whole file once one of its keywords stands anywhere in it. */
function gitleaksRule(
  spec: RuleSpec,
  index: number,
  maxBytes: number,
  literals: readonly RuleLiteral[] | undefined,
): Rule {
  if (!literals) return { spec, index, search: { by: 'text' }, maxBytes, gate: spec.keywords };
  const isImplied = literals.every(({ text }) => spec.keywords.some((keyword) => text.toLowerCase().includes(keyword)));
  return { spec, index, search: { by: 'literals', literals }, maxBytes, gate: isImplied ? [] : spec.keywords };
}

function checkKeywords(spec: RuleSpec, regex: string): void {
  const impossible = spec.keywords.find((keyword) => !keywordCanOccur(regex, keyword));
  if (impossible !== undefined)
    throw fault(spec, 'keywords', `has "${impossible}", which cannot occur in a match of the pattern`);
  if (!everyMatchHasKeyword(regex, spec.keywords)) {
    throw fault(spec, 'keywords', 'does not cover the pattern: some matches hold none of them and would be missed');
  }
}

function boundOf(spec: RuleSpec, facts: PatternFacts, onDiagnostic: OnDiagnostic): number {
  if (spec.window !== undefined && (spec.window < facts.minBytes || spec.window > maxWindowBytes)) {
    throw fault(spec, 'window', `must be from ${facts.minBytes} (the shortest match) to ${maxWindowBytes} bytes`);
  }
  const bound = spec.window ?? facts.maxBytes;
  if (bound <= maxWindowBytes) return Math.max(bound, 1);
  if (spec.dialect === 'gitleaks') {
    const message = `rule ${spec.id}: the pattern has no upper bound; it looks ${assumedWindowBytes} bytes around its literal`;
    onDiagnostic({ code: 'window-assumed', message, path: spec.source, affectsCoverage: false });
    return assumedWindowBytes;
  }
  const reach =
    facts.maxBytes === Number.POSITIVE_INFINITY ? 'has no upper bound' : `can match ${facts.maxBytes} bytes`;
  throw fault(
    spec,
    'regex',
    `${reach}: bound its repetitions, or say how far to look with window (at most ${maxWindowBytes} bytes)`,
  );
}

/**
 * Looks for the beginning of a long literal only: that is as rare, and in a history as much as the longest literal of all must be searched again
 * around every change.
 */
function cutLong(literals: readonly RuleLiteral[]): RuleLiteral[] {
  const cut = new Map<string, RuleLiteral>();
  for (const literal of literals) {
    const { text, ignoreCase } = literal;
    const rest = isAscii(text) ? Math.max(text.length - maxLiteralBytes, 0) : 0;
    const begin = text.slice(0, text.length - rest);
    const same = cut.get(`${ignoreCase} ${begin}`);
    cut.set(`${ignoreCase} ${begin}`, {
      ...literal,
      text: begin,
      maxBefore: Math.max(literal.maxBefore, same?.maxBefore ?? 0),
      maxAfter: Math.max(literal.maxAfter + rest, same?.maxAfter ?? 0),
    });
  }
  return [...cut.values()];
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

function clip(literal: RuleLiteral, maxBytes: number): RuleLiteral {
  return {
    ...literal,
    maxBefore: Math.min(literal.maxBefore, maxBytes),
    maxAfter: Math.min(literal.maxAfter, maxBytes),
  };
}

function factsOf(spec: RuleSpec, key: string, pattern: string): PatternFacts {
  try {
    return analyzePattern(pattern);
  } catch (cause) {
    if (!(cause instanceof PatternError)) throw cause;
    throw fault(spec, key, `is not a pattern RE2 accepts: ${cause.message} (at character ${cause.index + 1})`, {
      cause,
    });
  }
}

function fault(
  spec: RuleSpec,
  key: string,
  problem: string,
  options: { hint?: string; cause?: unknown } = {},
): ToolError {
  return new ToolError('config-invalid', `${spec.source}: rule ${spec.id} ${key} ${problem}`, options);
}
