// That results do not depend on threads or on the engine, seen through the built program: worker threads cannot be started from
// TypeScript sources on Node 20, so these tests run dist/trapline.js (`npm run bundle` makes it) as a child process.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { CliFolder, type Files, parseReport, token } from '../helpers/cli.ts';
import { bothEngines } from '../helpers/native-engine.ts';
import { newKeyPair, privatePem, proofsAt, publicPem } from '../helpers/proofs.ts';
import { githubToken } from '../helpers/tokens.ts';

const program = fileURLToPath(new URL('../../dist/trapline.js', import.meta.url));
const files = 600;

/** Many small files with different tokens in some, a few large ones, and things that are skipped or missed. */
function makeTree(): Files {
  const tree: Record<string, string | Uint8Array> = {};
  for (let i = 0; i < files; i++) {
    const path = `${i % 7}/${i % 13}/file${i}.txt`;
    const filler = `line ${i}\n`.repeat(i % 50);
    const secret = githubToken(`workers-${i}`, i % 2 === 0 ? 'ghp' : 'gho');
    tree[path] = i % 5 === 0 ? `${filler}TOKEN=${secret}\n${filler}` : filler;
  }
  tree['large/a.log'] = `${'x\n'.repeat(3 << 20)}${token}\n`;
  tree['large/limit.log'] = 'y\n'.repeat(4 << 20);
  tree['large/limit2.log'] = 'y\n'.repeat(4 << 20);
  tree['large/b.bin'] = Buffer.alloc(100_000);
  // Keys and their public halves, which different threads see.
  for (let i = 0; i < 3; i++) {
    const pair = newKeyPair();
    tree[`0/0/server${i}.key`] = privatePem(pair);
    tree[`6/12/server${i}.pem`] = publicPem(pair);
  }
  return tree;
}

type Output = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function runProgram(folder: CliFolder, argv: readonly string[]): Promise<Output> {
  return new Promise((resolve) => {
    const options = { cwd: folder.path, env: { PATH: process.env.PATH }, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [program, ...argv], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

// Said as the name of the skipped tests: a test that is silently left out looks like one that passes.
describe.skipIf(!existsSync(program))(`with ${program} (make it with npm run bundle)`, () => {
  const folder = new CliFolder(existsSync(program) ? makeTree() : {});
  afterAll(() => folder.remove());
  const argv = ['scan', '-f', 'json', '--max-file-size', '7MB'];
  const reference = runProgram(folder, [...argv, '--jobs', '1', '--engine', 're2js']);

  test('a scan finds what is there', async () => {
    const { code, stdout, stderr } = await reference;
    const { findings, coverage, diagnostics } = parseReport(stdout);
    expect([code, stderr]).toEqual([1, '']);
    expect(findings.length).toBe(files / 5 + 1 + 3);
    expect([0, 1, 2].map((i) => proofsAt(stdout, `0/0/server${i}.key`))).toEqual(
      [0, 1, 2].map((i) => [`high proven: matches public key in 6/12/server${i}.pem:1`]),
    );
    expect(coverage).toMatchObject({ artifacts: files + 3 + 6, skipped: { binary: 1 }, missed: 2 });
    expect(diagnostics.map(({ path }) => path)).toEqual(['large/limit.log', 'large/limit2.log']);
  });

  test.each([
    ['one thread and the first engine', '1', bothEngines[0]],
    ['four threads and re2js', '4', 're2js'],
    ['four threads and the first engine', '4', bothEngines[0]],
    ['two threads and whatever engine there is', '2', 'auto'],
  ])('%s give the same report', async (_, jobs, engine) => {
    const { code, stdout, stderr } = await runProgram(folder, [...argv, '--jobs', jobs, '--engine', engine]);
    const expected = (await reference).stdout;
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.replace(/"engine": "re2(?:js)?"/, '"engine": "re2js"')).toBe(expected);
  });

  test('a closed pipe ends the program quietly', async () => {
    const result = await new Promise<Output>((resolve) => {
      const command = `"${process.execPath}" "${program}" scan | head -n 1`;
      const child = execFile('sh', ['-c', command], { cwd: folder.path }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      );
    });
    expect(result).toEqual({ code: 0, stdout: '0/0/file0.txt\n', stderr: '' });
  });
});
