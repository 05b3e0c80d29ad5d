// Rejects values that only point at a secret (`${DB_PASSWORD}`, `op://vault/item`, `process.env.TOKEN`) or are code that computes one.

import type { Candidate } from './candidate.ts';

const POINTERS: readonly (readonly [RegExp, string])[] = [
  [/\$\{|\$\(|#\{|\{\{|\}\}|<%|%>|\$\[|\[\[|^\$[A-Za-z_]|\$\w+\$|^\$\$?[A-Z_]+/, 'a template or variable reference'],
  [
    /%\([\w.-]+\)[sd]|^%[sdvq@]|%[sdv](?![0-9A-Za-z])|%@$|^%\w+%$|^\{[\w.:-]*\}|\{\d?\}|^@\w+@$|^:[a-z_]+$|^\\?#\w+/,
    'a format string',
  ],
  [/\{[a-z][\w-]*:\d+(?:-\d+)?\}/, 'a token template'],
  [
    /^(?:op|vault|bao|ssm|awskms|gcpkms|secretsmanager|keyvault|keychain|doppler|env|file|path|ref\+\w+|sops|akv|ejson|chamber|lastpass|bw):/i,
    'a reference into a secret store',
  ],
  [
    /^arn:aws[\w-]*:|^projects\/[^/]+\/secrets\/|@Microsoft\.KeyVault|^!(?:vault|secret|Ref|Sub|GetAtt|ImportValue|env_var|reference)\b|^alias\/aws\/|resolve:(?:ssm|secretsmanager)/i,
    'a reference into a secret store',
  ],
  [
    /^(?:os\.environ|process\.env|ENV\[|System\.getenv|import\.meta\.env|Rails\.application|env\.[A-Z]|secrets\.|var\.|local\.|data\.|module\.|vars\.|node\[|settings\.)/,
    'read from the environment or configuration',
  ],
  [
    /^(?:get|fetch|load|read|lookup|generate|create|make|random|new|await|async|function|return|lambda|self\.|this\.|opts?\.|args?\.|params?\.|config\.|cfg\.|conf\.|req\.|request\.|props\.|data\.|user\.)[\w.]*[([.]/i,
    'code',
  ],
  [
    /^(?:null|nil|none|undefined|true|false|nan|void|empty|string|str|bytes|byte|int|integer|bool|boolean|number|object|any|unknown|never|char|text|varchar|buffer|uint8array|optional|required|unset|default|yes|no|disabled|enabled)\??[;,)]?$/i,
    'a literal or the name of a type',
  ],
];

/** Functions whose argument is a name to look up, not a value. */
const LOOKUP =
  /(?:\b(?:os\.)?(?:getenv|environ(?:\.get)?)|\benv|\bENV(?:\.fetch)?|\bgetEnv|process\.env|[gs]etting|[Cc]onfig(?:uration)?(?:\.get\w*)?|\.get\w*|\.fetch|\bfetch|\bload\w*|\bread\w*|\bopen|\b[Ff]ile\w*|\blookup|\bparam\w*|\bfield\w*|\binput\w*|\bprompt\w*|\bgetpass|\bgettext\w*|\b_|\bt|\$t|\b__|\btranslate|\bi18n\.\w+|[Hh]as\w*|\bcontains\w*|\binclude\w*|\brequire\w*|\bimport\w*|\b[Ff]ind\w*|\b[Qq]uery\w*|\bselect\w*|\bdelete\w*|\bremove\w*|[Bb]y(?:Name|Id)|[Ll]abel|[Pp]rintf?|\blog\w*|\bdebug|\binfo|\bwarn\w*|\berror\w*|Exception|Error|\bpath\w*|\bstartsWith|\bendsWith|\bindexOf|\bsplit|\breplace|\bcolumn\w*|\bjoin|\bdescribe|\bit)\s?\(\s?["'`]?$/;

export function checkReference({ secret, line, secretStart }: Candidate): string | undefined {
  const value = secret.trim();
  for (const [pattern, reason] of POINTERS) if (pattern.test(value)) return reason;
  const before = line.slice(Math.max(0, secretStart - 60), secretStart);
  if (LOOKUP.test(before)) return 'the name of something that is looked up';
  const after = line.slice(secretStart + secret.length, secretStart + secret.length + 12);
  const quote = before.at(-1) ?? '';
  const quoted = quote === '"' || quote === "'" || quote === '`';
  if (quoted && /^["'`]\s?(?:\+|\.\s?\$|%\s?[({\w])/.test(after))
    return 'the first part of a string that is put together';
  if (!quoted && isCode(value, after)) return 'code';
  return undefined;
}

/** Unquoted text that reads as an expression: calls, member access, indexing, arithmetic. */
function isCode(value: string, after: string): boolean {
  if (/^\s?\(|^\s?=[^=]|^\[/.test(after)) return true;
  if (/\w\(|\)$|\]$|^\w+\[|->|::|=>|&&|\|\||^[*&!~-]\w+$|^\w+\?\.|;\s*\w/.test(value)) return true;
  // `config.password`, `this.x_y`: member access has no digits-and-letters jumble and no odd signs.
  return /^[A-Za-z_$][A-Za-z_]*(?:\.[A-Za-z_$][A-Za-z_]*)+[;,]?$/.test(value);
}
