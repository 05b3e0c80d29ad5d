import { describe, expect, it } from 'vitest';
import { decodeMsgpack } from '../../src/lib/msgpack.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('decodeMsgpack', () => {
  // Values by the table of formats in the MessagePack specification.
  it.each([
    ['00', 0],
    ['7f', 127],
    ['e0', -32],
    ['ff', -1],
    ['c0', null],
    ['c2', false],
    ['c3', true],
    ['cc ff', 255],
    ['cd 0100', 256],
    ['ce ffffffff', 4294967295],
    ['cf 0000000100000000', 4294967296],
    ['cf ffffffffffffffff', 18446744073709551615n],
    ['d0 80', -128],
    ['d1 8000', -32768],
    ['d2 80000000', -2147483648],
    ['d3 ffffffffffffffff', -1],
    ['d3 8000000000000000', -9223372036854775808n],
    ['ca 3f800000', 1],
    ['cb 3ff0000000000000', 1],
    ['a3 616263', 'abc'],
    ['d9 03 616263', 'abc'],
    ['da 0003 616263', 'abc'],
    ['db 00000003 616263', 'abc'],
    ['90', []],
    ['92 01 a161', [1, 'a']],
    ['dc 0001 c3', [true]],
    ['dd 00000001 c3', [true]],
    ['81 a161 01', { pairs: [['a', 1]] }],
    ['de 0001 a161 01', { pairs: [['a', 1]] }],
  ])('reads %s', (text, value) => {
    expect(decodeMsgpack(hex(text))).toEqual(value);
  });

  it.each([
    ['bytes', 'c4 02 0102', '0102'],
    ['bytes with a long length', 'c6 00000002 0102', '0102'],
    ['an extension, with its type', 'd5 01 0203', '010203'],
    ['an extension with a length', 'c7 02 01 0203', '010203'],
  ])('reads %s', (_, text, bytes) => {
    expect(Buffer.from(decodeMsgpack(hex(text)) as Uint8Array).toString('hex')).toBe(bytes);
  });

  it.each([
    ['nothing', ''],
    ['the one type that is not used', 'c1'],
    ['more than one value', '01 02'],
    ['a string that is cut off', 'a3 6162'],
    ['a number that is cut off', 'ce 0102'],
    ['four gigabytes of bytes', 'c6 ffffffff 00'],
    ['four thousand million items', 'dd ffffffff 01'],
    ['four thousand million pairs', 'df ffffffff 01 01'],
  ])('refuses %s', (_, text) => {
    expect(decodeMsgpack(hex(text))).toBeUndefined();
  });

  it('follows nesting 16 deep, and no deeper', () => {
    expect(decodeMsgpack(hex(`${'91'.repeat(16)}01`))).toBeDefined();
    expect(decodeMsgpack(hex(`${'91'.repeat(17)}01`))).toBeUndefined();
    expect(decodeMsgpack(Buffer.alloc(1 << 20, 0x91))).toBeUndefined();
  });

  it('reads 16,384 values at most', () => {
    const list = (count: number): Uint8Array =>
      Buffer.concat([hex(`dd 0000${count.toString(16)}`), Buffer.alloc(count)]);
    expect(decodeMsgpack(list(0x3fff))).toHaveLength(0x3fff);
    expect(decodeMsgpack(list(0x4000))).toBeUndefined();
  });
});
