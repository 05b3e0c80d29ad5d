import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/lib/glob.ts';
import { type WalkEntry, type WalkOptions, walkFiles } from '../../src/sources/walk.ts';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'trapline-walk-')));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), 'x');
  }
}

/** `path` for a file, `reason path` for what was skipped, `code path` for a diagnostic. */
function walk(roots: string[], options: Partial<WalkOptions> = {}): string[] {
  return Array.from(walkFiles(roots, { cwd, ...options }), describeEntry);
}

function describeEntry(entry: WalkEntry): string {
  if (entry.kind === 'file') return entry.path;
  if (entry.kind === 'skipped') return `${entry.reason} ${entry.path}`;
  return `${entry.diagnostic.code} ${entry.diagnostic.path} ${entry.diagnostic.affectsCoverage}`;
}

describe('paths are shown as the user named the root', () => {
  it.each([
    ['.', ['a', 'src/b', 'src/in/c']],
    ['', ['a', 'src/b', 'src/in/c']],
    ['src', ['src/b', 'src/in/c']],
    ['./src/', ['src/b', 'src/in/c']],
    ['src/../src', ['src/b', 'src/in/c']],
    ['src/b', ['src/b']],
    ['./a', ['a']],
  ])('%s', (root, expected) => {
    put('a', 'src/b', 'src/in/c');
    expect(walk([root])).toEqual(expected);
  });

  it('also outside of the working directory, and absolute', () => {
    put('a', 'src/b', 'other/c');
    expect(walk(['../a', '..'], { cwd: join(cwd, 'src') })).toEqual(['../a', '../other/c', '../src/b']);
    expect(walk([cwd])).toEqual([`${cwd}/a`, `${cwd}/other/c`, `${cwd}/src/b`]);
    expect(walk([`${cwd}/src/b`])).toEqual([`${cwd}/src/b`]);
  });
});

it('gives absolute system paths', () => {
  put('src/b');
  expect([...walkFiles(['src'], { cwd })]).toEqual([{ kind: 'file', path: 'src/b', fsPath: `${cwd}/src/b` }]);
});

it('gives files before subdirectories, each sorted by bytes', () => {
  put('b', 'B', 'a/z', 'a.b', 'a-b', '\u{1f511}', '\uff5e', '.z', 'Z/q');
  expect(walk(['.'])).toEqual(['.z', 'B', 'a-b', 'a.b', 'b', '\uff5e', '\u{1f511}', 'Z/q', 'a/z']);
});

it('gives a file once, however many roots lead to it', () => {
  put('src/a', 'src/in/b', 'c');
  symlinkSync('src', join(cwd, 'link'));
  expect(walk(['src/a', 'src', './src/', 'link', 'src/in', '.', 'src/a'])).toEqual([
    'src/a',
    'src/in/b',
    'c',
    'symlink link',
  ]);
});

it('gives two names of one file, which are two places to clean', () => {
  put('a');
  linkSync(join(cwd, 'a'), join(cwd, 'b'));
  expect(walk(['.'])).toEqual(['a', 'b']);
});

describe('links', () => {
  it('in the tree are counted and not followed', () => {
    put('real/a');
    symlinkSync('real', join(cwd, 'folder'));
    symlinkSync('real/a', join(cwd, 'file'));
    symlinkSync('nowhere', join(cwd, 'broken'));
    symlinkSync('.', join(cwd, 'loop'));
    expect(walk(['.'])).toEqual(['symlink broken', 'symlink file', 'symlink folder', 'symlink loop', 'real/a']);
  });

  it('that are roots are followed, and keep their name', () => {
    put('real/a');
    symlinkSync('real', join(cwd, 'folder'));
    symlinkSync('real/a', join(cwd, 'file'));
    expect(walk(['folder'])).toEqual(['folder/a']);
    expect(walk(['file'])).toEqual(['file']);
  });
});

