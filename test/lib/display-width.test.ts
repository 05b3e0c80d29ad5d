import { expect, it } from 'vitest';
import { clipEnd, clipStart, displayWidth, expandTabs, wrapWords } from '../../src/lib/display-width.ts';

it.each([
  ['', 0],
  ['plain', 5],
  ['é', 1],
  ['e\u0301', 1],
  ['名前', 4],
  ['ﾊ', 1],
  ['ハ', 2],
  ['한', 2],
  ['🙂', 2],
  ['𠀀', 2],
  ['→', 1],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

it.each([
  ['abcdef', 6, 'abcdef', 'abcdef'],
  ['abcdefg', 6, 'abc...', '...efg'],
  // Four columns hold one wide character and the ellipsis is three: the half that is left stays empty.
  ['名前名', 5, '名...', '...名'],
  ['名前名', 4, '...', '...'],
  ['abcde\u0301f', 5, 'ab...', '...e\u0301f'],
])('clips %j to %i columns', (text, columns, start, end) => {
  expect(clipEnd(text, columns)).toBe(start);
  expect(clipStart(text, columns)).toBe(end);
});

it('does not leave a mark without the character it stood on', () => {
  expect(clipStart('aaaaaae\u0301', 3)).toBe('...');
  expect(clipStart('aaaaa名\u0301b', 5)).toBe('...b');
});

it.each([
  ['\tx', '    x'],
  ['a\tx', 'a   x'],
  ['abcd\tx', 'abcd    x'],
  ['名\tx', '名  x'],
  ['\t\tx', '        x'],
])('expands %j', (text, expanded) => {
  expect(expandTabs(text, 4)).toBe(expanded);
});

it.each([
  ['', ['']],
  ['one two', ['one two']],
  ['one two three', ['one two', 'three']],
  ['incomprehensible one', ['incomprehensible', 'one']],
])('wraps %j at eight columns', (text, lines) => {
  expect(wrapWords(text, 8)).toEqual(lines);
});
