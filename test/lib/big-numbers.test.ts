import { expect, it } from 'vitest';
import { bitLength, modPow, toBigInt, toBytes } from '../../src/lib/big-numbers.ts';

it('bytes become numbers and come back in the length asked for', () => {
  expect(toBigInt(Buffer.alloc(0))).toBe(0n);
  expect(toBigInt(Buffer.of(0, 1, 0))).toBe(256n);
  expect(toBytes(256n, 4)).toEqual(Buffer.of(0, 0, 1, 0));
  expect([0n, 1n, 255n, 256n].map(bitLength)).toEqual([0, 1, 8, 9]);
});

it('powers are those of plain arithmetic', () => {
  for (const [base, exponent, modulus] of [
    [3n, 0n, 7n],
    [3n, 20n, 1000n],
    [2n, 10n, 1n],
    [5n, 117n, 19n],
  ] as const) {
    expect(modPow(base, exponent, modulus)).toBe(base ** exponent % modulus);
  }
});
