// Rules as SARIF describes them (reportingDescriptor), within the limits beyond which GitHub refuses a file.

import type { RuleSummary } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';

// https://docs.github.com/en/code-security/code-scanning (SARIF support): more is refused.
const maxRules = 25_000;
const maxTextUnits = 1024;
// Twenty are allowed; only ten are kept.
const maxTags = 10;

const whatToDo =
  'Treat the credential as known to others: revoke or rotate it at its provider first, then remove it from the code and, ' +
  'where it was committed, from the history. If it is a false positive, end its line with the comment `trapline:allow`.';

type SarifLevel = 'error' | 'warning' | 'note';

/** `error` for critical and high, `warning` for medium, `note` below. */
export function sarifLevel(severity: Severity): SarifLevel {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}

// GitHub: over 9.0 critical, 7.0-8.9 high, 4.0-6.9 medium, below low. Strings, and greater than zero.
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.5',
};

export type SarifRule = { readonly id: string; readonly [property: string]: unknown };

/** One descriptor per rule in the order given. If there are too many, those with findings come first and the rest is cut. */
export function writeRules(rules: readonly RuleSummary[], found: ReadonlySet<string>): SarifRule[] {
  if (rules.length <= maxRules) return rules.map(writeRule);
  const needed = rules.filter(({ id }) => found.has(id));
  const others = rules.filter(({ id }) => !found.has(id));
  return [...needed, ...others].slice(0, maxRules).map(writeRule);
}

function writeRule(rule: RuleSummary): SarifRule {
  // GitHub refuses empty texts.
  const description = clipText(rule.description === '' ? `A secret found by the rule ${rule.id}.` : rule.description);
  const helpUri = rule.references.find(isWebAddress);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: helpText(description, rule), markdown: helpMarkdown(description, rule) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: sarifLevel(rule.severity) },
    properties: {
      tags: [...new Set(['security', 'external/cwe/cwe-798', ...rule.tags])].slice(0, maxTags),
      // Of the rule, not of one finding: a generic rule goes by a name next to a value, any other by a provider's own format.
      precision: rule.tags.includes('generic') ? 'medium' : 'high',
      'security-severity': securitySeverity[rule.severity],
    },
  };
}

function helpText(description: string, { references, respond }: RuleSummary): string {
  const first = respond === undefined ? [] : [`First: ${respond}`];
  return [description, ...first, whatToDo, ...references.filter(isWebAddress)].join('\n\n');
}

function helpMarkdown(description: string, { references, respond }: RuleSummary): string {
  const first = respond === undefined ? [] : [`**First:** ${linkMarkdown(respond)}`];
  const links = references.filter(isWebAddress).map((reference) => `- <${reference}>`);
  return [escapeMarkdown(description), ...first, whatToDo, ...(links.length === 0 ? [] : [links.join('\n')])].join(
    '\n\n',
  );
}

/** Prose in which web addresses stay what they are; a full stop or bracket behind one is no part of it. */
function linkMarkdown(text: string): string {
  const parts = text.split(/(https:\/\/\S*[^\s.,;:!?)\]])/);
  return parts.map((part) => (isWebAddress(part) ? `<${part}>` : escapeMarkdown(part))).join('');
}

// Rule packs may come from anywhere; their prose is prose.
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#!|]/g, '\\$&');
}

function isWebAddress(reference: string): boolean {
  return /^https?:\/\/[!-~]+$/.test(reference) && !/["<>\\^`{|}]/.test(reference) && URL.canParse(reference);
}

/** `aws-access-key` as `AwsAccessKey`, which SARIF wants of a name (3.49.7); the id itself when nothing would be left. */
function pascalCase(id: string): string {
  const words = id.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || id;
}

function clipText(text: string): string {
  return text.length <= maxTextUnits ? text : `${text.slice(0, maxTextUnits - 3)}...`;
}
