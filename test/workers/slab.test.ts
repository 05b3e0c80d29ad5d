import { describe, expect, it } from 'vitest';
import { type Slab, SlabWriter } from '../../src/workers/slab.ts';

const chunkBytes = 64 << 10;
const overlapBytes = 4 << 10;

function write(files: Readonly<Record<string, Uint8Array>>, sizes: 'known' | 'unknown', pieceBytes: number): Slab[] {
  const writer = new SlabWriter({ chunkBytes, overlapBytes });
  const slabs: Slab[] = [];
  for (const [path, content] of Object.entries(files)) {
    writer.open({ kind: 'file', path }, sizes === 'known' ? content.length : undefined);
    for (let at = 0; at < content.length; at += pieceBytes) {
      writer.add(content.subarray(at, at + pieceBytes));
      slabs.push(...writer.takeFull());
    }
    writer.end();
  }
  return [...slabs, ...writer.finish()];
}

/** Puts the pieces of each text together again, and checks the zeros behind them. */
function read(slabs: readonly Slab[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { memory, texts: pieces } of slabs) {
    for (const { origin, start, length, offset } of pieces) {
      expect(
        Buffer.from(memory, start + length, 16).every((byte, i) => byte === 0 || start + length + i < chunkBytes),
      ).toBe(true);
      const text = Buffer.from(memory, start, length).toString('latin1');
      texts[origin.path] = (texts[origin.path] ?? '').slice(0, offset) + text;
    }
  }
  return texts;
}

const text = (bytes: number, seed: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_, i) => 97 + ((i * seed) % 23)));

describe('slabs', () => {
  const files = {
    a: text(10, 3),
    b: text(200_001, 5),
    c: text(chunkBytes, 7),
    d: text(chunkBytes - 16, 11),
    e: text(9000, 13),
  };
  const expected = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString('latin1')]));

  it.each([
    ['known', 1000],
    ['known', 1 << 20],
    ['unknown', 777],
    ['unknown', chunkBytes],
  ] as const)('carry texts of any length, of %s size, in pieces of %i bytes', (sizes, pieceBytes) => {
    expect(read(write(files, sizes, pieceBytes))).toEqual(expected);
  });

  it('go on in the next slab with an overlap, for the same scanner', () => {
    const slabs = write({ b: files.b }, 'known', 5000);
    expect(slabs.map(({ isContinued }) => isContinued)).toEqual([false, true, true, true]);
    expect(slabs.flatMap(({ texts }) => texts.map(({ offset, isLast }) => [offset, isLast]))).toEqual([
      [0, false],
      [chunkBytes - overlapBytes, false],
      [2 * (chunkBytes - overlapBytes), false],
      [3 * (chunkBytes - overlapBytes), true],
    ]);
  });

  it('leave binaries and empty files behind, but for their paths', () => {
    const slabs = write(
      { bin: Buffer.alloc(300_000, 1).fill(0, 8000, 8001), none: Buffer.alloc(0), a: files.a },
      'known',
      4096,
    );
    expect(slabs).toHaveLength(1);
    expect(slabs[0]!.skipped.map(({ origin, reason }) => `${origin.path} ${reason}`)).toEqual([
      'bin binary',
      'none empty',
    ]);
    expect(read(slabs)).toEqual({ a: expected.a });
  });

  it('carry what is no text when it is to be looked into', () => {
    const isOpened = (head: Uint8Array): boolean => head[0] === 7;
    const writer = new SlabWriter({ chunkBytes, overlapBytes }, undefined, isOpened);
    for (const first of [7, 8]) {
      writer.open({ kind: 'file', path: `p${first}` }, 4);
      writer.add(Buffer.from([first, 0, 0, 9]));
      writer.end();
    }
    const [slab] = writer.finish();
    expect(slab!.texts.map(({ origin }) => origin.path)).toEqual(['p7']);
    expect(slab!.skipped.map(({ origin }) => origin.path)).toEqual(['p8']);
  });

  it('of nothing but paths are given out now and then', () => {
    const writer = new SlabWriter({ chunkBytes, overlapBytes });
    for (let i = 0; i < 10_000; i++) writer.skip({ kind: 'file', path: `p${i}` }, 'excluded');
    expect(writer.takeFull().length).toBeGreaterThan(1);
  });
});
