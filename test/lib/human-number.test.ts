import { expect, it } from 'vitest';
import { countOf, formatBytes, formatCount } from '../../src/lib/human-number.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [172_000_000, '172.0 MB'],
  [5.8e9, '5.8 GB'],
  [2e15, '2000.0 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1_234_567, '1,234,567'],
])('%i is written %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

it('counts things', () => {
  expect([countOf(0, 'file'), countOf(1, 'file'), countOf(2000, 'file')]).toEqual(['0 files', '1 file', '2,000 files']);
  expect(countOf(2, 'entry', 'entries')).toBe('2 entries');
});
