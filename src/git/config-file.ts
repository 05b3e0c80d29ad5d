// Git configuration files, read only. Includes are not followed, and a line git would refuse is skipped rather than fatal: what is
// looked up here (object format, work tree, ignore file) is worth a try in a repository that git no longer opens.

import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/** Environment variables, handed in so that nothing here reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `key` is `section.name` or `section.subsection.name`; section and name in lower case, the subsection as written. */
export type ConfigEntry = { readonly key: string; readonly value: string };

/** Entries of a configuration file in order; none when there is no such file or it cannot be read. */
export function readConfigFile(path: string): ConfigEntry[] {
  try {
    return parseConfig(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
}

/** Entries of a configuration text in order. A name without `=` has the value `true`. */
export function parseConfig(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  let section = '';
  for (const line of logicalLines(text.replace(/^\uFEFF/, ''))) {
    const header = /^\s*\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (header !== null) section = sectionKey(header[1] ?? '', header[2]);
    const rest = header === null ? line : line.slice(header[0].length);
    const variable = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*(?:=([\s\S]*)|(?:[#;].*)?)$/.exec(rest);
    if (variable === null || section === '') continue;
    const value = variable[2] === undefined ? 'true' : parseValue(variable[2]);
    entries.push({ key: `${section}.${(variable[1] ?? '').toLowerCase()}`, value });
  }
  return entries;
}

/** Value of a key (`core.excludesfile`, `remote.origin.url`); the last entry wins, as in git. */
export function readConfigValue(entries: readonly ConfigEntry[], key: string): string | undefined {
  return entries.findLast((entry) => entry.key === key)?.value;
}

/** As `readConfigValue`, for booleans: undefined when absent; git's spellings of true, and anything else is false. */
export function readConfigFlag(entries: readonly ConfigEntry[], key: string): boolean | undefined {
  const value = readConfigValue(entries, key)?.toLowerCase();
  return value === undefined ? undefined : ['true', 'yes', 'on', '1'].includes(value);
}

/** Names of the remotes that promise what a partial clone left with them. */
export function readPromisors(entries: readonly ConfigEntry[]): string[] {
  const named = readConfigValue(entries, 'extensions.partialclone');
  const remotes = entries.flatMap(({ key }) => /^remote\.(.+)\.promisor$/.exec(key)?.[1] ?? []);
  const promisors = remotes.filter((name) => readConfigFlag(entries, `remote.${name}.promisor`) === true);
  return [...new Set([...(named ? [named] : []), ...promisors])];
}

/** The user's and the system's entries in rising order of precedence; a repository's own come after them. */
export function readUserConfig(env: Environment): ConfigEntry[] {
  return userConfigPaths(env).flatMap((path) => readConfigFile(path));
}

/** The files `readUserConfig` reads, lowest precedence first, whether they exist or not. */
export function userConfigPaths(env: Environment): string[] {
  const paths: string[] = [];
  if (readConfigFlag([{ key: 'v', value: env.GIT_CONFIG_NOSYSTEM ?? '' }], 'v') !== true) {
    paths.push(env.GIT_CONFIG_SYSTEM ?? '/etc/gitconfig');
  }
  if (env.GIT_CONFIG_GLOBAL !== undefined) return [...paths, env.GIT_CONFIG_GLOBAL].filter((path) => path !== '');
  const xdg = xdgFolder(env);
  if (xdg !== undefined) paths.push(join(xdg, 'git', 'config'));
  if (env.HOME) paths.push(join(env.HOME, '.gitconfig'));
  return paths;
}

/**
 * The user's own ignore file: `core.excludesFile` of the repository, the user or the system, else git's default place.
 * The file need not exist. A relative path counts from `baseDir` (the top of the work tree). Undefined without a home folder.
 */
export function findExcludesFile(
  repositoryConfig: readonly ConfigEntry[],
  env: Environment,
  baseDir: string,
): string | undefined {
  const configured = readConfigValue([...readUserConfig(env), ...repositoryConfig], 'core.excludesfile');
  if (configured === '') return undefined;
  if (configured !== undefined) return expandPath(configured, env, baseDir);
  const xdg = xdgFolder(env);
  return xdg === undefined ? undefined : join(xdg, 'git', 'ignore');
}

function xdgFolder(env: Environment): string | undefined {
  if (env.XDG_CONFIG_HOME) return env.XDG_CONFIG_HOME;
  return env.HOME ? join(env.HOME, '.config') : undefined;
}

/** `~/` is the home folder; `~someone/` is not looked up. */
function expandPath(path: string, env: Environment, baseDir: string): string | undefined {
  if (path.startsWith('~/')) return env.HOME ? join(env.HOME, path.slice(2)) : undefined;
  return isAbsolute(path) ? path : resolve(baseDir, path);
}

/** Lines with continuations joined: a value goes on when its line ends in an unescaped backslash outside a comment. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let pending = '';
  for (const line of text.split(/\r?\n/)) {
    const joined = pending + line;
    const isContinued = /(?:^|[^\\])(?:\\\\)*\\$/.test(line) && !endsInComment(joined);
    pending = isContinued ? joined.slice(0, -1) : '';
    if (!isContinued) lines.push(joined);
  }
  if (pending !== '') lines.push(pending);
  return lines;
}

function endsInComment(line: string): boolean {
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '\\') i++;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === '#' || char === ';')) return true;
  }
  return false;
}

/** `[a "B"]` is `a.B`; the old spelling `[a.B]` is `a.b`. */
function sectionKey(name: string, subsection: string | undefined): string {
  const section = name.toLowerCase();
  return subsection === undefined ? section : `${section}.${subsection.replace(/\\(.)/g, '$1')}`;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

/** Removes quotes, escapes, an unquoted comment, and unquoted space at both ends. */
function parseValue(raw: string): string {
  const text = raw.trimStart();
  let value = '';
  let isQuoted = false;
  /** Length up to the last character that is not unquoted space. */
  let keep = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (!isQuoted && (char === '#' || char === ';')) break;
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\') {
      i++;
      value += escapes[text[i] ?? ''] ?? text[i] ?? '';
    } else value += char;
    if (isQuoted || char === '"' || !/\s/.test(char)) keep = value.length;
  }
  return value.slice(0, keep);
}
