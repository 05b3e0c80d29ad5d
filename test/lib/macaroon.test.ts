import { describe, expect, it } from 'vitest';
import { readMacaroon } from '../../src/lib/macaroon.ts';

const packet = (type: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([type, text.length]), Buffer.from(text)]);
const end = Buffer.from([0]);
const version = Buffer.from([2]);
const head = Buffer.concat([version, packet(1, 'here'), packet(2, 'id'), end]);
const seal = Buffer.concat([end, packet(6, 's'.repeat(32))]);
const whole = Buffer.concat([head, packet(2, 'one'), end, packet(2, 'two'), end, seal]);

const texts = (parts: readonly Uint8Array[]): readonly string[] => parts.map((part) => Buffer.from(part).toString());

describe('readMacaroon', () => {
  it('reads location, identifier, caveats and signature', () => {
    const read = readMacaroon(whole)!;
    expect(texts([read.location!, read.identifier!, read.signature!])).toEqual(['here', 'id', 's'.repeat(32)]);
    expect(texts(read.caveats)).toEqual(['one', 'two']);
    expect(read.isComplete).toBe(true);
  });

  it('needs no location and no caveats', () => {
    expect(readMacaroon(Buffer.concat([version, packet(2, 'id'), end, seal]))?.isComplete).toBe(true);
  });

  it('reads a third-party caveat with its location and verification id', () => {
    const third = Buffer.concat([packet(1, 'there'), packet(2, 'ask'), packet(4, 'vid'), end]);
    const read = readMacaroon(Buffer.concat([head, third, seal]))!;
    expect([texts(read.caveats), read.isComplete]).toEqual([['ask'], true]);
  });

  it('keeps what it read of a macaroon cut off anywhere, and never calls it complete', () => {
    for (let length = 0; length < whole.length; length++) {
      const read = readMacaroon(whole.subarray(0, length));
      expect(read?.isComplete ?? false, `cut to ${length} bytes`).toBe(false);
    }
    expect(texts(readMacaroon(whole.subarray(0, whole.length - 1))!.caveats)).toEqual(['one', 'two']);
  });

  it.each([
    ['another version', Buffer.concat([Buffer.from([1]), whole.subarray(1)])],
    ['nothing', Buffer.alloc(0)],
  ])('reads nothing of %s', (_, bytes) => {
    expect(readMacaroon(bytes)).toBeUndefined();
  });

  it.each([
    ['something behind its end', Buffer.concat([whole, end])],
    ['no identifier', Buffer.concat([version, packet(1, 'here'), end, seal])],
    ['a verification id in its head', Buffer.concat([version, packet(2, 'id'), packet(4, 'vid'), end, seal])],
    ['a signature of 31 bytes', Buffer.concat([head, end, packet(6, 's'.repeat(31))])],
    ['packets in the wrong order', Buffer.concat([version, packet(2, 'id'), packet(1, 'here'), end, seal])],
    ['a packet twice', Buffer.concat([version, packet(2, 'id'), packet(2, 'id'), end, seal])],
    ['a length of two to the 63', Buffer.from('0202808080808080808080016100', 'hex')],
  ])('is not complete with %s', (_, bytes) => {
    expect(readMacaroon(bytes)?.isComplete).toBe(false);
  });

  it('follows 256 caveats at most', () => {
    const many = (count: number): Buffer =>
      Buffer.concat([head, ...Array.from({ length: count }, () => Buffer.concat([packet(2, 'c'), end])), seal]);
    expect(readMacaroon(many(256))?.isComplete).toBe(true);
    expect(readMacaroon(many(257))?.isComplete).toBe(false);
  });
});
