import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathToUri } from '../../src/lib/path-uri.ts';

it.each([
  ['a/b.env', 'a/b.env'],
  ['././/a', 'a'],
  ['.', '.'],
  ['./', '.'],
  ['', '.'],
  ['..', '..'],
  ['.env', '.env'],
  ['a:b/c', 'a%3Ab/c'],
  ['C:', 'C%3A'],
  ['C:/a b', 'file:///C:/a%20b'],
  ['/', 'file:///'],
  ['/a b', 'file:///a%20b'],
  ['back\\slash', 'back%5Cslash'],
])('%j becomes %s', (path, uri) => {
  expect(pathToUri(path)).toBe(uri);
});

it('gives any relative path back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).map((text) => `x${text}`),
      (path) => {
        fc.pre(!/^[A-Za-z]:\//.test(path));
        expect(decodeURIComponent(pathToUri(path))).toBe(path);
      },
    ),
  );
});
