import { describe, expect, test } from 'vitest';
import { applyDelta, parseDelta, readDeltaSizes } from '../../src/git/delta.ts';

const base = Buffer.from('0123456789');

/** A delta from its sizes (all below 128) and instruction bytes. */
function delta(baseSize: number, resultSize: number, ...instructions: number[]): Buffer {
  return Buffer.from([baseSize, resultSize, ...instructions]);
}

describe('applyDelta', () => {
  test.each([
    ['copies a range', delta(10, 4, 0x91, 3, 4), '3456'],
    ['inserts bytes', delta(10, 3, 3, 0x61, 0x62, 0x63), 'abc'],
    ['mixes both in order', delta(10, 5, 0x90, 2, 1, 0x78, 0x91, 8, 2), '01x89'],
    ['yields nothing for an empty result', delta(10, 0), ''],
    ['copies up to the very end of the base', delta(10, 10, 0x90, 10), '0123456789'],
  ])('%s', (_, bytes, expected) => {
    expect(applyDelta(base, bytes).toString()).toBe(expected);
  });

  test('reads a copy length of zero as 64 KiB', () => {
    const large = Buffer.alloc(65_536, 'x');
    const sizes = [0x80, 0x80, 0x04];
    expect(applyDelta(large, Buffer.from([...sizes, ...sizes, 0x80])).equals(large)).toBe(true);
  });

  test('reads all bytes of offset and length', () => {
    const large = Buffer.alloc(0x2_0304 + 0x1_0203);
    large[0x2_0304] = 7;
    const sizes = [(large.length & 0x7f) | 0x80, ((large.length >> 7) & 0x7f) | 0x80, large.length >> 14];
    const result = [0x83, 0x84, 0x04];
    const bytes = Buffer.from([...sizes, ...result, 0xf7, 0x04, 0x03, 0x02, 0x03, 0x02, 0x01]);
    expect(applyDelta(large, bytes).length).toBe(0x1_0203);
    expect(applyDelta(large, bytes)[0]).toBe(7);
  });

  test.each([
    ['a base of another size', delta(11, 4, 0x91, 3, 4), 'delta is for a base of 11 bytes, its base has 10'],
    ['a copy past the end of its base', delta(10, 4, 0x91, 7, 4), 'delta copies from past the end of its base'],
    ['a copy that starts past the end', delta(10, 1, 0x91, 200, 1), 'delta copies from past the end of its base'],
    ['the reserved instruction', delta(10, 1, 0), 'delta has a reserved instruction'],
    ['an insertion that is cut', delta(10, 5, 5, 0x61), 'delta ends inside an insertion'],
    ['a copy that is cut', delta(10, 5, 0x91, 1), 'delta ends inside a copy'],
    ['too short a result', delta(10, 5, 0x90, 4), 'delta yields other than the 5 bytes it claims'],
    ['too long a result', delta(10, 5, 0x90, 4, 0x90, 4), 'delta yields other than the 5 bytes it claims'],
    ['no sizes', Buffer.from([0x80]), 'delta has no readable sizes'],
    ['sizes that never end', Buffer.alloc(50, 0xff), 'delta has no readable sizes'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => applyDelta(base, bytes)).toThrow(message);
  });

  test('does not allocate the terabyte that a delta claims', () => {
    const terabyte = [0x80, 0x80, 0x80, 0x80, 0x80, 0x20];
    expect(() => applyDelta(base, Buffer.from([10, ...terabyte, 0x90, 4]))).toThrow('bytes it claims');
  });
});

test('parseDelta tells copied ranges and inserted bytes apart', () => {
  const bytes = delta(10, 5, 0x90, 2, 1, 0x78, 0x91, 8, 2);
  expect(parseDelta(bytes, 10)).toEqual({ resultSize: 5, steps: [0, 2, -6, 1, 8, 2] });
  expect(bytes[5]).toBe(0x78);
});

test('readDeltaSizes needs only the first bytes', () => {
  expect(readDeltaSizes(Buffer.from([0x81, 0x01, 5]))).toEqual({ baseSize: 129, resultSize: 5, end: 3 });
});
