import { describe, expect, it } from 'vitest';
import { readProtobufFields } from '../../src/lib/protobuf-fields.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('readProtobufFields', () => {
  it('reads varints, bytes and fixed numbers in their order', () => {
    // Field 1 is the example of the protobuf documentation: 150.
    expect(readProtobufFields(hex('08 9601 12 03 616263 1d 01020304 21 0102030405060708'))).toEqual([
      { number: 1, value: 150n },
      { number: 2, value: hex('616263') },
      { number: 3, value: hex('01020304') },
      { number: 4, value: hex('0102030405060708') },
    ]);
  });

  it('reads no fields of no bytes', () => {
    expect(readProtobufFields(new Uint8Array(0))).toEqual([]);
  });

  it.each([
    ['a tag without its value', '08'],
    ['a varint that is cut off', '08 96'],
    ['a varint of eleven bytes', '08 ffffffffffffffffffff01'],
    ['a varint beyond 64 bits', '08 ffffffffffffffffff02'],
    ['bytes that are not all there', '12 04 616263'],
    ['a length of two to the 63', '12 80808080808080808001 61'],
    ['a fixed number that is cut off', '1d 010203'],
    ['a group', '0b 0c'],
    ['a wire type that does not exist', '0e 01'],
    ['field number 0', '00 01'],
  ])('refuses %s', (_, text) => {
    expect(readProtobufFields(hex(text))).toBeUndefined();
  });

  it('refuses more than 64 fields', () => {
    expect(readProtobufFields(hex('0801'.repeat(64)))).toHaveLength(64);
    expect(readProtobufFields(hex('0801'.repeat(65)))).toBeUndefined();
  });
});
