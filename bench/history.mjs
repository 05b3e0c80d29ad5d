// `scan history` of whole repositories: against git printing the same history, and how its cost grows with the size of packs.

import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { measureNode, median, timeOf, trapline } from './measure.mjs';

/** What is compared with, and the bar: ours is to take at most this part of the yardstick's time. */
const yardsticks = {
  'cat-file': { args: ['cat-file', '--batch', '--batch-all-objects', '--unordered'], bar: 0.5 },
  log: { args: ['log', '-p', '-U0', '--all'], bar: 0.25 },
};

/** Of a range: without a bar. */
const rangeYardstick = (range) => ({ args: ['log', '-p', '-U0', range] });

/** Whole process, all default rules, attribution and a JSON report. */
const scanArgs = (repository, range) => [
  ...[trapline, 'scan', 'history', '--no-progress', '-f', 'json', repository],
  ...(range === undefined ? [] : [range]),
];

/** Each `REPOSITORY`, `YARDSTICK=REPOSITORY` (default: cat-file) or `REPOSITORY@BASE..HEAD` in turn; yardstick and program alternate. */
export function benchHistory(targets, runs) {
  console.log(`${runs} runs, alternating; ${availableParallelism()} cores; Node ${process.version}`);
  for (const target of targets) {
    const [, name = 'cat-file', repository, range] = /^(?:([\w-]+)=)?(.+?)(?:@([^@]*\.\.[^@]*))?$/.exec(target);
    const yardstick = range === undefined ? yardsticks[name] : rangeYardstick(range);
    if (!yardstick)
      throw new Error(`there is no yardstick ${name}; there are ${Object.keys(yardsticks).join(' and ')}`);
    compareWith(yardstick, repository, runs, range);
  }
}

function compareWith({ args, bar }, repository, runs, range) {
  const [theirs, ours, peaks] = [[], [], []];
  // The first round warms the caches.
  for (let run = -1; run < runs; run++) {
    const time = timeOf('git', args, { cwd: repository, codes: [0] });
    const scan = measureScan(repository, range);
    if (run < 0) continue;
    theirs.push(time);
    ours.push(scan.time);
    peaks.push(scan.peak);
  }
  const ratio = median(ours) / median(theirs);
  console.log(`${nameOf(repository)}: ${packMegabytes(repository).toFixed(0)} MB of packs`);
  print(`git ${args.join(' ')}`, theirs, '');
  print(
    `trapline scan history -f json${range === undefined ? '' : ` ${range}`}`,
    ours,
    `${ratio.toFixed(2)}x${bar === undefined ? '' : ` (at most ${bar})`}   ${megabytes(median(peaks))} MB peak`,
  );
}

function print(label, times, rest) {
  const [middle, least] = [median(times), Math.min(...times)].map((time) => time.toFixed(0).padStart(7));
  console.log(`  ${label.padEnd(54)} median ${middle} ms   least ${least} ms   ${rest}`.trimEnd());
}

/** One line for each repository, by size; then the power of size that time grows with. */
export function benchLinear(repositories, runs) {
  console.log(`medians of ${runs}; ${availableParallelism()} cores; Node ${process.version}`);
  console.log('| repository | packs, MB | content, MB | s | MB/s of packs | MB/s of content | peak, MB |');
  console.log('|---|---|---|---|---|---|---|');
  const bySize = repositories.map((path) => ({ path, packs: packMegabytes(path) })).sort((a, b) => a.packs - b.packs);
  const rows = bySize.map(({ path, packs }) => {
    measureScan(path);
    const scans = Array.from({ length: runs }, () => measureScan(path));
    const seconds = median(scans.map(({ time }) => time)) / 1000;
    const content = JSON.parse(scans[0].stdout).coverage.bytes / 1e6;
    const rates = [packs / seconds, content / seconds].map((rate) => rate.toFixed(1));
    const peak = megabytes(median(scans.map((scan) => scan.peak)));
    const cells = [nameOf(path), packs.toFixed(1), content.toFixed(0), seconds.toFixed(2), ...rates, peak];
    console.log(`| ${cells.join(' | ')} |`);
    return { packs, content, seconds, peak: Number(peak) };
  });
  if (rows.length < 3) return;
  for (const part of ['packs', 'content']) {
    const { power, spread } = fitPower(rows.map((row) => [row[part], row.seconds]));
    console.log(`seconds grow with (MB of ${part})^${power.toFixed(2)}, within a factor of ${spread.toFixed(2)}`);
  }
}

/** Least squares on logarithms: the power, and how far the worst point is off. */
function fitPower(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const [meanX, meanY] = [0, 1].map((axis) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length);
  const square = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const power = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / square;
  const errors = logs.map(([x, y]) => Math.abs(y - meanY - power * (x - meanX)));
  return { power, spread: Math.exp(Math.max(...errors)) };
}

function measureScan(repository, range) {
  const scan = measureNode(scanArgs(repository, range));
  // 3: nothing found, but something could not be read.
  if (![0, 1, 3].includes(scan.status)) throw new Error(`the scan of ${repository} ended with ${scan.status}`);
  return scan;
}

function packMegabytes(repository) {
  const path = execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-path', 'objects/pack'], {
    cwd: repository,
  });
  const folder = path.toString().trim();
  const packs = readdirSync(folder).filter((name) => name.endsWith('.pack'));
  return packs.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6;
}

function megabytes(kilobytes) {
  return (kilobytes / 1024).toFixed(0);
}

function nameOf(repository) {
  const name = basename(repository);
  return (name === 'repo' ? basename(dirname(repository)) : name).replace('+', '/');
}
