// Finds the values of Kubernetes Secrets in YAML: what stands under `data` and `stringData` beside `kind: Secret`, in documents, lists and
// templates. Reads lines and their indentation, not YAML: a template that is no YAML before it is filled in is read as well.

import type { Entry } from './entry.ts';

const kindLine = /^([ \t]*(?:- +)?)kind:[ \t]*["']?Secret["']?[ \t]*(?:#.*)?$/;
const keyLine = /^( *(?:- +)?)(data|stringData):[ \t]*(?:#.*)?$/;
const entryLine = /^( *)(?:"([^"]{1,253})"|'([^']{1,253})'|([\w.-]{1,253})):[ \t]+(.*)$/;
/** Longer lines are no entries a person would read. */
const maxLineBytes = 65_536;

type Line = { readonly text: string; readonly start: number; readonly column: number };

/** The entries in `bytes`, in order of place. */
export function readKubernetesYaml(bytes: Buffer): Entry[] {
  const lines = splitLines(bytes);
  const entries: Entry[] = [];
  let done = 0;
  for (const [i, { text }] of lines.entries()) {
    const kind = i >= done ? kindLine.exec(text) : null;
    if (!kind) continue;
    const column = kind[1]!.length;
    const { from, to } = objectAround(lines, i, column, done);
    done = to;
    for (let at = from; at < to; at++) {
      const key = keyLine.exec(lines[at]!.text);
      if (key && key[1]!.length === column) entries.push(...readBlock(lines, at + 1, to, column, key[2] as BlockKey));
    }
  }
  return entries;
}

type BlockKey = 'data' | 'stringData';

/** Lines as Latin-1, so that an index into a line is one of bytes. */
function splitLines(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const last = end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
    const text = last - start > maxLineBytes ? '' : bytes.toString('latin1', start, last);
    const blank = /^ *(?:#.*)?$/.test(text);
    const isTemplate = /^\s*\{\{.*\}\}\s*$/.test(text);
    // A template's own lines stand where they please.
    const column = blank || isTemplate ? Number.POSITIVE_INFINITY : /^ *(?:- +)?/.exec(text)![0].length;
    lines.push({ text, start, column });
    start = end + 1;
  }
  return lines;
}

/** The lines of the mapping that has a key in line `at` at `column`. */
function objectAround(lines: readonly Line[], at: number, column: number, limit: number): { from: number; to: number } {
  let from = at;
  while (from > limit && !startsItem(lines[from]!, column) && belongs(lines[from - 1]!, column)) from--;
  let to = at + 1;
  while (to < lines.length && belongs(lines[to]!, column) && !startsItem(lines[to]!, column)) to++;
  return { from, to };
}

function belongs({ text, column }: Line, of: number): boolean {
  return column >= of && !text.startsWith('---') && text !== '...';
}

/** Whether an element of a list begins here whose keys stand at `of`. */
function startsItem({ text, column }: Line, of: number): boolean {
  return column === of && /^ *- /.test(text);
}

function* readBlock(lines: readonly Line[], from: number, to: number, parent: number, key: BlockKey): Generator<Entry> {
  const first = lines.slice(from, to).find(({ column }) => Number.isFinite(column));
  if (!first || first.column <= parent) return;
  for (let at = from; at < to && lines[at]!.column > parent; at++) {
    const entry = entryLine.exec(lines[at]!.text);
    if (!entry || entry[1]!.length !== first.column) continue;
    const name = entry[2] ?? entry[3] ?? entry[4]!;
    const written = entry[5]!;
    const value = /^[|>]/.test(written)
      ? blockLine(lines, at, to, first.column)
      : scalar(written, lines[at]!.start + lines[at]!.text.length - written.length);
    if (!value) continue;
    yield {
      kind: 'kubernetes-secret',
      name,
      path: `${key}.${name}`,
      writing: key === 'data' ? 'base64' : 'plain',
      ...value,
    };
  }
}

/** A value on one line, without quotes and comment; nothing for what only looks like one: aliases, tags, lists, objects. */
function scalar(written: string, start: number): { start: number; end: number } | undefined {
  const quote = written[0];
  if (quote === '"' || quote === "'") {
    const end = written.indexOf(quote, 1);
    const isWhole = /^[ \t]*(?:#.*)?$/.test(written.slice(end + 1));
    // Escapes are rare in what is meant to be copied into a cluster, and would need another reading.
    const isPlain = quote === "'" || !written.includes('\\');
    return end > 1 && isWhole && isPlain ? { start: start + 1, end: start + end } : undefined;
  }
  const comment = written.search(/[ \t]#/);
  const value = (comment < 0 ? written : written.slice(0, comment)).trimEnd();
  return value === '' || /^[&*!{[#%@`]/.test(value) ? undefined : { start, end: start + value.length };
}

/** A block scalar of a single line; longer ones are texts, which are searched as such. */
function blockLine(
  lines: readonly Line[],
  at: number,
  to: number,
  column: number,
): { start: number; end: number } | undefined {
  const [only, next] = [lines[at + 1], lines[at + 2]];
  if (at + 1 >= to || !only || only.column <= column || !Number.isFinite(only.column)) return undefined;
  if (at + 2 < to && next && next.column > column && Number.isFinite(next.column)) return undefined;
  const indent = /^ */.exec(only.text)![0].length;
  return { start: only.start + indent, end: only.start + only.text.trimEnd().length };
}
