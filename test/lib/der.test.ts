import { describe, expect, it } from 'vitest';
import {
  derTag,
  readDer,
  readDerFirst,
  readDerList,
  readDerOid,
  readDerSequence,
  writeDer,
} from '../../src/lib/der.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hex = (content: Uint8Array | undefined) => content && Buffer.from(content).toString('hex');

describe('reading', () => {
  it('takes an element that fills its bytes exactly', () => {
    expect(readDer(bytes('020105'))).toMatchObject({ tag: derTag.integer });
    expect(hex(readDer(bytes('020105'))?.content)).toBe('05');
    expect(readDer(bytes('02010500'))).toBeUndefined();
    expect(hex(readDerFirst(bytes('02010500'))?.content)).toBe('05');
  });

  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('reads what it wrote: %i bytes', (length) => {
    const content = Buffer.alloc(length, 7);
    expect(hex(readDer(writeDer(derTag.octetString, content))?.content)).toBe(content.toString('hex'));
  });

  it.each(['', '30', '3001', '308101', '3080', '30850000000001', '1f0100'])('refuses %j', (text) => {
    expect(readDer(bytes(text))).toBeUndefined();
  });

  it('stops at 64 siblings', () => {
    expect(readDerList(bytes('0500'.repeat(64)))).toHaveLength(64);
    expect(readDerList(bytes('0500'.repeat(65)))).toBeUndefined();
  });

  it('takes a sequence apart', () => {
    expect(readDerSequence(bytes('3006020101020102'))?.map(({ content }) => hex(content))).toEqual(['01', '02']);
    expect(readDerSequence(bytes('3106020101020102'))).toBeUndefined();
  });
});

describe('object identifiers', () => {
  it.each([
    ['2a864886f70d010101', '1.2.840.113549.1.1.1'],
    ['2b6570', '1.3.101.112'],
    ['550403', '2.5.4.3'],
    ['883703', '2.999.3'],
  ])('%s is %s', (text, dotted) => {
    expect(readDerOid({ tag: derTag.oid, content: bytes(text) })).toBe(dotted);
  });

  it.each(['', '80', '2a86'])('%j is none', (text) => {
    expect(readDerOid({ tag: derTag.oid, content: bytes(text) })).toBeUndefined();
  });

  it('an endless one is none', () => {
    expect(readDerOid({ tag: derTag.oid, content: Buffer.alloc(1000, 0x81) })).toBeUndefined();
  });
});
