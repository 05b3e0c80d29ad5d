import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/lib/glob.ts';
import { ToolError } from '../../src/model/tool-error.ts';

describe('a glob', () => {
  it.each([
    ['*.ts', 'a.ts', true],
    ['*.ts', 'x/y/a.ts', true],
    ['*.ts', 'a.tsx', false],
    ['*.ts', 'x.ts/readme', true],
    ['.env', 'deep/.env', true],
    ['*', '.hidden/.file', true],
    ['src', 'src/a/b.js', true],
    ['src', 'x/src/b.js', true],
    ['src', 'src2/b.js', false],
    ['src/', 'src/b.js', true],
    ['src/', 'x/src/b.js', true],
    ['src/', 'src', false],
    ['/src', 'src/b.js', true],
    ['/src', 'x/src/b.js', false],
    ['src/*.js', 'src/b.js', true],
    ['src/*.js', 'src/x/b.js', false],
    ['src/**', 'src/x/.b', true],
    ['src/**', 'x/src/b', false],
    ['src/**/b.js', 'src/b.js', true],
    ['src/**/b.js', 'src/x/y/b.js', true],
    ['./src/a', 'src/a', true],
    ['**/fixtures/**', 'a/fixtures/b/c', true],
    ['**/fixtures/**', 'fixtures/c', true],
    ['{a,b}.js', 'x/b.js', true],
    ['**', 'any/thing', true],
    ['.', 'any/thing', true],
    ['app/(auth)/**', 'app/(auth)/page.tsx', true],
    ['copy (1).txt', 'x/copy (1).txt', true],
    ['(a|b)/c', 'b/c', true],
    ['@(a|b).c', 'x/b.c', true],
    ['[ab].c', 'b.c', true],
  ])('%s against %s: %s', (glob, path, isMatch) => {
    expect(compileGlobs([], [glob])(path)).toBe(!isMatch);
    expect(compileGlobs([glob], [])(path)).toBe(isMatch);
  });

  it('separates by backslashes on Windows only', () => {
    expect(compileGlobs([], ['.\\src\\*.js'], { isBackslashSeparator: true })('src/a.js')).toBe(false);
    expect(compileGlobs([], ['a\\*b'])('a*b')).toBe(false);
    expect(compileGlobs([], ['a\\*b'])('axb')).toBe(true);
  });

  it('is refused as a usage error when it is malformed or could never match', () => {
    for (const glob of ['', ' ', 'a[', 'a{b', '!a', '../a', 'x/../a']) {
      expect(() => compileGlobs([glob], []), glob).toThrow(ToolError);
    }
    expect(() => compileGlobs([], ['src/[a'])).toThrow(/^--exclude "src\/\[a": /);
  });
});

describe('a filter', () => {
  it('wants everything without globs', () => {
    const filter = compileGlobs([], []);
    expect([filter('a/b'), filter.prunes('a')]).toEqual([true, false]);
  });

  it('lets exclusion win over inclusion', () => {
    const filter = compileGlobs(['*.ts'], ['vendor']);
    expect(['a.ts', 'a.js', 'vendor/a.ts'].map((path) => filter(path))).toEqual([true, false, false]);
  });

  it.each([
    ['vendor', 'x/vendor', true],
    ['vendor', 'x/vendor/y', true],
    ['vendor/', 'x/vendor', true],
    ['vendor/**', 'vendor', true],
    ['vendor/**', 'x/vendor', false],
    ['*.ts', 'src', false],
    ['**', 'src', true],
    ['src/*.ts', 'src', false],
  ])('excluding %s, prunes %s: %s', (glob, directory, isPruned) => {
    expect(compileGlobs([], [glob]).prunes(directory)).toBe(isPruned);
  });

  it.each([
    ['*.ts', 'any/where', false],
    ['src/**/*.ts', 'src', false],
    ['src/**/*.ts', 'src/deep', false],
    ['src/**/*.ts', 'test', true],
    ['a/b/c.ts', 'a', false],
    ['a/b/c.ts', 'a/b', false],
    ['a/b/c.ts', 'a/x', true],
    ['{a,b}/c.ts', 'b', false],
  ])('including %s, prunes %s: %s', (glob, directory, isPruned) => {
    expect(compileGlobs([glob], []).prunes(directory)).toBe(isPruned);
  });
});
