// The one door to smol-toml: text to plain tables, and where in the text each key stands (the parser does not say).

import { parse, TomlError } from 'smol-toml';

import { ToolError } from '../model/tool-error.ts';

/** Parses TOML. Throws ToolError `config-syntax` whose message names `source`, line and column. */
export function parseToml(text: string, source: string): Record<string, unknown> {
  try {
    return parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const reason = cause.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? 'not valid TOML';
    throw new ToolError('config-syntax', `${source}:${cause.line}:${cause.column}: ${reason}`, { cause });
  }
}

/**
 * Finds the 1-based line of every key and table header: `rules[2]` for the third `[[rules]]`, `rules[2].regex` for a key in it,
 * `rules[2].allowlists[0].paths`, `extend.path`. Keys inside inline tables are not listed; ask for their parent.
 */
export function keyLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const counts = new Map<string, number>();
  let table = '';
  let openQuote: string | undefined;
  text.split('\n').forEach((line, index) => {
    if (openQuote === undefined) {
      const header = /^\s*(\[\[?)\s*([^\]]+?)\s*\]/.exec(line);
      if (header) {
        table = resolveTable(header[2]!, header[1] === '[[', counts);
        lines.set(table, index + 1);
        return;
      }
      const key = /^\s*(["']?)([\w.-]+)\1\s*=/.exec(line);
      if (key) lines.set(table === '' ? key[2]! : `${table}.${key[2]}`, index + 1);
    }
    openQuote = quoteAfter(line, openQuote);
  });
  return lines;
}

/** The concrete name of a table header: the last of each array of tables on its way, or a new one. */
function resolveTable(name: string, isArray: boolean, counts: Map<string, number>): string {
  let path = '';
  const parts = name.split('.').map((part) => part.trim().replace(/^["']|["']$/g, ''));
  parts.forEach((part, i) => {
    path = path === '' ? part : `${path}.${part}`;
    const isLast = i === parts.length - 1;
    if (isLast && isArray) counts.set(path, (counts.get(path) ?? -1) + 1);
    const count = counts.get(path);
    if (count !== undefined) path = `${path}[${count}]`;
  });
  return path;
}

/** Which multi-line quote is open at the end of a line. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let state = open;
  for (let i = 0; i < line.length; i++) {
    if (state !== undefined) {
      if (line.startsWith(state, i)) {
        i += 2;
        state = undefined;
      }
    } else if (line.startsWith("'''", i) || line.startsWith('"""', i)) {
      state = line.slice(i, i + 3);
      i += 2;
    } else if (line[i] === '"' || line[i] === "'") {
      const quote = line[i]!;
      i++;
      while (i < line.length && line[i] !== quote) i += quote === '"' && line[i] === '\\' ? 2 : 1;
    } else if (line[i] === '#') return state;
  }
  return state;
}
