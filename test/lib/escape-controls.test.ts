import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeControls, stringifyJson } from '../../src/lib/escape-controls.ts';

it.each([
  ['\u0000\t\r\n\u001b\u007f', '\\x00\\x09\\x0d\\x0a\\x1b\\x7f'],
  ['\u0080\u009b\u009f', '\\x80\\x9b\\x9f'],
  ['\u061c\u200e\u200f\u202a\u202e\u2066\u2069', '\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069'],
  ['\u2028\u2029\u200b\u2060\ufeff', '\\u2028\\u2029\\u200b\\u2060\\ufeff'],
  ['\u{e0041}', '\\u{e0041}'],
  ['a\ud83d', 'a\\ud83d'],
  ['\udc00\ud83d', '\\udc00\\ud83d'],
])('writes %j out', (text, escaped) => {
  expect(escapeControls(text)).toBe(escaped);
});

it.each(['plain \\x1b text', 'é名🙂', 'क\u094d\u200dष', '\u00a0', '👩\u200d💻'])('leaves %j alone', (text) => {
  expect(escapeControls(text)).toBe(text);
});

it('writes JSON that any parser reads as the same data', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const value = { [text]: [text, '\u009b\u202e\u{e0041}'] };
      const json = stringifyJson(value);
      expect(JSON.parse(json)).toEqual(value);
      expect(json).not.toMatch(/[\u007f-\u009f\u202e]/);
    }),
  );
});
