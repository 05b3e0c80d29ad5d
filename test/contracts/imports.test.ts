// Which folder may import which, and the one door to each outside package.

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, readSources, type SourceFile } from '../helpers/source-files.ts';

const base = ['model', 'lib'];

/** Folder of src to the folders it may import beside itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lib: ['model'],
  git: base,
  archive: base,
  rules: base,
  match: base,
  judge: base,
  verify: base,
  report: base,
  respond: base,
  honeytoken: base,
  views: [...base, 'archive'],
  sources: [...base, 'git', 'archive'],
  config: [...base, 'rules'],
};

/** These put the phases together: they may import everything but cli. */
const joiners = ['workers', 'scan.ts', 'check-rules.ts', 'check-value.ts', 'store-builtin.ts', 'index.ts'];

const doors: Readonly<Record<string, readonly string[]>> = {
  re2: ['match/engine.ts'],
  re2js: ['match/load-re2js.ts'],
  yargs: ['cli/help.ts'],
  'yargs-parser': ['cli/parse-args.ts'],
  picomatch: ['lib/load-picomatch.ts'],
  'smol-toml': ['lib/toml.ts'],
  ignore: ['sources/ignore-rules.ts'],
  '@noble/hashes': ['lib/hashes.ts'],
  '@scure/base': ['lib/text-codecs.ts'],
  '@scure/bip39': ['judge/checks/bip39.ts'],
  undici: ['archive/registry-http.ts'],
  fzstd: ['archive/fzstd-frame.ts'],
};

const sources = readSources();

function room(path: string): string {
  return path.split('/')[0]!;
}

function mayImport(from: string, to: string): boolean {
  const [room1, room2] = [room(from), room(to)];
  if (room1 === 'cli' || room1 === room2 || to === 'version.ts') return true;
  if (joiners.includes(room1)) return room2 !== 'cli';
  return allowed[room1]?.includes(room2) ?? false;
}

function importedFiles(file: SourceFile): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file.path), name));
}

/** `path: line` of every line of code that a pattern matches. */
function linesWith(pattern: RegExp): string[] {
  return sources.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
}

describe('the import table', () => {
  it('has a row for every folder', () => {
    const rooms = [...new Set(sources.map(({ path }) => room(path)))];
    const known = [...Object.keys(allowed), ...joiners, 'cli', 'version.ts'];
    expect(rooms.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is kept by every file', () => {
    const broken = sources.flatMap((file) =>
      importedFiles(file)
        .filter((to) => !mayImport(file.path, to))
        .map((to) => `${file.path} imports ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('is checked on what is really there: every import names a file of src', () => {
    const known = new Set(sources.map(({ path }) => path));
    const missing = sources.flatMap((file) => importedFiles(file).filter((to) => !known.has(to)));
    expect(missing).toEqual([]);
    expect(sources.flatMap(importedFiles).length).toBeGreaterThan(sources.length);
  });

  it.each([
    ['model/span.ts', 'lib/toml.ts', false],
    ['match/engine.ts', 'judge/overlap.ts', false],
    ['workers/pool.ts', 'cli/run.ts', false],
    ['scan.ts', 'workers/pool.ts', true],
    ['cli/run.ts', 'scan.ts', true],
  ])('from %s to %s: %s', (from, to, isAllowed) => {
    expect(mayImport(from, to)).toBe(isAllowed);
  });
});

describe('outside packages', () => {
  it('have one door each', () => {
    const used: Record<string, Set<string>> = {};
    for (const file of sources) {
      for (const name of importsOf(file).filter((item) => !item.startsWith('.') && !item.startsWith('node:'))) {
        const packageName = name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/');
        used[packageName] ??= new Set();
        used[packageName].add(file.path);
      }
    }
    expect(Object.fromEntries(Object.entries(used).map(([name, paths]) => [name, [...paths]]))).toEqual(doors);
  });
});

describe('code outside its place', () => {
  it('touches the process in the two entry points only', () => {
    const places = linesWith(/(?<![\w.\\'"`])process\s*[.[]|node:process|globalThis\.process/);
    expect(places.filter((place) => !/^cli\/(?:main|start)\.ts:/.test(place))).toEqual([]);
  });

  it('reveals a secret in the listed places only', () => {
    const places = [...new Set(linesWith(/\breveal\(\)/).map((place) => place.split(':')[0]))];
    expect(places).toEqual([
      'model/secret.ts',
      'report/secret-text.ts',
      'workers/commit-book.ts',
      'workers/messages.ts',
      'workers/prove-in-text.ts',
      'workers/write-findings.ts',
    ]);
  });

  it('keeps no module-level state', () => {
    expect(linesWith(/^(?:export )?(?:let|var)\b/)).toEqual([]);
  });

  it('exports by name only', () => {
    expect(linesWith(/^export default\b/)).toEqual([]);
  });
});
