// Tries trapline on real notebooks and archives: scans them as they are, then plants a token into a copy of each and looks whether it is found
// exactly where it was put.
// Usage: node scripts/try-real-inputs.mjs FOLDER [--report FILE]      (run `npm run bundle` first)
// Exit code 1: a planted token was not found or at another place, or a scan failed. The report has all findings in what was not planted, masked.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { archiveKind, plantInArchive } from './real-inputs/archives.mjs';
import { notebookSpots, plantInNotebook } from './real-inputs/notebooks.mjs';
import { plantedToken } from './real-inputs/token.mjs';

/** Bytes; compressing larger ones again takes longer than it teaches. */
const largest = 30_000_000;

const [folder, option, reportFile] = process.argv.slice(2);
if (folder === undefined || (option !== undefined && (option !== '--report' || reportFile === undefined))) {
  console.error('usage: node scripts/try-real-inputs.mjs FOLDER [--report FILE]');
  process.exit(2);
}
const program = new URL('../dist/trapline.js', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'trapline-real-'));
try {
  run();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run() {
  const inputs = findInputs();
  const damaged = tellUntouched(inputs);
  const planted = inputs.filter(({ name }) => !damaged.has(name)).flatMap(plantAll);
  const missed = tellPlanted(planted);
  for (const line of missed.slice(0, 40)) console.log(line);
  if (missed.length > 0) process.exitCode = 1;
}

/** Notebooks by their names, archives by their first bytes; each content once. */
function findInputs() {
  const inputs = [];
  const seen = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(path).size > largest) continue;
    const kind = entry.name.endsWith('.ipynb') ? 'notebook' : archiveKind(readHead(path));
    if (kind === undefined) continue;
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (!seen.has(hash)) inputs.push({ path, kind, name: `${hash.slice(0, 8)}-${basename(path)}` });
    seen.add(hash);
  }
  return inputs;
}

function readHead(path) {
  const head = Buffer.alloc(512);
  const file = openSync(path);
  readSync(file, head);
  closeSync(file);
  return head;
}

/** Returns the names of those with a diagnostic: where a token would have to be found in them is anybody's guess. */
function tellUntouched(inputs) {
  const copies = join(work, 'untouched');
  mkdirSync(copies);
  for (const { path, name } of inputs) writeFileSync(join(copies, name), readFileSync(path));
  const report = scan(copies, []);
  const rules = countBy(
    report.findings.filter(({ severity }) => severity !== 'info'),
    ({ ruleId }) => ruleId,
  );
  console.log(`untouched: ${inputs.length} inputs (${listOf(countBy(inputs, ({ kind }) => kind))})`);
  console.log(`findings above info: ${listOf(rules)}`);
  console.log(`diagnostics: ${listOf(countBy(report.diagnostics, ({ code }) => code))}`);
  for (const { code, path, message } of report.diagnostics) console.log(`  ${code}: ${path ?? ''}: ${message}`);
  if (reportFile !== undefined) writeFileSync(reportFile, JSON.stringify(report, null, 1));
  return new Set(report.diagnostics.map(({ path }) => (path ?? '').replace(/!.*/, '')));
}

function plantAll({ path, kind, name }) {
  const spots = kind === 'notebook' ? notebookSpots : ['member'];
  return spots.map((spot) => ({ kind, spot, path, ...plantOne(path, kind, spot, `${spot}-${name}`) }));
}

function plantOne(path, kind, spot, file) {
  mkdirSync(join(work, 'planted'), { recursive: true });
  const target = join(work, 'planted', file);
  if (kind === 'notebook') {
    const result = plantNotebook(readFileSync(path, 'utf8'), spot, file);
    if (result !== undefined) writeFileSync(target, result.text);
    return (
      result && {
        token: result.token,
        expected: { path: file, line: result.line, column: result.column, logical: result.logical },
      }
    );
  }
  const token = plantedToken(file);
  const result = plantInArchive(readFileSync(path), `# planted\n\n  TOKEN = ${token}\n`);
  if (result === undefined) return undefined;
  writeFileSync(target, result.bytes);
  const inside = result.member === '' ? file : `${file}!${result.member}`;
  return { token, expected: { path: inside, line: 3 + (result.linesBefore ?? 0), column: 11, logical: null } };
}

/** A notebook that is no JSON, such as one that tests a reader, has no spot. */
function plantNotebook(text, spot, name) {
  try {
    return plantInNotebook(text, spot, name);
  } catch {
    return undefined;
  }
}

function tellPlanted(all) {
  const { findings } = scan(join(work, 'planted'), ['--rule', 'github-classic-pat', '--show-secrets']);
  const missed = [];
  const rows = new Map();
  for (const { kind, spot, path, token, expected } of all) {
    const key = kind === 'notebook' ? `notebook, ${spot}` : kind;
    const row = rows.get(key) ?? { planted: 0, 'nowhere to plant': 0, exact: 0, elsewhere: 0, missed: 0 };
    rows.set(key, row);
    if (token === undefined) row['nowhere to plant']++;
    else {
      row.planted++;
      const outcome = judge(
        findings.filter(({ secret }) => secret === token),
        expected,
      );
      row[outcome.kind]++;
      if (outcome.kind !== 'exact') missed.push(`${outcome.kind}: ${spot} of ${path}\n  ${outcome.text}`);
    }
  }
  console.table(Object.fromEntries(rows));
  return missed;
}

function judge(found, expected) {
  const places = found.map(({ path, location }) =>
    JSON.stringify({
      path,
      line: location.startLine,
      column: location.startColumn,
      logical: location.logical?.text ?? null,
    }),
  );
  const wanted = JSON.stringify(expected);
  if (places.length === 1 && places[0] === wanted) return { kind: 'exact' };
  return {
    kind: places.length === 0 ? 'missed' : 'elsewhere',
    text: `wanted ${wanted}\n  found  ${places.join(' ') || 'nothing'}`,
  };
}

function scan(place, args) {
  const all = [program, 'scan', '.', '--no-ignore', '--no-progress', '-f', 'json', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: place,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`the scan ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

function countBy(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function listOf(counts) {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([key, count]) => `${count} ${key}`).join(', ') || 'none';
}
