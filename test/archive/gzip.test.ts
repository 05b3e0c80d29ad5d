import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GzipDecoder } from '../../src/archive/gzip.ts';
import { decode } from '../helpers/decoding.ts';

const first = gzipSync('the first member, ');
const second = gzipSync('and the second');
const text = 'the first member, and the second';

describe.each([
  ['with the handle of Node', true],
  ['without it', false],
])('gzip %s', (_name, isBorrowing) => {
  const run = (input: Uint8Array, pieceBytes?: number) => decode(new GzipDecoder(isBorrowing), input, pieceBytes);

  it.each([1, 2, 7, 18, 19, 1000])('joins members, whatever the pieces: %i bytes', (pieceBytes) => {
    expect(run(Buffer.concat([first, second]), pieceBytes)).toEqual({ text, error: undefined });
  });

  it('takes zero bytes behind the last member for padding', () => {
    expect(run(Buffer.concat([first, second, Buffer.alloc(700)]), 100)).toEqual({ text, error: undefined });
  });

  it('says that it was given nothing', () => {
    expect(run(Buffer.alloc(0)).error).toContain('the gzip data is damaged');
  });

  it('says that a stream is cut', () => {
    expect(run(first.subarray(0, -3)).error).toContain('the gzip data is damaged');
  });

  it('says that what follows is none', () => {
    expect(run(Buffer.concat([first, Buffer.from('and now for something else')])).error).toContain('damaged');
  });
});

describe('gzip that is damaged', () => {
  const long = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `line ${i}\n`).join(''));
  const packed = gzipSync(long);

  it('gives what came before the damage', () => {
    const broken = Buffer.from(packed);
    broken.fill(0xff, packed.length >> 1, (packed.length >> 1) + 64);
    const { text: out, error } = decode(new GzipDecoder(), broken, 4096);
    expect(error).toMatch(/damaged: .+, before byte \d+ of the compressed data/);
    expect(out.length).toBeGreaterThan(long.length / 3);
    const common = Math.floor(long.length / 3);
    expect(out.slice(0, common)).toBe(long.toString('latin1', 0, common));
  });

  it('gives all there is of a cut stream', () => {
    const { text: out, error } = decode(new GzipDecoder(), packed.subarray(0, -9), 4096);
    expect(error).toMatch(/it ends too early, after byte \d+/);
    expect(out.length).toBeGreaterThan(long.length - 1000);
    expect(long.toString('latin1').startsWith(out)).toBe(true);
  });

  it('gives the bytes of a stream whose checksum is wrong', () => {
    const broken = Buffer.from(first);
    broken.writeUInt32LE(0, broken.length - 8);
    expect(decode(new GzipDecoder(), broken)).toMatchObject({
      text: 'the first member, ',
      error: expect.stringContaining('incorrect data check'),
    });
  });
});

describe('a bomb', () => {
  it('is only decoded as far as somebody asks', () => {
    const decoder = new GzipDecoder();
    const pieces = decoder.push(gzipSync(Buffer.alloc(64 << 20)));
    expect(pieces.next().value).toHaveLength(256 * 1024);
    pieces.return();
    decoder.close();
    decoder.close();
  });
});

it('whose output fills whole pieces to the last byte of its input is read to its end', () => {
  for (const size of [256, 512, 1024, 8192]) {
    const packed = gzipSync(Buffer.alloc(size * 1024));
    const { text, error } = decode(new GzipDecoder(), packed);
    expect([text.length, error]).toEqual([size * 1024, undefined]);
    // Every split: in one of them the input is all in while output is still coming.
    for (let cut = 1; cut < packed.length; cut += Math.ceil(packed.length / 200)) {
      const decoder = new GzipDecoder();
      let length = 0;
      for (const part of [packed.subarray(0, cut), packed.subarray(cut)])
        for (const piece of decoder.push(part)) length += piece.length;
      decoder.close();
      expect(length).toBe(size * 1024);
    }
  }
});
