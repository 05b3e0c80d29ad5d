import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToolError } from '../../src/model/tool-error.ts';
import { type ListOptions, listFiles } from '../../src/sources/files.ts';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'trapline-files-')));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function put(path: string, content = 'x'): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

const home = () => join(cwd, 'home');

function git(folder: string, ...args: string[]): string {
  const env = { PATH: process.env.PATH, HOME: home(), GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd: join(cwd, folder), env }).toString();
}

function list(paths: string[], options: Partial<ListOptions> = {}): string[] {
  const env = { HOME: home(), GIT_CONFIG_NOSYSTEM: '1', GIT_DIR: '/nowhere', GIT_INDEX_FILE: 'nowhere' };
  const given = listFiles(paths, { cwd: join(cwd, 'repo'), include: [], exclude: [], ignore: true, env, ...options });
  return Array.from(given, (entry) => {
    if (entry.kind === 'file') return entry.path;
    return entry.kind === 'skipped'
      ? `${entry.reason} ${entry.path}`
      : `${entry.diagnostic.code}: ${entry.diagnostic.message}`;
  });
}

beforeEach(() => {
  put('home/unused');
  put('repo/a');
  git('repo', 'init', '-q');
});

describe('in a repository', () => {
  it('what is ignored and untracked is left out; what was added by force is not', () => {
    put('repo/.gitignore', '.env\nnode_modules/\nout/\n');
    for (const path of ['.env', 'in/.env', 'node_modules/x/y', 'out/kept', 'out/left']) put(`repo/${path}`);
    git('repo', 'add', '-f', '.env', 'out/kept');
    expect(list(['.'])).toEqual([
      '.env',
      '.gitignore',
      'a',
      'ignored node_modules/',
      'ignored in/.env',
      'out/kept',
      'ignored out/left',
    ]);
  });

  it('the user’s own ignore file and info/exclude count', () => {
    put('home/.config/git/ignore', 'mine\n');
    put('repo/.git/info/exclude', 'ours\n');
    put('repo/mine');
    put('repo/ours');
    expect(list(['.'])).toEqual(['a', 'ignored mine', 'ignored ours']);
    put('home/.gitconfig', '[core]\n\texcludesFile = ~/other\n');
    expect(list(['.'])).toEqual(['a', 'mine', 'ignored ours']);
  });

  it('nothing is ignored when ignoring is off', () => {
    put('repo/.gitignore', 'a\n');
    expect(list(['.'], { ignore: false })).toEqual(['.gitignore', 'a']);
  });

  it('linked work trees and submodules have their own index and share info/exclude', () => {
    put('repo/.gitignore', '*.log\n');
    put('repo/kept.log');
    git('repo', 'add', '-f', '.');
    git('repo', '-c', 'user.name=n', '-c', 'user.email=e', 'commit', '-qm', 'm');
    git('repo', 'worktree', 'add', '-q', 'tree');
    git('repo', 'submodule', '--quiet', 'add', '../repo', 'module');
    put('repo/.git/info/exclude', 'tree-only\n');
    for (const folder of ['tree', 'module']) {
      put(`repo/${folder}/left.log`);
      put(`repo/${folder}/tree-only`);
    }
    const inside = (folder: string) => list([folder]).map((line) => line.replace(`${folder}/`, ''));
    expect(inside('tree')).toEqual(['.git', '.gitignore', 'a', 'kept.log', 'ignored left.log', 'ignored tree-only']);
    expect(inside('module')).toEqual(['.git', '.gitignore', 'a', 'kept.log', 'ignored left.log', 'tree-only']);
  });

  it('a damaged index means that all files are scanned, and is reported', () => {
    put('repo/.gitignore', 'x\n');
    put('repo/x');
    put('repo/.git/index', 'this is no index, and long enough to be one');
    const [last, ...files] = list(['.']).reverse();
    expect(files.reverse()).toEqual(['.gitignore', 'a', 'x']);
    expect(last).toMatch(/^config-warning: ignored files are scanned too: /);
  });

  it('a .git that is no repository leaves the outer rules in force', () => {
    put('repo/.gitignore', 'x\n');
    put('repo/in/.git/config', '');
    put('repo/in/x');
    expect(list(['.'])).toEqual(['.gitignore', 'a', 'ignored in/x']);
    expect(list(['in'])).toEqual(['ignored in/x']);
  });
});

it('outside of a repository .gitignore is a file like any other', () => {
  put('plain/.gitignore', 'a\n');
  put('plain/a');
  expect(list(['.'], { cwd: join(cwd, 'plain') })).toEqual(['.gitignore', 'a']);
});

it('globs are checked before anything is listed', () => {
  expect(() => listFiles(['.'], { cwd, include: [], exclude: ['a['], ignore: true, env: {} })).toThrow(ToolError);
  expect(list(['.'], { exclude: ['a'] })).toEqual(['excluded a']);
});

describe('compared with git', () => {
  const names = ['a', 'b', 'foo', 'x.log', 'build', '.env', 'a b', 'é', '!n', 'q.pyc'];
  const patterns = [
    'a',
    'b/',
    '/a',
    '*.log',
    '!a',
    '!*.log',
    '/foo/**',
    '**/a',
    'a/*',
    '!a/b',
    'a/b',
    '*',
    '!*/',
    '.*',
    '?',
    '[!a]',
    '*.py[cod]',
    '!foo/',
    'a\\ b',
    '\\!n',
  ];

  it.each(Array.from({ length: 12 }, (_, seed) => seed))('lists the same files of random tree %i', (seed) => {
    let state = seed * 7919 + 1;
    const random = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    const pick = <T>(from: readonly T[]) => from[random(from.length)] as T;
    const grow = (folder: string, depth: number) => {
      for (const name of new Set(Array.from({ length: 4 }, () => pick(names)))) {
        if (depth < 3 && random(2) === 0) grow(`${folder}/${name}`, depth + 1);
        else put(`${folder}/${name}`);
      }
      if (depth === 0 || random(3) === 0)
        put(`${folder}/.gitignore`, `${pick(patterns)}\n${pick(patterns)}\n${pick(patterns)}\n`);
    };
    grow('repo/t', 0);
    const lines = (...args: string[]) =>
      git('repo', 'ls-files', '-z', ...args)
        .split('\0')
        .filter(Boolean);
    const added = lines('-o').filter(() => random(8) === 0);
    git('repo', '--literal-pathspecs', 'add', '-f', 'a', ...added);
    const expected = new Set([...lines(), ...lines('-o', '--exclude-standard')]);
    expect(
      list(['.'])
        .filter((line) => !line.startsWith('ignored '))
        .sort(),
    ).toEqual([...expected].sort());
  });
});
