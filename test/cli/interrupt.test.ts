// Ctrl-C during a scan of a history: what was found until then is reported, marked incomplete, with exit code 130. The program is slowed
// down by a file that Node loads first, so that the signal comes in the middle whatever the machine.

import { afterAll, describe, expect, test } from 'vitest';
import { seeded } from '../git/random-history.ts';
import { Scratch } from '../git/scratch.ts';
import { hasBundle, program, runProgram } from '../helpers/bundled-program.ts';
import { type HistoryReport, tokenOf } from '../helpers/history.ts';

const files = 200;
const marker = 'in the middle';

/** Each worker answers once and then goes on forever; the main thread takes its time for every part. */
const workersHang = `const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) globalThis.setImmediate = (use, ...args) => setTimeout(use, 150, ...args);
else {
  const post = parentPort.postMessage;
  parentPort.postMessage = function (...args) {
    post.apply(this, args);
    require('node:fs').writeSync(2, '${marker}');
    for (;;);
  };
}
`;

/** Where the main thread does the work, it looks up now and then; `last` is the time before it looks up slowly. */
const lookUpSlowly = (last: number): string => `let turns = 0;
globalThis.setImmediate = (use, ...args) => {
  if (++turns === ${last}) process.stderr.write('${marker}');
  return setTimeout(use, turns < ${last} ? 0 : 150, ...args);
};
`;

/** Text that hardly packs, with a token in every file. */
function makeRepository(): Scratch {
  const scratch = new Scratch();
  scratch.git(['init', '-q', '-b', 'main']);
  scratch.commit('start');
  const random = seeded(9);
  const noise = Array.from({ length: 8000 }, () => Math.floor(random() * 36 ** 6).toString(36)).join(' ');
  for (let i = 0; i < files; i++)
    scratch.write(`${i}.txt`, `${noise.slice(i, i + 20_000)}\n${tokenOf(`interrupt-${i}`)}\n`);
  scratch.commit('add');
  scratch.write('.git/workers-hang.cjs', workersHang);
  scratch.write('.git/slow-range.cjs', lookUpSlowly(2));
  // Before the second part: it has begun, read the commits, and searched the first part.
  scratch.write('.git/slow-parts.cjs', lookUpSlowly(5));
  return scratch;
}

describe.skipIf(!hasBundle)(`with ${program} (make it with npm run bundle)`, () => {
  const scratch = hasBundle ? makeRepository() : new Scratch();
  afterAll(() => scratch.remove());

  test.each([
    ['two workers', 'workers-hang', ['--jobs', '2']],
    ['the main thread alone', 'slow-parts', ['--jobs', '1']],
    ['a range', 'slow-range', ['HEAD~1..HEAD']],
  ])('%s: what was found so far is reported', async (_, hook, args) => {
    const { code, stdout, stderr } = await runProgram(['scan', 'history', '-f', 'json', ...args], {
      cwd: scratch.dir,
      hook: scratch.path(`.git/${hook}.cjs`),
      onStderr: (text, child) => void (text.includes(marker) && !child.killed && child.kill('SIGINT')),
    });
    expect(stderr.replaceAll(marker, '')).toBe('');
    expect(code).toBe(130);
    const { findings, complete, diagnostics } = JSON.parse(stdout) as HistoryReport;
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThan(files);
    // With commit and path, as in a report of the whole.
    expect(findings.every(({ path, origin }) => /^\d+\.txt$/.test(path) && origin.subject === 'add')).toBe(true);
    expect([complete, diagnostics.map((item) => item.code)]).toEqual([false, ['interrupted']]);
  });

  test('a range whose commits are still being listed', async () => {
    scratch.git(['switch', '-q', '-c', 'many']);
    for (let i = 0; i < 40; i++) scratch.git(['commit', '-q', '--allow-empty', '-m', `c${i}`]);
    scratch.write('.git/slow-listing.cjs', lookUpSlowly(1));
    const { code, stdout, stderr } = await runProgram(['scan', 'history', '-f', 'json', 'main~1..many'], {
      cwd: scratch.dir,
      hook: scratch.path('.git/slow-listing.cjs'),
      onStderr: (text, child) => void (text.includes(marker) && !child.killed && child.kill('SIGINT')),
    });
    scratch.git(['switch', '-q', 'main']);
    expect([code, stderr.replaceAll(marker, '')]).toEqual([130, '']);
    const { findings, complete, diagnostics } = JSON.parse(stdout) as HistoryReport;
    expect([findings, complete, diagnostics.map((item) => item.code)]).toEqual([[], false, ['interrupted']]);
  });

  test('the text report says that it was interrupted', async () => {
    const { code, stdout } = await runProgram(['scan', 'history', '--jobs', '1'], {
      cwd: scratch.dir,
      hook: scratch.path('.git/slow-parts.cjs'),
      onStderr: (text, child) => void (text.includes(marker) && !child.killed && child.kill('SIGINT')),
    });
    expect(code).toBe(130);
    expect(stdout).toMatch(/the scan is incomplete: it was interrupted/);
  });
});
