// Histories scanned by the bundled program: worker threads run from dist/ only. The report is the same for any number of them, and without git.

import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { seeded } from '../git/random-history.ts';
import { Scratch } from '../git/scratch.ts';
import { tokenOf } from '../helpers/history.ts';

const program = fileURLToPath(new URL('../../dist/trapline.js', import.meta.url));
const hasBundle = existsSync(program) && existsSync(program.replace('trapline.js', 'history-worker.js'));
const commits = 30;

type Output = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function runProgram(scratch: Scratch, argv: readonly string[], path = process.env.PATH): Promise<Output> {
  return new Promise((resolve) => {
    const options = { cwd: scratch.dir, env: { PATH: path, HOME: '/nonexistent' }, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [program, 'scan', 'history', ...argv], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Large enough that workers are worth their start: text that hardly packs, and versions of it. */
function makeRepository(): Scratch {
  const scratch = new Scratch();
  scratch.git(['init', '-q', '-b', 'main']);
  const random = seeded(5);
  const noise = (): string => Array.from({ length: 64 }, () => Math.floor(random() * 36).toString(36)).join('');
  const lines = Array.from({ length: 200 }, noise);
  for (let commit = 0; commit < commits; commit++) {
    lines.splice(Math.floor(random() * lines.length), 1, `token = ${tokenOf(`workers-${commit}`)}`);
    scratch.write(`noise/${commit}.txt`, Array.from({ length: 6000 }, noise).join('\n'));
    scratch.write('app.conf', lines.join('\n'));
    if (commit % 10 === 0) scratch.write(`old/${commit}.key`, `${tokenOf(`key-${commit}`)}\n`);
    scratch.commit(`commit ${commit} ${commit % 7 === 0 ? tokenOf(`message-${commit}`) : ''}`);
  }
  scratch.git(['repack', '-adfq']);
  return scratch;
}

describe.skipIf(!hasBundle)(`with ${program} (make it with npm run bundle)`, () => {
  const scratch = hasBundle ? makeRepository() : new Scratch();
  afterAll(() => scratch.remove());
  const argv = ['-f', 'json'];
  const reference = hasBundle ? runProgram(scratch, [...argv, '--jobs', '1', '--engine', 're2js']) : undefined;

  test('a scan finds what is there', async () => {
    const { code, stdout, stderr } = (await reference)!;
    expect([code, stderr]).toEqual([1, '']);
    const { findings, complete } = JSON.parse(stdout) as { findings: { path: string }[]; complete: boolean };
    const kinds = findings.map(({ path }) => path.replace(/^\((.*)\).*/, '$1'));
    const count = (name: RegExp): number => kinds.filter((kind) => name.test(kind)).length;
    expect([count(/^app/), count(/^old/), count(/message/), complete]).toEqual([commits, 3, 5, true]);
  });

  test.each([
    ['two threads', ['--jobs', '2', '--engine', 're2js'], process.env.PATH],
    ['four threads', ['--jobs', '4', '--engine', 're2js'], process.env.PATH],
    ['three threads, whatever engine, and no git', ['--jobs', '3'], ''],
  ])('%s give the same report', async (_, flags, path) => {
    const { code, stdout, stderr } = await runProgram(scratch, [...argv, ...flags], path);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.replace(/"engine": "re2(?:js)?"/, '"engine": "re2js"')).toBe((await reference)!.stdout);
  });

  test('a range of more text than is scanned on one thread gives the same report with any number', async () => {
    const ranges = ['1', '2', '3'].map((jobs) => runProgram(scratch, [...argv, 'HEAD~25..HEAD', '--jobs', jobs]));
    const [alone, ...others] = await Promise.all(ranges);
    expect([alone!.code, alone!.stderr]).toEqual([1, '']);
    for (const other of others) expect(other).toEqual(alone);
    const { findings, coverage } = JSON.parse(alone!.stdout) as {
      findings: { path: string; origin: { subject?: string } }[];
      coverage: { bytes: number };
    };
    // Two slabs and more: workers have had their share.
    expect(coverage.bytes).toBeGreaterThan(2 * 4_200_000);
    const inFile = findings.filter(({ path }) => path === 'app.conf');
    expect(inFile).toHaveLength(25);
    // Each came in with the commit of its number.
    expect(new Set(inFile.map(({ origin }) => origin.subject?.split(' ')[1])).size).toBe(25);
    expect(findings.filter(({ path }) => path.startsWith('old/'))).toHaveLength(2);
  });

  test('every version searched whole gives the same findings', async () => {
    const folder = scratch.path('unpacked.git');
    execFileSync('git', ['init', '-q', '--bare', folder]);
    scratch.git(['push', '-q', folder, 'main']);
    const [packed, loose] = await Promise.all([
      runProgram(scratch, [...argv, '--branch', 'main']),
      runProgram(scratch, [...argv, '--branch', 'main', folder]),
    ]);
    const fingerprints = ({ stdout }: Output): string[] =>
      (JSON.parse(stdout) as { findings: { fingerprint: string }[] }).findings.map(({ fingerprint }) => fingerprint);
    expect(fingerprints(loose)).toEqual(fingerprints(packed));
  });
});
