// A worker thread that dies is an error of ours, told with its reason and exit code 2: never a hang, and never a clean report.
// Workers are really killed, by a file that Node loads into each of them.

import { afterAll, describe, expect, test } from 'vitest';
import { seeded } from '../git/random-history.ts';
import { Scratch } from '../git/scratch.ts';
import { hasBundle, program, runProgram } from '../helpers/bundled-program.ts';
import { buildImage, dockerSave } from '../helpers/images.ts';

const whenWorking = (body: string): string => `parentPort.once('message', () => { ${body} });`;

/** What is run in each worker, and what the program says then. */
const deaths: Readonly<Record<string, readonly [worker: string, message: RegExp]>> = {
  'exits before it has begun': ['process.exit(7);', /a worker ended with code 7 before it was done/],
  'exits over its first task': [whenWorking('process.exit(7);'), /a worker ended with code 7 before it was done/],
  'exits with code 0': [whenWorking('process.exit(0);'), /a worker ended with code 0 before it was done/],
  'exits after its first answer': [
    `const post = parentPort.postMessage; parentPort.postMessage = function (...args) { post.apply(this, args); process.exit(7); };`,
    /a worker ended with code 7 before it was done/,
  ],
  // Node tells the other listeners of a message before it lets the error out: unless it is kept from answering, the task is done all the same.
  throws: [
    `parentPort.postMessage = () => undefined; ${whenWorking("throw new Error('made to fail');")}`,
    /made to fail/,
  ],
  // Small objects: over large ones V8 (seen in Node 24) may find no room left to end the thread in, and aborts the process.
  'runs out of memory': [whenWorking('let all = null; for (;;) all = { all };'), /ERR_WORKER_OUT_OF_MEMORY/],
};

/** Workers get little memory, so that they are soon out of it. */
function hookOf(worker: string): string {
  return `const threads = require('node:worker_threads');
const { isMainThread, parentPort, Worker } = threads;
if (isMainThread) {
  threads.Worker = class extends Worker {
    constructor(url, options) {
      super(url, { ...options, resourceLimits: { maxOldGenerationSizeMb: 48 } });
    }
  };
} else {
  ${worker}
}
`;
}

/**
 * Enough files, and bytes, for every kind of worker to be started, and for more parts than two workers could answer with one answer each: ones
 * that die after it must leave something open. The image has 12 MB and makes three slabs.
 */
function makeRepository(): Scratch {
  const scratch = new Scratch();
  scratch.git(['init', '-q', '-b', 'main']);
  const random = seeded(8);
  const noise = Array.from({ length: 8000 }, () => Math.floor(random() * 36 ** 6).toString(36)).join(' ');
  const files = Array.from({ length: 300 }, (_, i) => ({
    name: `${i}.txt`,
    content: `${i}\n${noise.slice(i, i + 40_000)}\n`,
  }));
  scratch.commit();
  for (const { name, content } of files) scratch.write(name, content);
  scratch.commit();
  const image = buildImage({ layers: [{ items: files, packing: 'plain' }] });
  scratch.write('.git/image.tar', dockerSave([{ image, tags: ['made:1'] }]));
  return scratch;
}

describe.skipIf(!hasBundle)(`with ${program} (make it with npm run bundle)`, () => {
  const scratch = hasBundle ? makeRepository() : new Scratch();
  afterAll(() => scratch.remove());

  describe.each([
    ['a history', ['scan', 'history', '--jobs', '2']],
    ['a range', ['scan', 'history', 'HEAD~1..HEAD', '--jobs', '2']],
    ['files', ['scan', '--jobs', '2']],
    ['an image', ['scan', 'image', '.git/image.tar', '--jobs', '2']],
  ])('when a worker on %s', (_, argv) => {
    test.each(Object.keys(deaths))('%s', async (name) => {
      const [worker, message] = deaths[name] as (typeof deaths)[string];
      const hook = `.git/hook-${name.replaceAll(' ', '-')}.cjs`;
      scratch.write(hook, hookOf(worker));
      const { code, stdout, stderr } = await runProgram(argv, { cwd: scratch.dir, hook: scratch.path(hook) });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
    });

    test('lives, all is well', async () => {
      scratch.write('.git/hook.cjs', hookOf(''));
      const { code, stderr } = await runProgram(argv, { cwd: scratch.dir, hook: scratch.path('.git/hook.cjs') });
      expect([code, stderr]).toEqual([0, '']);
    });
  });
});
