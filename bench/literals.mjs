// Which literals are the most frequent in real files, and how often their guards let them wake a pattern: where a prefilter's time goes.

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './measure.mjs';

const shown = 40;
const largestFile = 32 << 20;

/** Prints the most frequent literals of the built-in rules in the text files below `folder`. */
export async function benchLiterals(folder) {
  const { StoredJoin, collectTriggers, buildTables, Prefilter } = await loadParts();
  const builtin = StoredJoin.read();
  const rules = builtin.withGuards(builtin.rules.map((rule, index) => rule.at(index)));
  const { literals, table } = collectTriggers(rules);
  const rows = rowsOf(literals, (id) => rules[table.rule[id]].spec.id);
  const bare = new Prefilter(
    buildTables(rows.map(({ text, ignoreCase }, triggerId) => ({ text, ignoreCase, triggerId }))),
  );
  const guarded = new Prefilter(buildTables(literals));
  const rowOf = new Map(rows.flatMap((row) => row.ids.map((id) => [id, row])));
  let bytes = 0;
  for (const text of textsBelow(folder)) {
    const whole = { start: 0, end: text.length };
    bytes += text.length;
    bare.search(text, whole, (_offset, id) => rows[id].stands++);
    guarded.search(text, whole, (_offset, id) => rowOf.get(id).wakes++);
  }
  report(rows, bytes);
}

/** One row per text, however many rules have it. */
function rowsOf(literals, ruleIdOf) {
  const rows = new Map();
  for (const { text, ignoreCase, triggerId } of literals) {
    const key = `${ignoreCase} ${text}`;
    const row = rows.get(key) ?? { text, ignoreCase, ids: [], rules: new Set(), stands: 0, wakes: 0 };
    row.ids.push(triggerId);
    row.rules.add(ruleIdOf(triggerId));
    rows.set(key, row);
  }
  return [...rows.values()];
}

function report(rows, bytes) {
  const megabytes = bytes / 1e6;
  const perMegabyte = (count) => (count / megabytes).toFixed(2).padStart(10);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${rows.length} literals, ${megabytes.toFixed(1)} MB of text; per MB:`);
  console.log(`${'literal'.padEnd(28)}${'stands'.padStart(10)}${'wakes'.padStart(10)}  rules`);
  for (const row of [...rows].sort((a, b) => b.stands - a.stands).slice(0, shown)) {
    const names = [...row.rules];
    const rules = names.length > 2 ? `${names.length} rules` : names.join(', ');
    const text = JSON.stringify(row.text) + (row.ignoreCase ? 'i' : '');
    console.log(`${text.padEnd(28)}${perMegabyte(row.stands)}${perMegabyte(row.wakes)}  ${rules}`);
  }
  console.log(`${'all'.padEnd(28)}${perMegabyte(sum('stands'))}${perMegabyte(sum('wakes'))}`);
}

/** Files without a NUL in their first eight kilobytes; links are not followed. */
function* textsBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const { size } = statSync(path);
    if (size === 0 || size > largestFile) continue;
    const bytes = readFileSync(path);
    if (!bytes.subarray(0, 8192).includes(0)) yield bytes;
  }
}

/** The program's own parts, with the rules as the bundle has them. */
async function loadParts() {
  const work = mkdtempSync(join(tmpdir(), 'trapline-bench-'));
  for (const file of ['rules-head.json', 'rules.jsonl', 'rule-notes.json', 'prefilter.bin'])
    copyFileSync(join(root, 'dist', file), join(work, file));
  const outfile = join(work, 'parts.mjs');
  const contents = `
    export { StoredJoin } from './src/rules/stored-join.ts';
    export { collectTriggers } from './src/match/collect-triggers.ts';
    export { buildTables } from './src/match/prefilter/tables.ts';
    export { Prefilter } from './src/match/prefilter/prefilter.ts';`;
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    stdin: { contents, resolveDir: root },
    outfile,
  });
  const parts = await import(pathToFileURL(outfile).href);
  process.on('exit', () => rmSync(work, { recursive: true }));
  return parts;
}
