import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ZstdDecoder } from '../../src/archive/zstd.ts';
import { decode } from '../helpers/decoding.ts';
import { frameHeader, rawFrame, runFrame, skippableFrame } from '../helpers/zstd.ts';

/** Twelve lines (see `people`) as `zstd -19 --no-check` 1.5.4 writes them: real entropy coding, which our own writer does not do. */
const compressed = Buffer.from(
  'KLUv/QBoFQMAckQPEZB9wAFHqGfmJaU/IbG6KsAB7u7vaymVEkLnGFMKIe5Aanxts3fGx0Hgh+5xe3pxEOPfpK59dTawEfDnHReoEOjr/xuwM6wD' +
    'EBJhZfwrMR4DQJvV9tY2lyeVBPkSEBk=',
  'base64',
);
const people = Array.from({ length: 12 }, (_, i) => `user ${i}: name=alice${i}, role=reader, region=north\n`).join('');

const text = Buffer.from(Array.from({ length: 500 }, (_, i) => `line ${i * 7919}\n`).join(''));

describe.each([
  ['as this Node does it', true],
  ['by fzstd', false],
])('zstd %s', (_name, isNative) => {
  const run = (input: Uint8Array, pieceBytes?: number) => decode(new ZstdDecoder(isNative), input, pieceBytes);

  it.each([1, 3, 17, 18, 1003, 100_000])('joins frames and skips skippable ones, in pieces of %i bytes', (size) => {
    const input = Buffer.concat([
      skippableFrame(Buffer.from('an index')),
      rawFrame(text.subarray(0, 2500)),
      skippableFrame(Buffer.alloc(0)),
      rawFrame(Buffer.alloc(0)),
      rawFrame(text.subarray(2500)),
      runFrame(0x41, 5, 2),
      skippableFrame(Buffer.alloc(300, 0x28)),
    ]);
    expect(run(input, size)).toEqual({ text: `${text.toString()}AAAAAAAAAA`, error: undefined });
  });

  it.each([1, 2, 30, 200])('decodes what zstd has compressed, in pieces of %i bytes', (size) => {
    const input = Buffer.concat([compressed, compressed]);
    expect(run(input, size)).toEqual({ text: people + people, error: undefined });
  });

  it('gives nothing for nothing', () => {
    expect(run(Buffer.alloc(0))).toEqual({ text: '', error: undefined });
  });

  it('gives what came before a cut, and says so', () => {
    const { text: out, error } = run(rawFrame(text).subarray(0, 2500));
    expect(error).toBe('the zstd data is damaged: it ends too early, after byte 2500 of the compressed data');
    expect(text.toString('latin1').startsWith(out)).toBe(true);
    expect(out.length).toBeGreaterThanOrEqual(2000);
  });

  it('says that no frame begins where one should', () => {
    const { text: out, error } = run(Buffer.concat([rawFrame(Buffer.from('good')), Buffer.from('garbage')]));
    expect(out).toBe('good');
    expect(error).toContain('no frame begins at byte 13 of the compressed data');
  });

  it('refuses a window that would take all the memory', () => {
    const { error } = run(Buffer.concat([frameHeader(21), Buffer.alloc(16)]));
    expect(error).toBe('the zstd data wants a window of 2147483648 bytes');
  });

  it('refuses a single segment of any size', () => {
    const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(run(header).error).toContain('wants a window of');
  });

  it('says that a dictionary is missing', () => {
    expect(run(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 0x50, 7, 0, 0])).error).toContain('needs a dictionary');
  });

  it.each([
    ['a reserved bit', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 8, 0x50, 0, 0])],
    ['a block of an unknown kind', Buffer.concat([frameHeader(), Buffer.from([7, 0, 0, 0])])],
    ['a block beyond its size', Buffer.concat([frameHeader(), Buffer.from([0xfd, 0xff, 0xff, 0])])],
    [
      'nonsense in a compressed block',
      Buffer.concat([frameHeader(), Buffer.from([0x85, 0, 0]), Buffer.alloc(16, 0xff)]),
    ],
  ])('does not stumble over %s', (_what, input) => {
    expect(run(input).error).toContain('the zstd data is damaged');
  });

  it('decodes a bomb only as far as somebody asks', () => {
    const decoder = new ZstdDecoder(isNative);
    let bytes = 0;
    for (const piece of decoder.push(runFrame(0, 128 << 10, 100_000))) {
      bytes += piece.length;
      expect(piece.length).toBeLessThanOrEqual(256 << 10);
      if (bytes > 10 << 20) break;
    }
    decoder.close();
    expect(bytes).toBeLessThan(11 << 20);
  });
});

describe('frames of small blocks and a large window', () => {
  it('are given up by fzstd, which would be busy for hours', () => {
    const input = Buffer.concat([frameHeader(17), runFrame(0, 1, 2000).subarray(6)]);
    expect(decode(new ZstdDecoder(false), input).error).toBe('the zstd data has too many small blocks for its window');
  });
});

describe('both decoders', () => {
  const compress = (zlib as { zstdCompressSync?: (bytes: Uint8Array) => Buffer }).zstdCompressSync;
  it.skipIf(compress === undefined)('give the same, of what this Node compresses (needs zstd in Node)', () => {
    const input = Buffer.concat([compress!(text), compress!(Buffer.alloc(300_000, 'abc')), compress!(Buffer.alloc(0))]);
    const expected = `${text.toString()}${'abc'.repeat(100_000)}`;
    expect(decode(new ZstdDecoder(true), input, 777)).toEqual({ text: expected, error: undefined });
    expect(decode(new ZstdDecoder(false), input, 777)).toEqual({ text: expected, error: undefined });
  });
});
