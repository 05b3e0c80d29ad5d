import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IgnoreRules } from '../../src/sources/directory-rules.ts';
import { trackedPaths } from '../../src/sources/tracked-paths.ts';
import { walkFiles } from '../../src/sources/walk.ts';

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'trapline-ignore-')));
});
afterEach(() => rmSync(top, { recursive: true }));

/** Files by path; the content matters only for files of rules. */
function put(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), content);
  }
}

type Setting = { tracked?: readonly string[]; ignoreCase?: boolean; cwd?: string; onRead?: () => void };

/** The files a walk gives, without the files of rules. Every `.git` is believed to be a repository. */
function listed(roots: string[], { tracked = [], ignoreCase = false, cwd = top, onRead }: Setting = {}): string[] {
  const ignoreRules = new IgnoreRules((root) => ({
    root,
    ignoreCase,
    excludeFiles: [join(root, '.git/info/exclude'), join(top, 'global-ignore')],
    readTracked: () => {
      onRead?.();
      return trackedPaths(tracked);
    },
  }));
  const entries = [...walkFiles(roots, { cwd, ignoreRules })];
  return entries.flatMap((entry) => (entry.kind === 'file' && !/ignore$/.test(entry.path) ? [entry.path] : []));
}

const repository = { '.git/HEAD': '' };

describe('rules of .gitignore', () => {
  it('hold from their directory down, the deepest deciding', () => {
    put({ ...repository, '.gitignore': '*.log\n/top\n', 'in/.gitignore': '!keep.log\nx\n' });
    put({
      'a.log': '',
      top: '',
      x: '',
      'in/keep.log': '',
      'in/b.log': '',
      'in/top': '',
      'in/x': '',
      'in/d/keep.log': '',
    });
    expect(listed(['.'])).toEqual(['x', 'in/keep.log', 'in/top', 'in/d/keep.log']);
  });

  it('prune directories, and nothing below can be readmitted', () => {
    put({
      ...repository,
      '.gitignore': 'build/\n!build/keep\n',
      'build/keep': '',
      'a/build/.gitignore': '!*',
      'a/build/b': '',
      a2: '',
    });
    expect(listed(['.'])).toEqual(['a2']);
  });

  it('can be overruled for a directory by a deeper file, with all that is below it', () => {
    put({
      ...repository,
      '.gitignore': '/a/build/\n',
      'a/.gitignore': '!build/\n',
      'a/build/x': '',
      'a/build/y/z': '',
    });
    expect(listed(['.'])).toEqual(['a/build/x', 'a/build/y/z']);
  });

  it('match bytes, as git does', () => {
    put({ ...repository, '.gitignore': '?\nb\u00e9\n', a: '', '\u00e9': '', 'b\u00e9': '' });
    expect(listed(['.'])).toEqual(['\u00e9']);
  });

  it('mind case unless the repository does not', () => {
    put({ ...repository, '.gitignore': 'Foo\n*.LOG\n', foo: '', 'a.log': '', b: '' });
    expect(listed(['.'])).toEqual(['a.log', 'b', 'foo']);
    expect(listed(['.'], { ignoreCase: true })).toEqual(['b']);
  });

  it('count for nothing outside of a repository', () => {
    put({ '.gitignore': 'a\n', a: '' });
    expect(listed(['.'])).toEqual(['a']);
  });
});

it('info/exclude is stronger than the user\u2019s own file, and weaker than .gitignore', () => {
  put({ '.git/info/exclude': '!b\nc\n', 'global-ignore': 'a\nb\n', '.gitignore': '!c\n', a: '', b: '', c: '' });
  expect(listed(['.'])).toEqual(['b', 'c']);
});

describe('tracked files', () => {
  it('are never ignored, not even in ignored directories, where all others are', () => {
    put({
      ...repository,
      '.gitignore': '.env\ndeep/\n',
      '.env': '',
      'in/.env': '',
      'deep/in/a': '',
      'deep/in/b': '',
      'deep/c/d': '',
    });
    expect(listed(['.'], { tracked: ['.env', 'deep/in/a'] })).toEqual(['.env', 'deep/in/a']);
  });

  it('are not asked for while no rule ignores anything', () => {
    let reads = 0;
    put({ ...repository, '.gitignore': '*.log\n', a: '', 'in/b': '' });
    expect(listed(['.'], { onRead: () => reads++ })).toEqual(['a', 'in/b']);
    expect(reads).toBe(0);
    put({ 'a.log': '', 'b.log': '' });
    expect(listed(['.'], { onRead: () => reads++ })).toEqual(['a', 'in/b']);
    expect(reads).toBe(1);
  });
});

describe('what the user names', () => {
  const files = {
    ...repository,
    '.gitignore': '/out/**\n*.log\n',
    'out/in/a': '',
    'out/in/b.log': '',
    'out/c': '',
    'd.log': '',
  };

  it('is scanned though ignored, if a file', () => {
    put(files);
    expect(listed(['d.log', 'out/in/b.log'])).toEqual(['d.log', 'out/in/b.log']);
  });

  it('is entered though ignored, if a directory; the rules hold below it', () => {
    put({
      ...repository,
      '.gitignore': '/out/\n/out/in/secret\n*.log\n',
      'out/in/a': '',
      'out/in/b.log': '',
      'out/in/secret': '',
      'out/c': '',
    });
    expect(listed(['.'])).toEqual([]);
    expect(listed(['out/in'])).toEqual(['out/in/a']);
    expect(listed(['.'], { cwd: join(top, 'out') })).toEqual(['c', 'in/a']);
  });

  it('is subject to rules from above', () => {
    put({ ...repository, '.gitignore': 'x\n', 'a/.gitignore': 'y\n', 'a/b/x': '', 'a/b/y': '', 'a/b/z': '' });
    expect(listed(['a/b'])).toEqual(['a/b/z']);
  });
});

describe('a repository inside the tree', () => {
  it('has its own rules and its own tracked files', () => {
    put({
      ...repository,
      '.gitignore': '*.log\n',
      'sub/.git': 'gitdir: elsewhere',
      'sub/.gitignore': 'x\n',
      'sub/x': '',
      'sub/a.log': '',
    });
    expect(listed(['.'])).toEqual(['sub/.git', 'sub/a.log']);
    expect(listed(['.'], { tracked: ['x'] })).toEqual(['sub/.git', 'sub/a.log', 'sub/x']);
  });

  it('is not entered when it is ignored, unless the outer one tracks it as a submodule', () => {
    put({ ...repository, '.gitignore': '/sub/\n', 'sub/.git/HEAD': '', 'sub/a': '' });
    expect(listed(['.'])).toEqual([]);
    expect(listed(['.'], { tracked: ['sub'] })).toEqual(['sub/a']);
  });
});
