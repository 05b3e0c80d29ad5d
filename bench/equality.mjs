// Proof, not speed: in every blob of real repositories, what the delta-aware search finds is what searching the blob whole finds, inside of things
// too, for every way of packing the repository. The comparison itself is test/helpers/blob-equality.ts. Repositories are copied; nothing is written to them.
// Usage: node bench/equality.mjs REPOSITORY... [--packings as-is,depth-1,depth-50,depth-250,gc,loose] [--max-loose-mb N]

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const packings = {
  'as-is': () => {},
  'depth-1': (dir) => repack(dir, 1, 10),
  'depth-50': (dir) => repack(dir, 50, 10),
  'depth-250': (dir) => repack(dir, 250, 50),
  gc: (dir) => git(dir, 'gc', '--quiet', '--prune=never'),
  loose: unpack,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packings: { type: 'string', default: Object.keys(packings).join() },
    'max-loose-mb': { type: 'string', default: '10' },
  },
});
const wanted = values.packings.split(',');
const unknown = wanted.find((name) => !(name in packings));
if (positionals.length === 0 || unknown !== undefined) {
  if (unknown !== undefined) console.error(`there is no packing ${unknown}`);
  console.error(
    `usage: node bench/equality.mjs REPOSITORY... [--packings ${Object.keys(packings)}] [--max-loose-mb N]`,
  );
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'trapline-equality-'));
try {
  const compare = await loadComparison();
  const header =
    '| repository | packing | blobs | as deltas | UTF-16 | MB | matches | kept | inside | unequal | digest |';
  console.log(`${header}\n${header.replace(/[^|]+/g, '---')}`);
  for (const repository of positionals) compareRepository(repository, compare);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function compareRepository(repository, compare) {
  const name = nameOf(repository);
  const copy = copyRepository(repository);
  const digests = new Set();
  for (const packing of wanted) {
    if (packing === 'loose' && packBytes(copy) > Number(values['max-loose-mb']) * 1e6) {
      console.error(`${name}: too large to be unpacked (--max-loose-mb)`);
      continue;
    }
    packings[packing](copy);
    const result = compare(copy);
    digests.add(result.digest);
    const { blobs, deltas, utf16, bytes, matches, kept, inside, unequal, misread, diagnostics } = result;
    const cells = [blobs, deltas, utf16, Math.round(bytes / 1e6), matches, kept, inside, unequal.length, result.digest];
    console.log(`| ${[name, packing, ...cells].join(' | ')} |`);
    const listed = blobCount(copy);
    if (listed !== blobs) fail(`${name} ${packing}: git lists ${listed} blobs`);
    for (const line of [...diagnostics, ...misread.map((oid) => `${oid} was not read right`)]) fail(`${name}: ${line}`);
    for (const difference of unequal.slice(0, 5)) fail(`${name} ${packing}: ${JSON.stringify(difference)}`);
    if (unequal.length > 0) process.exitCode = 1;
  }
  if (digests.size > 1) fail(`${name}: the packings do not hold the same`);
  rmSync(copy, { recursive: true });
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** The comparison as a function of a repository's folder; run from sources, since the bundle exports nothing of it. */
async function loadComparison() {
  const outfile = join(work, 'comparison.mjs');
  const entry = `
    import { loadScanRules } from './src/config/load-rules.ts';
    import { buildCatalog } from './src/git/build-catalog.ts';
    import { openRepository } from './src/git/repository.ts';
    import { compareBlobs, makeSearchers } from './test/helpers/blob-equality.ts';
    const { ruleSet } = await loadScanRules({ cwd: '/nonexistent', env: {}, target: '.', onlyRules: [] });
    const searchers = makeSearchers(ruleSet);
    export function compare(folder) {
      const problems = [];
      const catalog = buildCatalog(openRepository(folder, {}), ({ message }) => problems.push(message));
      const result = compareBlobs(catalog, searchers);
      return { ...result, diagnostics: [...problems, ...result.diagnostics] };
    }`;
  await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    external: ['re2'],
    logLevel: 'warning',
    // Where sources look for rules and packages.
    define: { 'import.meta.url': JSON.stringify(new URL('../src/config/load-rules.ts', import.meta.url).href) },
    banner: { js: `import { createRequire as __require } from 'node:module'; const require = __require('${root}x');` },
  });
  return (await import(pathToFileURL(outfile).href)).compare;
}

/** A bare copy: objects, HEAD and references. */
function copyRepository(repository) {
  const common = git(repository, 'rev-parse', '--path-format=absolute', '--git-common-dir').trim();
  const copy = join(work, 'copy.git');
  mkdirSync(copy);
  for (const part of ['HEAD', 'objects', 'refs', 'packed-refs', 'shallow'].filter((name) =>
    existsSync(join(common, name)),
  )) {
    cpSync(join(common, part), join(copy, part), { recursive: true });
  }
  return copy;
}

function repack(dir, depth, window) {
  git(dir, '-c', 'pack.threads=1', 'repack', '-adfkq', `--depth=${depth}`, `--window=${window}`);
}

function unpack(dir) {
  git(dir, 'repack', '-adkq');
  const away = join(dir, 'unpacked');
  renameSync(join(dir, 'objects/pack'), away);
  for (const name of readdirSync(away).filter((file) => file.endsWith('.pack'))) {
    execFileSync('git', ['unpack-objects', '-q'], {
      cwd: dir,
      stdio: [openSync(join(away, name)), 'ignore', 'inherit'],
    });
  }
  rmSync(away, { recursive: true });
}

function packBytes(dir) {
  const size = /size-pack: (\d+)/.exec(git(dir, 'count-objects', '-v'));
  return Number(size[1]) * 1024;
}

function blobCount(dir) {
  const types = git(dir, 'cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objecttype)');
  return types.split('\n').filter((type) => type === 'blob').length;
}

function nameOf(repository) {
  const name = basename(repository);
  return (name === 'repo' ? basename(dirname(repository)) : name).replace('+', '/');
}

function git(cwd, ...args) {
  return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
}
