// The benchmarks: trapline against yardsticks measured in the same run, alternating, medians of an odd number of runs.
// Usage: node bench/run.mjs tree [FOLDER] | staged [REPOSITORY] | load | memory [FOLDER] | image [FOLDER] | literals [FOLDER]      (options: --runs N)
//        node bench/run.mjs history [cat-file=|log=]REPOSITORY... | history --linear REPOSITORY...

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchHistory, benchLinear } from './history.mjs';
import { makeImage } from './image-corpus.mjs';
import { benchLiterals } from './literals.mjs';
import { benchLoad } from './load.mjs';
import { measureNode, median, root, timeOf, trapline } from './measure.mjs';
import { makeStaged, makeStagedClone, onePack } from './staged-corpus.mjs';
import { makeTree } from './tree-corpus.mjs';

const [name, ...rest] = process.argv.slice(2);
const runsAt = rest.indexOf('--runs');
const runs = runsAt < 0 ? undefined : Number(rest.splice(runsAt, 2)[1]);
const [folder] = rest;

const benches = {
  tree: benchTree,
  staged: benchStaged,
  load: () => benchLoad(runs ?? 21),
  memory: benchMemory,
  image: benchImage,
  history: benchHistories,
  literals: async () => benchLiterals(folder ?? (await makeTree())),
};
if (benches[name]) await benches[name]();
else showUsage();

function showUsage() {
  console.error(
    'usage: node bench/run.mjs tree [FOLDER] | staged [REPOSITORY] | load | memory [FOLDER] | image [FOLDER] | literals [FOLDER]  [--runs N]',
  );
  console.error('       node bench/run.mjs history [cat-file=|log=]REPOSITORY... | history --linear REPOSITORY...');
  process.exitCode = 2;
}

function benchHistories() {
  const isLinear = rest[0] === '--linear';
  const repositories = rest.slice(isLinear ? 1 : 0);
  if (repositories.length === 0) return showUsage();
  if (isLinear) benchLinear(repositories, runs ?? 3);
  else benchHistory(repositories, runs ?? 5);
}

/** A source tree of at least 100 MB and 10,000 files, against ripgrep looking for the same literals in the same files. */
async function benchTree() {
  const tree = folder ?? (await makeTree());
  const literals = join(mkdtempSync(join(tmpdir(), 'trapline-bench-')), 'literals');
  writeFileSync(literals, `${ruleLiterals().join('\n')}\n`);
  const files = execFileSync('rg', ['--files', '--hidden', '--no-ignore', tree], { maxBuffer: 1 << 30 });
  console.log(`${files.toString().split('\n').length - 1} files below ${folder ?? 'bench/corpora/tree'}`);
  compare([
    // --hidden and --no-ignore, so that both programs look at the same files.
    [
      'rg -j2 -a -i -c -F -f literals',
      'rg',
      ['-j2', '-a', '-i', '-c', '-F', '-f', literals, '--hidden', '--no-ignore', tree],
    ],
    ['trapline scan', process.execPath, [trapline, 'scan', '--no-progress', '--no-ignore', '--jobs', '2', tree]],
  ]);
}

/** One small staged file, or three changed files of a repository, with and without a rule of its own, against a Node process that does nothing. */
async function benchStaged() {
  const repository = folder ? await makeStagedClone(folder) : makeStaged();
  const configFolder = mkdtempSync(join(tmpdir(), 'trapline-bench-'));
  const config = join(configFolder, '.trapline.toml');
  writeFileSync(config, onePack);
  compare(
    [
      ['node -e 0', process.execPath, ['-e', '0']],
      ['trapline scan staged', process.execPath, [trapline, 'scan', 'staged']],
      ['the same with a rule of its own', process.execPath, [trapline, 'scan', 'staged', '--config', config]],
    ],
    repository,
  );
  for (const made of [repository, configFolder]) rmSync(made, { recursive: true });
}

/** Peak memory on the tree, and on one file of 64 MB and of 1 GB, which must not differ much. */
async function benchMemory() {
  const tree = folder ?? (await makeTree());
  const big = mkdtempSync(join(tmpdir(), 'trapline-bench-'));
  const line = `${'the quick brown fox jumps over the lazy dog; value = 12345; '.repeat(2)}\n`;
  const piece = Buffer.from(line.repeat(Math.ceil((1 << 20) / line.length)));
  for (const [file, pieces] of [
    ['small.log', 64],
    ['large.log', 1024],
  ]) {
    for (let i = 0; i < pieces; i++) writeFileSync(join(big, file), piece, { flag: 'a' });
  }
  const rows = [
    ['tree', [tree]],
    ['one file of 64 MB', [join(big, 'small.log')]],
    ['one file of 1 GB', [join(big, 'large.log')]],
  ];
  for (const [label, paths] of rows) {
    const peaks = Array.from(
      { length: 3 },
      () => measureNode([trapline, 'scan', '--no-progress', '--no-ignore', '--jobs', '2', ...paths]).peak,
    );
    console.log(`${label.padEnd(20)} ${(median(peaks) / 1024).toFixed(0)} MB peak`);
  }
  rmSync(big, { recursive: true });
}

/** An archive of gzip layers, against gzip undoing the same layers. */
async function benchImage() {
  const { archive, layers } = await makeImage(folder ?? (await makeTree()));
  const quote = (path) => `'${path}'`;
  const args = ['scan', 'image', archive, '--no-progress', '--jobs', '2'];
  compare([
    ['gzip -dc layers | wc -c', 'sh', ['-c', `gzip -dc ${layers.map(quote).join(' ')} | wc -c`]],
    ['trapline scan image', process.execPath, [trapline, ...args]],
  ]);
  const peaks = Array.from({ length: 3 }, () => measureNode([trapline, ...args]).peak);
  console.log(`peak memory ${(median(peaks) / 1024).toFixed(0)} MB`);
  rmSync(join(archive, '..'), { recursive: true });
}

function compare(commands, cwd = root) {
  const rounds = runs ?? 7;
  const times = commands.map(() => []);
  for (let run = -1; run < rounds; run++) {
    commands.forEach(([, command, args], i) => {
      const time = timeOf(command, args, { cwd });
      // The first round warms the caches.
      if (run >= 0) times[i].push(time);
    });
  }
  console.log(`${rounds} runs, alternating; ${availableParallelism()} cores; Node ${process.version}`);
  commands.forEach(([label], i) => {
    const ratio = median(times[i]) / median(times[0]);
    console.log(
      `${label.padEnd(34)} median ${median(times[i]).toFixed(0).padStart(6)} ms   least ${Math.min(...times[i])
        .toFixed(0)
        .padStart(6)} ms   ${ratio.toFixed(2)}x`,
    );
  });
}

/** Every literal that wakes a built-in rule. */
function ruleLiterals() {
  const lines = readFileSync(join(root, 'dist/rules.jsonl'), 'utf8').trimEnd().split('\n');
  const rules = lines.slice(1).map((line) => JSON.parse(line));
  const texts = rules.flatMap(({ search }) => (search.literals ?? []).map(({ text }) => text));
  return [...new Set(texts)].filter((text) => !text.includes('\n'));
}
