// CRC-16 and CRC-24 against the check values of their catalogue entries, Keccak against the hash of nothing.

import { expect, it } from 'vitest';
import { appendCrc16, crc16Xmodem, stripCrc16 } from '../../src/lib/crc16.ts';
import { crc24 } from '../../src/lib/crc24.ts';
import { keccak256 } from '../../src/lib/hashes.ts';

const check = Buffer.from('123456789');

it('CRC-16/XMODEM of 123456789 is 31c3', () => {
  expect(crc16Xmodem(check)).toBe(0x31c3);
  expect([...appendCrc16(check).subarray(-2)]).toEqual([0xc3, 0x31]);
  expect(stripCrc16(appendCrc16(check))).toHaveLength(9);
  expect(stripCrc16(check)).toBeUndefined();
  expect(stripCrc16(Buffer.alloc(2))).toBeUndefined();
});

it('CRC-24/OPENPGP of 123456789 is 21cf02', () => {
  expect(crc24(check)).toBe(0x21cf02);
});

it('Keccak-256 of nothing is not SHA3-256 of nothing', () => {
  expect(keccak256(Buffer.alloc(0)).toString('hex')).toMatch(/^c5d2460186f7/);
});
