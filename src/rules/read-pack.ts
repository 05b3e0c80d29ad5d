// TOML text to a rule pack, every key checked. Reads one file; extending is join-packs.ts.

import { keyLines, parseToml } from '../lib/toml.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { rejectNames } from '../model/reject-name.ts';

import type { AllowlistSpec, PairSpec, RequiredSpec, RuleExample, VerifySpec } from '../model/rule.ts';
import { confidences, formatStates, severities } from '../model/severity.ts';

import { ToolError } from '../model/tool-error.ts';
import { checkNames } from './check-names.ts';
import type { Dialect, Extend, RawRule, RulePack } from './pack.ts';
import { PatternError, parsePattern } from './pattern/parse.ts';
import { readRespond } from './read-respond.ts';
import { type Place, TableReader } from './table-reader.ts';
import { compileToken } from './token/compile.ts';
import { TokenError } from './token/template.ts';

const malformedPolicies = ['drop', 'lower', 'keep'] as const;

/** Reads a pack. Throws ToolError `config-syntax` or `config-invalid`, naming file, line, rule and key. */
export function readPack(text: string, source: string, dialect: Dialect): RulePack {
  const diagnostics: Diagnostic[] = [];
  const notice = (path: string, message: string): void => {
    diagnostics.push({ code: 'config-ignored-key', message, path, affectsCoverage: false });
  };
  const lenient = dialect === 'gitleaks';
  const written = keyLines(text);
  const lines = lenient ? new Map([...written].map(([key, line]) => [key.toLowerCase(), line])) : written;
  const place: Place = { source, lines, lenient, onIgnored: notice };
  const root = new TableReader(parseToml(text, source), '', place);
  for (const key of ['title', 'description', 'minVersion']) root.string(key);
  const extend = readExtend(root.table('extend'));
  const respond = lenient ? undefined : readRespond(root);
  const rules = root
    .tables('rules')
    .map((table) => ({ ...readRule(table, dialect), ...(respond === undefined ? {} : { packRespond: respond }) }));
  const allowlists = readAllowlists(root, true);
  const includePublic = lenient ? undefined : root.boolean('includePublic');
  root.finish();
  return {
    source,
    dialect,
    rules: uniqueRules(rules, dialect, notice),
    allowlists,
    extend,
    diagnostics,
    ...(includePublic === undefined ? {} : { includePublic }),
  };
}

function readExtend(table: TableReader | undefined): Extend {
  if (!table) return { disabledRules: [] };
  const useDefault = table.boolean('useDefault');
  const path = table.string('path');
  if (table.has('url')) throw table.error('url', 'is not supported', 'download the file and use path');
  const disabledRules = table.strings('disabledRules');
  table.finish();
  return {
    disabledRules,
    ...(useDefault === undefined ? {} : { useDefault }),
    ...(path === undefined ? {} : { path }),
  };
}

function uniqueRules(
  rules: readonly RawRule[],
  dialect: Dialect,
  notice: (place: string, message: string) => void,
): RawRule[] {
  const byId = new Map<string, RawRule>();
  for (const rule of rules) {
    const earlier = byId.get(rule.id);
    if (earlier && dialect === 'trapline') {
      throw new ToolError('config-invalid', `${rule.source}: rule ${rule.id} id is already used at ${earlier.source}`);
    }
    if (earlier) notice(rule.source, `rule ${rule.id} is defined twice; the one at ${earlier.source} is not used`);
    byId.set(rule.id, rule);
  }
  return [...byId.values()];
}

function readRule(table: TableReader, dialect: Dialect): RawRule {
  const id = table.string('id')?.trim() ?? '';
  if (id === '') throw table.error('id', 'is missing or empty: every rule needs one');
  table.setLabel(`rule ${id}`);
  const rule = {
    id,
    source: table.where(),
    dialect,
    keywords: table.strings('keywords').map((keyword) => keyword.toLowerCase()),
    required: table.tables('required').map(readRequired),
    pairs: dialect === 'trapline' ? table.tables('pairs').map(readPair) : [],
    allowlists: readAllowlists(table, false),
    supersedes: table.strings('supersedes'),
    tags: table.strings('tags'),
    references: table.strings('references'),
    examples: readExamples(table.table('examples')),
    ...readScalars(table),
    ...(dialect === 'trapline' ? readOwnKeys(table) : {}),
    ...readVerify(table.table('verify')),
  };
  table.finish();
  return rule;
}

type Scalars = Pick<
  RawRule,
  | 'description'
  | 'severity'
  | 'confidence'
  | 'regex'
  | 'path'
  | 'secretGroup'
  | 'entropy'
  | 'window'
  | 'skipReport'
  | 'rejects'
  | 'alwaysReason'
>;

function readScalars(table: TableReader): Scalars {
  const always = table.boolean('always');
  const alwaysReason = table.string('alwaysReason');
  if (always === true && !alwaysReason)
    throw table.error('alwaysReason', 'is missing: say why the rule is worth running everywhere');
  if (always !== true && alwaysReason !== undefined) throw table.error('alwaysReason', 'goes with always = true');
  const entropy = table.number('entropy');
  if (entropy !== undefined && (entropy < 0 || entropy > 21))
    throw table.error('entropy', 'is bits per character: 0 to 8 for any real text');
  return defined({
    description: table.string('description'),
    severity: table.oneOf('severity', severities),
    confidence: table.oneOf('confidence', confidences),
    regex: table.string('regex'),
    path: table.string('path'),
    secretGroup: table.integer('secretGroup'),
    entropy,
    window: table.integer('window'),
    skipReport: table.boolean('skipReport'),
    rejects: table.has('rejects') ? table.someOf('rejects', rejectNames, 'a check') : undefined,
    alwaysReason,
  });
}

