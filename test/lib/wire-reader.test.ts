import { expect, it } from 'vitest';
import { WireReader, wireNumber, wireString } from '../../src/lib/wire-reader.ts';

it('reads strings and numbers in order', () => {
  const reader = new WireReader(
    Buffer.concat([wireString('abc'), Buffer.of(0, 0, 1, 0), wireString(''), Buffer.of(9)]),
  );
  expect(reader.text()).toBe('abc');
  expect(reader.uint32()).toBe(256);
  expect(reader.string()).toHaveLength(0);
  expect(reader.remaining).toBe(1);
  expect([...reader.rest()]).toEqual([9]);
});

it('gives nothing once it has been asked for more than there is', () => {
  const reader = new WireReader(Buffer.concat([Buffer.of(255, 255, 255, 255), Buffer.alloc(20)]));
  expect(reader.string()).toBeUndefined();
  expect(reader.take(0)).toBeUndefined();
  expect(reader.uint32()).toBeUndefined();
  expect(reader.rest()).toHaveLength(0);
});

it('writes numbers without leading zeros but for the sign', () => {
  expect([...wireNumber(Buffer.of(0, 0, 1))]).toEqual([0, 0, 0, 1, 1]);
  expect([...wireNumber(Buffer.of(0x80))]).toEqual([0, 0, 0, 2, 0, 0x80]);
  expect([...wireNumber(Buffer.of(0))]).toEqual([0, 0, 0, 0]);
});