describe('what cannot be read leaves a hole in the coverage', () => {
  it('a root that does not exist, or leads nowhere', () => {
    put('file');
    symlinkSync('nowhere', join(cwd, 'broken'));
    expect(walk(['gone', 'broken', 'file/x'])).toEqual([
      'path-not-found gone true',
      'path-not-found broken true',
      'path-not-found file/x true',
    ]);
  });

  it('a root that the system refuses', () => {
    symlinkSync('loop', join(cwd, 'loop'));
    const long = 'x'.repeat(300);
    expect(walk(['loop', long])).toEqual(['unreadable loop true', `unreadable ${long} true`]);
  });

  // chmod would do, were it not that root, who runs tests in containers, may read everything.
  it('a directory that is gone when its turn comes', () => {
    put('a', 'gone/b', 'here/c');
    const entries = walkFiles(['.'], { cwd });
    const first = entries.next();
    rmSync(join(cwd, 'gone'), { recursive: true });
    const rest = Array.from(entries, describeEntry);
    expect(first.value && describeEntry(first.value)).toBe('a');
    expect(rest).toEqual(['unreadable gone/ true', 'here/c']);
  });

  it('a device', { skip: process.platform === 'win32' }, () => {
    expect(walk(['/dev/null'])).toEqual(['not-a-regular-file /dev/null true']);
  });
});

describe('special files', () => {
  it('in the tree are counted', { skip: process.platform === 'win32' }, async () => {
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(cwd, 'socket'), resolve));
    const found = walk(['.']);
    await new Promise((resolve) => server.close(resolve));
    expect(found).toEqual(['special pipe', 'special socket']);
  });

  it('a pipe that is named is read', { skip: process.platform === 'win32' }, () => {
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    expect(walk(['pipe'])).toEqual(['pipe']);
  });
});

it('never looks into .git directories of the tree, but reads files of that name', () => {
  put('a', '.git/config', 'module/.git', 'module/b');
  expect(walk(['.'])).toEqual(['a', 'module/.git', 'module/b']);
  expect(walk(['.git'])).toEqual(['.git/config']);
});

describe('the filter', () => {
  const options = { filter: compileGlobs([], ['*.min.js', 'vendor/']) };

  it('counts what it leaves out, a directory as one', () => {
    put('a.js', 'a.min.js', 'vendor/b.js', 'vendor/c.js');
    expect(walk(['.'], options)).toEqual(['a.js', 'excluded a.min.js', 'excluded vendor/']);
  });

  it('holds for roots too', () => {
    put('a.min.js', 'vendor/b.js', 'x/vendor/in/b.js');
    expect(walk(['a.min.js', 'vendor', 'vendor/b.js', 'x/vendor/in'], options)).toEqual([
      'excluded a.min.js',
      'excluded vendor/',
      'excluded vendor/b.js',
      'excluded x/vendor/in/',
    ]);
  });

  it('sees paths relative to the working directory, and outside of it relative to the root', () => {
    put('src/a', 'src/in/src/a', 'else/x');
    const filter = compileGlobs([], ['src/a']);
    expect(walk(['src', `${cwd}/src`], { filter })).toEqual(['excluded src/a', 'src/in/src/a']);
    expect(walk([cwd], { cwd: join(cwd, 'else'), filter })).toEqual(
      [`excluded ${cwd}/src/a`, `${cwd}/else/x`, `${cwd}/src/in/src/a`].sort(
        (a, b) => Number(b.includes('else')) - Number(a.includes('else')),
      ),
    );
  });
});

describe('names that are not UTF-8', { skip: process.platform !== 'linux' }, () => {
  const raw = (...parts: (string | number[] | Buffer)[]) =>
    Buffer.concat(parts.map((part) => Buffer.from(part as string)));

  it('are shown escaped and opened as they are, at every depth', () => {
    const folder = raw(cwd, '/d', [0xff]);
    mkdirSync(folder);
    writeFileSync(raw(cwd, '/caf', [0xe9]), 'x');
    writeFileSync(raw(cwd, '/caf\u00e9'), 'x');
    writeFileSync(raw(cwd, '/really \ufffd'), 'x');
    writeFileSync(raw(folder, '/in'), 'x');
    expect([...walkFiles(['.'], { cwd })]).toEqual([
      { kind: 'file', path: 'caf\u00e9', fsPath: `${cwd}/caf\u00e9` },
      { kind: 'file', path: 'caf\\xe9', fsPath: raw(cwd, '/caf', [0xe9]) },
      { kind: 'file', path: 'really \ufffd', fsPath: `${cwd}/really \ufffd` },
      { kind: 'file', path: 'd\\xff/in', fsPath: raw(folder, '/in') },
    ]);
    expect(walk(['.', '.'])).toHaveLength(4);
  });
});

it('does not run out of stack or path in a deep tree', () => {
  const deep = Array.from({ length: 300 }, () => 'd').join('/');
  put(`${deep}/a`);
  expect(walk(['.'])).toEqual([`${deep}/a`]);
});
