// What V8 compiled for a hook is kept for the next one, where nobody else can write; whatever is wrong with it, the program runs all the same.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Scratch } from '../git/scratch.ts';
import { hasBundle, program, runProgram } from '../helpers/bundled-program.ts';
import { tokenOf } from '../helpers/history.ts';
import { hasNative } from '../helpers/native-engine.ts';

/** What a hook with a finding loads. */
const loaded = ['judge-checks', 'judge-rejects', 'main', ...(hasNative ? [] : ['re2js']), 'report-json'];

describe.skipIf(!hasBundle)(`with ${program} (npm run bundle)`, () => {
  let scratch: Scratch;
  let base: string;
  let folder: string;

  beforeEach(() => {
    scratch = new Scratch();
    scratch.git(['init', '-q', '-b', 'main']);
    scratch.write('a.txt', `token = ${tokenOf('compile-cache')}\n`);
    scratch.git(['add', 'a.txt']);
    base = scratch.path('.git/cache');
    folder = join(base, 'trapline');
  });
  afterEach(() => scratch.remove());

  /** A staged scan finds what is staged, whatever it was compiled from. */
  async function runHook(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const options = { cwd: scratch.dir, env: { XDG_CACHE_HOME: base, ...env } };
    const { code, stdout, stderr } = await runProgram(['scan', 'staged', '-f', 'json'], options);
    expect([code, stderr]).toEqual([1, '']);
    expect((JSON.parse(stdout) as { findings: { path: string }[] }).findings.map(({ path }) => path)).toEqual([
      'a.txt',
    ]);
  }

  const kept = (): string[] => readdirSync(folder).map((name) => join(folder, name));
  const placesOf = (paths: readonly string[]): number[][] =>
    paths.map((path) => [statSync(path).ino, statSync(path).mtimeMs, statSync(path).mode & 0o777]);
  /** Which files of the bundle they are of. */
  const filesOf = (paths: readonly string[]): (string | undefined)[] =>
    paths.map((path) => /[/\\][0-9a-f]{32}-([\w-]+)-v\d+\.\d+\.\d+-\w+\.v8$/.exec(path)?.[1]).sort();

  test('the first hook keeps it, for its user only, and the next one uses it', async () => {
    await runHook();
    const paths = kept();
    expect(filesOf(paths)).toEqual(loaded);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const before = placesOf(paths);
    expect(before.map(([, , mode]) => mode)).toEqual(paths.map(() => 0o600));
    await runHook();
    // Written only where what was there could not be used.
    expect(placesOf(kept())).toEqual(before);
  });

  test('what only another hook needs is kept when that runs', async () => {
    await runHook();
    const before = kept();
    scratch.write('.trapline.toml', '');
    await runHook();
    const added = kept().filter((path) => !before.includes(path));
    expect(filesOf(added)).toEqual(['config-join-config', 'match-collect-triggers']);
  });

  test.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0xaa, 2000, 2100)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
  ])('what was kept and is %s is not used, and made again', async (_, spoil) => {
    await runHook();
    const paths = kept();
    const before = paths.map((path) => {
      const good = readFileSync(path);
      writeFileSync(path, spoil(good));
      return { path, bytes: good.length, ino: statSync(path).ino };
    });
    await runHook();
    expect(kept()).toEqual(paths);
    for (const { path, bytes, ino } of before) {
      expect(statSync(path).ino).not.toBe(ino);
      expect(readFileSync(path).length).toBeGreaterThan(bytes / 2);
      expect(readFileSync(path).subarray(2000, 2100)).not.toEqual(Buffer.alloc(100, 0xaa));
    }
  });

  test('old files of other versions go', async () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'old.v8'), '');
    utimesSync(join(folder, 'old.v8'), 1, 1);
    writeFileSync(join(folder, 'young.v8'), '');
    writeFileSync(join(folder, 'notes.txt'), '');
    utimesSync(join(folder, 'notes.txt'), 1, 1);
    await runHook();
    const names = readdirSync(folder);
    expect(names).toHaveLength(loaded.length + 2);
    expect(['old.v8', 'young.v8', 'notes.txt'].map((name) => names.includes(name))).toEqual([false, true, true]);
  });

  test('nothing is kept behind a link', async () => {
    mkdirSync(scratch.path('.git/elsewhere'), { mode: 0o700 });
    mkdirSync(base);
    symlinkSync(scratch.path('.git/elsewhere'), folder);
    await runHook();
    expect(kept()).toEqual([]);
  });

  test('nothing is kept where others can write', async () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    await runHook();
    expect(kept()).toEqual([]);
  });

  test.each([
    ['it is not wanted', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['there is no such place', { XDG_CACHE_HOME: '/proc/none' }],
    ['the home is not there', { XDG_CACHE_HOME: '', HOME: '/nonexistent' }],
    ['the cache is named by half', { XDG_CACHE_HOME: 'relative', HOME: '/nonexistent' }],
  ])('nothing is kept where %s', async (_, env) => {
    await runHook(env);
    expect([existsSync(base), existsSync('/nonexistent')]).toEqual([false, false]);
  });

  test('other commands keep nothing, and make no folder for it', async () => {
    const { code, stdout } = await runProgram(['--version'], { cwd: scratch.dir, env: { XDG_CACHE_HOME: base } });
    expect([code, stdout.trim()]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    expect(existsSync(base)).toBe(false);
  });
});