/** gitleaks' files have none of these keys. */
function readOwnKeys(table: TableReader): Pick<RawRule, 'token' | 'check' | 'malformed' | 'format' | 'respond'> {
  const token = table.string('token');
  const check = table.string('check');
  const malformed = table.oneOf('malformed', malformedPolicies);
  if (check !== undefined && !checkNames.includes(check))
    throw table.error('check', `names "${check}", which is not a check (there are ${checkNames.join(', ')})`);
  try {
    if (token !== undefined) compileToken(token);
  } catch (cause) {
    if (!(cause instanceof TokenError)) throw cause;
    throw table.error('token', `cannot be read at character ${cause.index + 1}: ${cause.message}`);
  }
  return defined({ token, check, malformed, format: table.oneOf('format', formatStates), respond: readRespond(table) });
}

/** Drops the keys whose value is undefined. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function readRequired(table: TableReader): RequiredSpec {
  const id = table.string('id');
  if (!id) throw table.error('id', 'is missing: name the rule that must match nearby');
  const distances = defined({
    withinLines: table.integer('withinLines'),
    withinColumns: table.integer('withinColumns'),
  });
  table.finish();
  return { id, ...distances };
}

/** Lines between the halves of a pair when a rule does not say. */
const defaultPairLines = 5;

function readPair(table: TableReader): PairSpec {
  const id = table.string('id');
  if (!id) throw table.error('id', 'is missing: name the rule of the other half');
  const fact = table.string('fact');
  if (!fact) throw table.error('fact', 'is missing: what to call the other half in a report, such as "account"');
  const [when] = readPatterns(table, 'when');
  const pair = { id, fact, withinLines: table.integer('withinLines') ?? defaultPairLines, ...defined({ when }) };
  table.finish();
  return pair;
}

function readExamples(table: TableReader | undefined): RawRule['examples'] {
  if (!table) return { match: [], reject: [] };
  const read = (key: string): RuleExample[] => table.list(key).map((item) => readExample(table, key, item));
  const examples = { match: read('match'), reject: read('reject') };
  table.finish();
  return examples;
}

function readExample(table: TableReader, key: string, item: unknown): RuleExample {
  if (typeof item === 'string') return { text: item };
  if (typeof item === 'object' && item !== null && 'text' in item && typeof item.text === 'string') {
    const path = 'path' in item ? item.path : undefined;
    if (path === undefined) return { text: item.text };
    if (typeof path === 'string') return { text: item.text, path };
  }
  throw table.error(key, 'must hold templates: strings, or tables with text and path');
}

function readVerify(table: TableReader | undefined): { verify?: VerifySpec } {
  if (!table) return {};
  const url = table.string('url');
  if (!url) throw table.error('url', 'is missing');
  const body = table.string('body');
  const verify = {
    url,
    method: table.string('method') ?? 'GET',
    headers: table.stringTable('headers'),
    live: table.integers('live'),
    dead: table.integers('dead'),
    ...(body === undefined ? {} : { body }),
  };
  table.finish();
  return { verify };
}

function readAllowlists(table: TableReader, isGlobal: boolean): AllowlistSpec[] {
  const single = table.table('allowlist');
  const list = table.tables('allowlists');
  if (single && list.length > 0) throw table.error('allowlist', 'cannot stand beside allowlists: move it there');
  return [...(single ? [single] : []), ...list].map((item) => readAllowlist(item, isGlobal));
}

function readAllowlist(table: TableReader, isGlobal: boolean): AllowlistSpec {
  const allowlist = {
    description: table.string('description') ?? '',
    condition: readCondition(table),
    commits: table.strings('commits').map((commit) => commit.trim().toLowerCase()),
    paths: readPatterns(table, 'paths'),
    regexTarget: table.oneOf('regexTarget', ['secret', 'match', 'line'] as const) ?? 'secret',
    regexes: readPatterns(table, 'regexes'),
    stopwords: table.strings('stopwords').map((word) => word.toLowerCase()),
    targetRules: isGlobal ? table.strings('targetRules') : [],
  } as const;
  table.finish();
  const isEmpty = [allowlist.commits, allowlist.paths, allowlist.regexes, allowlist.stopwords].every(
    (list) => list.length === 0,
  );
  if (isEmpty) throw table.error(undefined, 'allowlist allows nothing: it needs commits, paths, regexes or stopwords');
  return allowlist;
}

/** Only the syntax is checked: unlike a rule's pattern these are searched in short texts. */
function readPatterns(table: TableReader, key: 'paths' | 'regexes' | 'when'): readonly string[] {
  const patterns = key === 'when' ? [table.string(key)].filter((one) => one !== undefined) : table.strings(key);
  for (const pattern of patterns) {
    try {
      parsePattern(pattern);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      const place = `(at character ${error.index + 1})`;
      throw table.error(key, `has "${pattern}", which is not a pattern RE2 accepts: ${error.message} ${place}`);
    }
  }
  return patterns;
}

function readCondition(table: TableReader): 'OR' | 'AND' {
  const condition = table.string('condition')?.toUpperCase() ?? 'OR';
  if (condition === 'OR' || condition === '||' || condition === '') return 'OR';
  if (condition === 'AND' || condition === '&&') return 'AND';
  throw table.error('condition', `must be OR or AND, not "${condition}"`);
}
