// Against the programs that write these formats; they are in every Debian, and where they are not these tests are skipped.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Bzip2Decoder } from '../../src/archive/bzip2.ts';
import type { Decoder } from '../../src/archive/decoder.ts';
import { XzDecoder } from '../../src/archive/xz.ts';
import { decode } from '../helpers/decoding.ts';

const formats: readonly (readonly [program: string, make: () => Decoder])[] = [
  ['xz', () => new XzDecoder()],
  ['bzip2', () => new Bzip2Decoder()],
];

function pack(program: string, input: Uint8Array, ...flags: string[]): Buffer {
  const { status, stdout } = spawnSync(program, ['-c', ...flags], { input, maxBuffer: 1 << 28 });
  expect(status).toBe(0);
  return stdout;
}

const words = 'the quick brown fox jumps over the lazy dog and then rests a while in the sun '.split(' ');
const prose = Buffer.from(
  Array.from({ length: 60_000 }, (_, i) => words[(i * i * 7 + (i >> 3)) % words.length]).join(' '),
);
const inputs: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('x')],
  ['prose', prose],
  ['zeros', Buffer.alloc(1_500_000)],
  ['runs of every length', Buffer.concat(Array.from({ length: 600 }, (_, i) => Buffer.alloc(i, i)))],
  ['noise', randomBytes(200_000)],
  ['noise and prose', Buffer.concat([randomBytes(70_000), prose, randomBytes(70_000), prose])],
];

describe.each(formats)('%s', (program, make) => {
  const isThere = spawnSync(program, ['--version']).status === 0;
  describe.skipIf(!isThere)('as its program writes it', () => {
    it.each(inputs)('%s', (_, bytes) => {
      for (const level of ['-1', '-9']) {
        const { text, error } = decode(make(), pack(program, bytes, level));
        expect(error).toBeUndefined();
        expect(Buffer.from(text, 'latin1').equals(bytes)).toBe(true);
      }
    });

    it('comes in pieces of any size', () => {
      const packed = pack(program, prose);
      for (const size of [1, 7, 4096]) expect(decode(make(), packed, size).text).toBe(prose.toString('latin1'));
    });

    it('may be several streams, one behind the other', () => {
      const packed = Buffer.concat([pack(program, prose), pack(program, Buffer.from('and more'))]);
      expect(decode(make(), packed)).toEqual({ text: `${prose.toString('latin1')}and more`, error: undefined });
    });

    it('that is cut gives an error, and what came before it', () => {
      const packed = pack(program, Buffer.concat([prose, randomBytes(3_000_000)]));
      const { text, error } = decode(make(), packed.subarray(0, packed.length - 100_000), 10_000);
      expect(error).toContain('too early');
      expect(text.startsWith(prose.toString('latin1'))).toBe(true);
    });

    it('that is damaged gives an error or other text, and never hangs', () => {
      const packed = pack(program, prose.subarray(0, 9000));
      for (let at = 0; at < packed.length; at += Math.ceil(packed.length / 150)) {
        const broken = Buffer.from(packed);
        broken[at] = broken[at]! ^ 0xff;
        const { text, error } = decode(make(), broken);
        expect(error !== undefined || text.length > 0).toBe(true);
      }
    });
  });

  it('is not what does not begin so', () => {
    expect(decode(make(), Buffer.from('something else altogether')).error).toContain('no header');
  });
});

it.skipIf(spawnSync('xz', ['--version']).status !== 0)('xz with blocks, filters and other checks', () => {
  for (const flags of [
    ['--block-size=50000'],
    ['-C', 'none'],
    ['-C', 'sha256'],
    ['--x86', '--lzma2=preset=6'],
    ['--lzma2=lc=0,lp=4,pb=0'],
    ['-T2', '--block-size=100000'],
  ]) {
    expect(decode(new XzDecoder(), pack('xz', prose, ...flags)).text === prose.toString('latin1')).toBe(true);
  }
  expect(decode(new XzDecoder(), pack('xz', prose, '--delta=dist=1', '--lzma2=preset=1')).error).toContain(
    'delta filter',
  );
  expect(decode(new XzDecoder(), pack('xz', Buffer.from('x'), '--lzma2=preset=1,dict=512MiB')).error).toContain(
    'dictionary',
  );
});
