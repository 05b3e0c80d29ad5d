import { expect, it } from 'vitest';
import { mayMatchName } from '../../src/sources/ignore-names.ts';

it.each([
  ['foo', 'foo', true],
  ['foo', 'food', false],
  ['/a/b/foo/', 'foo', true],
  ['!foo', 'foo', true],
  ['foo  ', 'foo', true],
  ['foo\r', 'foo', true],
  ['foo\r\r', 'foo\r', true],
  ['*.log', 'x.log', true],
  ['*.log', '.log', true],
  ['*.log', 'x.logs', false],
  ['*.tar.gz', 'a.b.tar.gz', true],
  ['*.tar.gz', 'a.gz', false],
  ['*.py[cod]', 'x.pyc', true],
  ['*.py[cod]', 'x.py', false],
  ['[Bb]in/', 'bin', true],
  ['[!a]', 'b', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a+(b)', 'a+(b)', true],
  ['a*z', 'a\nz', true],
  ['a.c', 'abc', false],
  ['foo/**', 'anything', true],
  ['**/foo', 'foo', true],
  ['**/foo', 'bar', false],
  ['\\#x', 'anything', true],
  ['[]x]', 'anything', true],
  ['[[:alpha:]]', 'anything', true],
  ['[', 'anything', true],
  ['/', 'anything', true],
])('%j may match %j: %s', (line, name, expected) => {
  expect(mayMatchName([line], false)(name)).toBe(expected);
  expect(mayMatchName(['zzz', line, '*.zzz'], false)(name)).toBe(expected);
});

it('folds case when told to', () => {
  const test = mayMatchName(['Foo', '*.LOG', 'x[a]Y'], true);
  expect(['fOO', 'a.log', 'XAy', 'bar'].map((name) => test(name))).toEqual([true, true, true, false]);
});
