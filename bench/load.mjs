// What loading all rule packs adds to a staged scan: the program with the built-in rules against the same program bundled with one rule.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { measureNode, median, root, trapline } from './measure.mjs';
import { makeStaged, onePack } from './staged-corpus.mjs';

const barMs = 15;

/** `runs` pairs, alternating, after one that warms the caches. Exit code 1 when the processor time added is above the bar. */
export async function benchLoad(runs) {
  const small = await bundleOneRule();
  const repository = makeStaged();
  const measure = (program) => {
    const run = measureNode([program, 'scan', 'staged'], { cwd: repository });
    if (run.status !== 0) throw new Error(`${program} scan staged ended with ${run.status}`);
    return run;
  };
  const pairs = [];
  for (let run = -1; run < runs; run++) {
    // Whoever goes second in a pair finds the machine as the first left it: take turns.
    const isSmallFirst = run % 2 === 0;
    const first = measure(isSmallFirst ? small : trapline);
    const second = measure(isSmallFirst ? trapline : small);
    if (run >= 0) pairs.push(isSmallFirst ? { one: first, all: second } : { one: second, all: first });
  }
  rmSync(repository, { recursive: true });
  rmSync(join(small, '..'), { recursive: true });
  report(pairs);
}

/** Time on the clock is what a person waits, and is noise on a busy machine; processor time is what was to be done. */
function report(pairs) {
  console.log(`${pairs.length} pairs, alternating; ${availableParallelism()} cores; Node ${process.version}`);
  for (const [key, what] of [
    ['time', 'on the clock'],
    ['processor', 'of processor time'],
  ]) {
    const values = (which) => pairs.map((pair) => pair[which][key]);
    const show = (of) => `median ${median(of).toFixed(1)} ms, least ${Math.min(...of).toFixed(1)} ms`;
    const added = median(pairs.map(({ one, all }) => all[key] - one[key]));
    console.log(`${what}: one rule ${show(values('one'))}; all ${show(values('all'))}`);
    console.log(`${what}: added by all packs, median of pairs ${added.toFixed(1)} ms (bar ${barMs} ms)`);
    if (key === 'processor' && added > barMs) process.exitCode = 1;
  }
}

/** The path of a copy of the program whose built-in rules are one. It lies inside the repository, so that it finds the same packages. */
async function bundleOneRule() {
  mkdirSync(join(root, 'bench/corpora'), { recursive: true });
  const folder = mkdtempSync(join(root, 'bench/corpora/one-rule-'));
  cpSync(join(root, 'dist'), folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'trapline-bench-'));
  writeFileSync(join(work, 'one.toml'), onePack);
  const maker = join(work, 'store.mjs');
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    stdin: { contents: "export { storeBuiltin } from './src/store-builtin.ts';", resolveDir: root },
    outfile: maker,
  });
  const { storeBuiltin } = await import(pathToFileURL(maker).href);
  const files = storeBuiltin(pathToFileURL(`${work}/`));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  rmSync(work, { recursive: true });
  return join(folder, 'trapline.js');
}
