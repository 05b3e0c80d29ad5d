// Proof, not speed: scans histories and checks with git alone what each finding says of its origin. Shares no code with the program: every commit
// is asked for the file by name, every answer is searched for the secret's bytes, and ancestors are followed along `git rev-list --parents`.
// Usage: node bench/check-attribution.mjs REPOSITORY... [--max N] [--merges]
// (N findings of each repository, default 40; with --merges only those that a merge brought in). Secrets inside of archives, documents, strings
// of JSON and encodings are counted and left out: git alone cannot look there.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  fileVersions,
  find,
  git,
  headHolds,
  holdsText,
  listCommits,
  nameOf,
  needlesOf,
  pathsHolding,
  tryGit,
  utf16Of,
} from './git-answers.mjs';

const trapline = fileURLToPath(new URL('../dist/trapline.js', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { max: { type: 'string', default: '40' }, merges: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('usage: node bench/check-attribution.mjs REPOSITORY... [--max N] [--merges]');
  process.exit(2);
}

const columns =
  'repository | rule | path:line | commit | kind | earliest | author, date, subject | HEAD | commits | paths | line';
console.log(`| ${columns} |\n|${columns.replace(/[^|]+/g, '---')}|`);
const totals = { findings: 0, inside: 0, wrong: 0, unclear: 0, kinds: new Map() };
for (const repository of positionals) await checkRepository(repository);
const kinds = [...totals.kinds].map(([kind, count]) => `${kind} ${count}`).sort();
console.log(
  `\n${totals.findings} findings, ${totals.wrong} wrong, ${totals.unclear} to look at, ${totals.inside} inside and left out; ${kinds.join(', ')}`,
);
if (totals.wrong > 0) process.exitCode = 1;

async function checkRepository(repository) {
  const commits = listCommits(repository);
  const merges = new Set(commits.filter(({ parents }) => parents.length > 1).map(({ id }) => id));
  const isWanted = ({ origin }) => !values.merges || merges.has(origin.commit);
  const findings = spread(scan(repository).filter(isWanted), Number(values.max));
  if (findings.length === 0) return;
  const needles = needlesOf(repository, findings);
  const everywhere = await pathsHolding(repository, needles);
  const byPath = new Map();
  for (const finding of findings) {
    const { path } = finding;
    if (!byPath.has(path)) byPath.set(path, fileVersions(repository, commits, path));
    const row = checkFinding(finding, {
      repository,
      commits,
      versions: byPath.get(path),
      needle: needles.get(finding.secret),
      textPaths: everywhere.get(finding.secret),
    });
    report(repository, finding, row);
  }
}

function report(repository, { ruleId, path, location, origin }, row) {
  totals.findings++;
  const { marks } = row;
  if (Object.values(marks).some((mark) => mark.startsWith('WRONG'))) totals.wrong++;
  else if (Object.values(marks).some((mark) => mark.includes('?'))) totals.unclear++;
  for (const kind of row.kinds) totals.kinds.set(kind, (totals.kinds.get(kind) ?? 0) + 1);
  const { earliest, facts, head, count, paths, line } = marks;
  const place = `${path.replaceAll('|', '\\|')}:${location.startLine}`;
  const cells = [nameOf(repository), ruleId, place, origin.commit.slice(0, 10), row.kinds.join(' ')];
  console.log(`| ${[...cells, earliest, facts, head, count, paths, line].join(' | ')} |`);
}

/** What git says of one finding. Marks are `ok`, `WRONG ...`, or end in `?` where git alone cannot tell. */
function checkFinding(finding, { repository, commits, versions, needle, textPaths }) {
  const { origin, path } = finding;
  const byText = new Map([...versions.contents].map(([oid, text]) => [oid, find(text, needle) >= 0]));
  const at = commits.findIndex(({ id }) => id === origin.commit);
  const content = versions.contents.get(versions.blobOf[at]) ?? Buffer.alloc(0);
  const { startOffset } = finding.location;
  const wanted = [
    (text) => find(text, needle) >= 0,
    // A version may hold the text where the rule does not match it: then only those with the same bytes around it, the same lines, or the very
    // line, can be counted.
    ...contextsOf(content, needle, startOffset).map((context) => (text) => text.includes(context)),
    (text) => hasAnyLine(text, needle, linesAround(content, needle)),
    (text) => hasAnyLine(text, needle, new Set([lineAt(content, startOffset)])),
  ];
  const levels = wanted.map((holdsIt) => {
    const blobs = new Set([...versions.contents].filter(([, text]) => holdsIt(text)).map(([oid]) => oid));
    return judge(
      commits,
      commits.map((_, i) => blobs.has(versions.blobOf[i])),
      at,
      origin,
    );
  });
  const pick = (part) => {
    const level = levels.findIndex((judged) => judged[part] === 'ok');
    return level > 0 ? `in context ok, text: ${levels[0][part].slice(6)}?` : levels[0][part];
  };
  const inHead = headHolds(repository, path, needle);
  return {
    kinds: kindsOf(finding, { repository, commits, at, inHead, textPaths, versions, byText, needle }),
    marks: {
      earliest: pick('earliest'),
      facts: factsMark(repository, origin),
      head: inHead === origin.inHead ? 'ok' : headMark(finding, { repository, content, needle }),
      count: countMark(finding, pick('count')),
      paths: pathsMark(finding, textPaths.size),
      line: lineMark(content, needle.bytes, finding.location),
    },
  };
}

/** The secret with some bytes before and behind it. */
function contextsOf(content, needle, at) {
  const reaches = [24, 12, 8, 4].flatMap((before) => [0, 1].map((behind) => [before, behind]));
  return reaches.map(([before, behind]) =>
    content.subarray(Math.max(0, at - before), at + needle.bytes.length + behind),
  );
}

/** HEAD differs from the finding as far as the text goes: does it hold the text as it stands in the finding? */
function headMark({ path, location, origin }, { repository, content, needle }) {
  const head = Buffer.from(tryGit(repository, 'cat-file', 'blob', `HEAD:${path}`) ?? '');
  const agrees = contextsOf(content, needle, location.startOffset).some(
    (context) => head.includes(context) === origin.inHead,
  );
  return agrees ? `in context ok, text: ${!origin.inHead}?` : `WRONG ${!origin.inHead}`;
}

/** Is the commit at `at` a holder without a holder above it, the oldest such, and how many holders are there? */
function judge(commits, holds, at, origin) {
  const isBelow = [];
  const firsts = [];
  for (const [i, { parents }] of commits.entries()) {
    isBelow[i] = parents.some((parent) => holds[parent] || isBelow[parent]);
    if (holds[i] && !isBelow[i]) firsts.push(i);
  }
  const count = holds.filter(Boolean).length;
  const oldest = Math.min(...firsts.map((i) => commits[i].time));
  const earliest = () => {
    if (at < 0 || !holds[at]) return 'WRONG the commit does not hold it';
    if (isBelow[at]) return `WRONG a commit above holds it (${commits[firsts[0]].id.slice(0, 10)} is one of the first)`;
    return commits[at].time === oldest ? 'ok' : `WRONG ${firsts.length} firsts, this is not the oldest`;
  };
  return { earliest: earliest(), count: count === origin.commits ? 'ok' : `WRONG ${origin.commits}, git ${count}` };
}

/** Other versions of the file may hold it inside, where git does not see it. */
function countMark({ origin, isAlsoInside }, mark) {
  if (mark === 'ok') return `ok ${origin.commits}`;
  return isAlsoInside ? `${mark.replace('WRONG ', '')}, some inside?` : mark;
}

function pathsMark({ origin: { paths: ours }, isAlsoInside }, git) {
  if (ours === git) return `ok ${ours}`;
  if (isAlsoInside) return `${ours}, some inside, as text at ${git}?`;
  return ours > git ? `WRONG ${ours}, git ${git}` : `${ours}, as text at ${git}?`;
}

function factsMark(repository, { commit, author, email, date, subject }) {
  const format = '--format=%an%x00%ae%x00%at%x00%s';
  const [name, mail, time, line] = git(repository, 'show', '-s', '--encoding=UTF-8', format, commit)
    .trimEnd()
    .split('\0');
  const same = name === author && mail === email && Number(time) * 1000 === Date.parse(date) && line === subject;
  return same ? 'ok' : `WRONG ${JSON.stringify([name, mail, time, line])}`;
}

function lineMark(content, needle, { startLine, startOffset }) {
  const start = utf16Of(content) ? content.indexOf(needle) : startOffset;
  if (!content.subarray(start).subarray(0, needle.length).equals(needle)) return 'WRONG not at that offset';
  const line = content.subarray(0, start).toString('latin1').split('\n').length;
  return line === startLine ? 'ok' : `WRONG ${line}`;
}

function kindsOf({ origin, path }, { repository, commits, at, inHead, textPaths, versions, byText, needle }) {
  const kinds = [];
  if (commits[at]?.parents.length > 1) kinds.push('merge');
  const headBlob = tryGit(repository, 'rev-parse', '--verify', '-q', `HEAD:${path}`);
  if (!inHead) kinds.push(headBlob === undefined ? 'deleted-file' : 'removed-line');
  if (comesAndGoes(commits, versions, byText)) kinds.push('reverted');
  const others = [...textPaths].filter((other) => other !== path);
  if (others.length === 0) return kinds;
  kinds.push('several-paths');
  const parent = commits[commits[at]?.parents[0]]?.id;
  if (parent === undefined) return kinds;
  for (const other of others.slice(0, 50)) {
    const [before, after] = [parent, origin.commit].map((rev) =>
      tryGit(repository, 'cat-file', 'blob', `${rev}:${other}`),
    );
    if (!holdsText(before, needle) || holdsText(after, needle)) continue;
    const whole = tryGit(repository, 'cat-file', 'blob', `${origin.commit}:${path}`);
    const renames = git(
      repository,
      'diff-tree',
      '-r',
      '-M50%',
      '--diff-filter=R',
      '--name-only',
      parent,
      origin.commit,
    );
    kinds.push(after === undefined && (whole === before || renames.includes(path)) ? 'renamed' : 'moved');
    return kinds;
  }
  return kinds;
}

/** A commit took it away and another one below brought it back. */
function comesAndGoes(commits, { blobOf }, byText) {
  const holds = (i) => blobOf[i] !== undefined && byText.get(blobOf[i]);
  const lost = [];
  for (const [i, { parents }] of commits.entries()) {
    lost[i] = parents.length === 1 && (lost[parents[0]] || holds(parents[0])) && !holds(i);
    if (parents.length === 1 && holds(i) && lost[parents[0]]) return true;
  }
  return false;
}

/** The trimmed lines in which the secret begins. */
function linesAround(content, needle) {
  const lines = new Set();
  for (let at = find(content, needle); at >= 0; at = find(content, needle, at + 1)) lines.add(lineAt(content, at));
  return lines;
}

function hasAnyLine(content, needle, lines) {
  for (const line of linesAround(content, needle)) if (lines.has(line)) return true;
  return false;
}

function lineAt(content, at) {
  const end = content.indexOf(10, at);
  return content.toString('latin1', content.lastIndexOf(10, at) + 1, end < 0 ? content.length : end).trim();
}

function scan(repository) {
  const args = [trapline, 'scan', 'history', '-f', 'json', '--show-secrets', '--no-progress', repository];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 30, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`${repository}: ${stderr}`);
  // What is not UTF-8 cannot be told in JSON, and cannot be searched for either.
  const findings = JSON.parse(stdout).findings.filter(
    ({ origin, secret }) => origin.kind === 'commit' && !secret.includes('\ufffd'),
  );
  const inside = new Set(findings.filter(isInside).map(({ secretId }) => secretId));
  const outside = findings.filter((finding) => !isInside(finding));
  totals.inside += findings.length - outside.length;
  return outside.map((finding) => ({ ...finding, isAlsoInside: inside.has(finding.secretId) }));
}

function isInside({ location: { decoded, logical, member } }) {
  return decoded.length > 0 || logical !== null || member !== null;
}

/** At most `count` of them, from all parts of the list. */
function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);
}
