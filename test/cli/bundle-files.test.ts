// What of the bundle's files a scan reads, and what it says when they do not belong together; and that the end of the process cuts nothing off.

import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Scratch } from '../git/scratch.ts';
import { hasBundle, type ProgramOutput, program, runProgram } from '../helpers/bundled-program.ts';
import { tokenOf } from '../helpers/history.ts';

/** Writes the bundle's data files that were opened to standard error. */
const tellOpened = `const fs = require('node:fs');
const { basename } = require('node:path');
const told = (open) => function (path, ...rest) {
  const name = basename(String(path));
  if (/^(rule|prefilter)/.test(name)) fs.writeSync(2, name + '\\n');
  return open.call(this, path, ...rest);
};
fs.openSync = told(fs.openSync);
fs.readFileSync = told(fs.readFileSync);
`;

describe.skipIf(!hasBundle)(`with ${program} (npm run bundle)`, () => {
  let scratch: Scratch;

  beforeEach(() => {
    scratch = new Scratch();
    scratch.git(['init', '-q', '-b', 'main']);
  });
  afterEach(() => scratch.remove());

  function stage(path: string, text: string): void {
    scratch.write(path, text);
    scratch.git(['add', path]);
  }

  async function opened(): Promise<string[]> {
    scratch.write('.git/hook.cjs', tellOpened);
    const hook = scratch.path('.git/hook.cjs');
    const { stderr } = await runProgram(['scan', 'staged'], { cwd: scratch.dir, hook });
    return [...new Set(stderr.trim().split('\n'))].sort();
  }

  test('a hook that finds nothing to look at closer reads no rules', async () => {
    stage('a.json', '{ "greeting": "hello" }\n');
    expect(await opened()).toEqual(['prefilter.bin', 'rules-head.json']);
  });

  test('nor does one that finds tokens only where nothing changed', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => (i % 100 === 50 ? tokenOf(`old-${i}`) : `line ${i}`));
    stage('a.txt', `${lines.join('\n')}\n`);
    scratch.git(['commit', '-q', '-m', 'a']);
    stage('a.txt', `first\n${lines.join('\n')}\nlast\n`);
    expect(await opened()).toEqual(['prefilter.bin', 'rules-head.json']);
    lines[200] = `token = ${tokenOf('new')}`;
    stage('a.txt', `${lines.join('\n')}\n`);
    expect(await opened()).toContain('rules.jsonl');
  });

  test('one that does reads them, and notes only for its report', async () => {
    stage('a.txt', `token = ${tokenOf('bundle-files')}\n`);
    expect(await opened()).toEqual(['prefilter.bin', 'rule-notes.json', 'rules-head.json', 'rules.jsonl']);
  });

  describe('a bundle whose files do not belong together', () => {
    let copy: string;

    beforeEach(() => {
      stage('a.txt', `token = ${tokenOf('bundle-files')}\n`);
      copy = scratch.path('.git/dist');
      cpSync(dirname(program), copy, { recursive: true, filter: (path) => !path.endsWith('types') });
    });

    const run = (argv: readonly string[]): Promise<ProgramOutput> =>
      runProgram(argv, { cwd: scratch.dir, copy: join(copy, 'trapline.js') });

    const spoilt: Record<string, [name: string, spoil: (path: string) => void]> = {
      'rules of another version': ['rules.jsonl', (path) => writeFileSync(path, otherCase(readFileSync(path)))],
      'rules that are cut': ['rules.jsonl', (path) => truncateSync(path, 1000)],
      'no rules': ['rules.jsonl', (path) => rmSync(path)],
      'tables of other rules': ['prefilter.bin', (path) => writeFileSync(path, otherStamp(readFileSync(path)))],
      'tables that are cut': ['prefilter.bin', (path) => truncateSync(path, 1000)],
      'no tables': ['prefilter.bin', (path) => rmSync(path)],
    };
    for (const [what, [name, spoil]] of Object.entries(spoilt)) {
      test(`${what}: an error that names the file, in a hook and in threads`, async () => {
        spoil(join(copy, name));
        scratch.git(['commit', '-q', '-m', 'a']);
        scratch.write('b.txt', `token = ${tokenOf('bundle-files-b')}\n`);
        scratch.git(['add', 'b.txt']);
        for (const argv of [
          ['scan', 'staged'],
          ['scan', 'history', '--jobs', '2', '--no-progress'],
        ]) {
          const { code, stdout, stderr } = await run(argv);
          expect([code, stdout]).toEqual([2, '']);
          expect(stderr).toContain(`trapline: dist/${name} does not belong to the rules that this scan began with\n`);
        }
      });
    }
  });

  test('a report that is read slowly is whole', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) => `token = ${tokenOf(`slow-${i}`)}`);
    stage('many.txt', `${lines.join('\n')}\n`);
    const child = spawn(process.execPath, [program, 'scan', 'staged', '-f', 'json'], { cwd: scratch.dir });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    // Longer than the scan takes; a pipe holds 64 kB.
    await setTimeout(1500);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    expect(await ended).toBe(1);
    expect(text.length).toBeGreaterThan(1 << 20);
    expect((JSON.parse(text) as { findings: unknown[] }).findings).toHaveLength(2000);
  });
});

/** The last bytes name the rules that they were made for. */
function otherStamp(bytes: Buffer): Buffer {
  bytes[bytes.length - 1]! ^= 1;
  return bytes;
}

/** As long as before, and other rules. */
function otherCase(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('critical', 'CRITICAL'), 'latin1');
}
