// No thread of a scan of a history or a folder detaches memory, by handing it over or by letting it grow: V8 would drop all code of the thread
// that reads typed arrays (see src/lib/shared-numbers.ts). V8 itself says so if it is asked to. Found in the history of rails, where 135
// functions were dropped at once.

import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { seeded } from '../git/random-history.ts';
import { Scratch } from '../git/scratch.ts';
import { hasBundle, program, runProgram } from '../helpers/bundled-program.ts';
import { tokenOf } from '../helpers/history.ts';

const flag = '--trace-protector-invalidation';
const detached = /ArrayBufferDetaching/;

function isTold(script: string): boolean {
  const { status, stdout } = spawnSync(process.execPath, [flag, '-e', script], { encoding: 'utf8' });
  return status === 0 && detached.test(stdout);
}

const isAnswered =
  hasBundle && isTold('structuredClone(new ArrayBuffer(8), { transfer: [new ArrayBuffer(8)] })') && !isTold('0');

/** Enough for workers: text that hardly packs, with tokens; some in archives, in UTF-16 and in a long file, which do not lie in the arena. */
function makeFiles(scratch: Scratch): void {
  const random = seeded(11);
  const noise = (bytes: number): string =>
    Array.from({ length: bytes }, () => Math.floor(random() * 36).toString(36)).join('');
  for (let i = 0; i < 60; i++) {
    const lines = Array.from({ length: 1600 }, () => noise(60)).join('\n');
    scratch.write(`noise/${i}.txt`, `token = ${tokenOf(`detached-${i}`)}\n${lines}\n`);
    if (i % 20 === 0) scratch.write(`noise/${i}.gz`, gzipSync(`${lines}\ntoken = ${tokenOf(`packed-${i}`)}\n`));
    if (i % 20 === 1) scratch.write(`noise/${i}.wide`, Buffer.from(`\ufeff${lines}`, 'utf16le'));
    if (i % 15 === 0) scratch.commit(`files up to ${i}`);
  }
  scratch.write('noise/long.txt', `token = ${tokenOf('long')}\n${'a line of the long file\n'.repeat(130_000)}`);
  scratch.commit('the rest');
  scratch.git(['repack', '-adfq']);
}

describe.skipIf(!isAnswered)(`with ${program} (npm run bundle), and a V8 that answers ${flag}`, () => {
  const scratch = new Scratch();
  scratch.git(['init', '-q', '-b', 'main']);
  makeFiles(scratch);
  afterAll(() => scratch.remove());

  test.each([
    ['a history', ['history', '--jobs', '3'], 64],
    ['a history on one thread', ['history', '--jobs', '1'], 64],
    ['a folder', ['noise', '--jobs', '3'], 64],
  ])('%s', async (_, argv, findings) => {
    const options = { cwd: scratch.dir, nodeFlags: [flag] };
    const { code, stdout, stderr } = await runProgram(['scan', ...argv, '-f', 'json'], options);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).not.toMatch(detached);
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toHaveLength(findings);
  });
});
