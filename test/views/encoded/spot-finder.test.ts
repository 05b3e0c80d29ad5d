// Where something may be encoded does not depend on how a text was made: carried over from a base it is what looking at all of it finds.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunFinder } from '../../../src/views/encoded/find-runs.ts';
import {
  kindOf,
  noSpots,
  SpotFinder,
  type Spots,
  spotBytes,
  spotFields,
} from '../../../src/views/encoded/spot-finder.ts';

const base64 = Buffer.from('the quick brown fox jumps over the lazy dog, and then some more').toString('base64');
const hex = Buffer.from('a token that is told in digits').toString('hex');
const pieces = [
  base64,
  base64.slice(0, 24),
  base64.slice(0, 23),
  hex,
  ...['%41', '&#45;', '&amp;', '\\u0041', '\\U00000041', '\\x41', '=3D', '\\/', 'a\\/b', '=\n', 'word=\n'],
  ...[' ', '\n', '"', 'plain words ', 'x', 'QUJD', '=', '%', '\\', 'é', 'H4sI'],
  ' '.repeat(60),
];

/** A memory as the walk has it: the finder's part, steps of a delta, texts. */
const memory = new WebAssembly.Memory({ initial: 40 });
const stepsAt = 1 << 17;
const textAt = 1 << 18;
const shared = new SpotFinder({ memory, start: 0, bytes: spotBytes });

function place(text: string): Buffer {
  const bytes = Buffer.from(memory.buffer, textAt, Buffer.byteLength(text));
  bytes.write(text);
  Buffer.from(memory.buffer, textAt + bytes.length, 64).fill(0);
  return bytes;
}

/** Spots of a text that copies stretches of `base`, some of them one behind the other, and inserts others. */
function byDelta(base: Buffer, steps: readonly (readonly [from: number, size: number] | string)[]): [Spots, string] {
  const spots = shared.find(place(base.toString('latin1'))).all;
  let text = '';
  const numbers = new Int32Array(memory.buffer, stepsAt, steps.length * 2);
  for (const [i, step] of steps.entries()) {
    const [from, size] = typeof step === 'string' ? [-1, Buffer.byteLength(step)] : step;
    numbers.set([from, size], i * 2);
    text += typeof step === 'string' ? step : base.toString('latin1', from, from + size);
  }
  return [shared.find(place(text), { steps: numbers, baseLength: base.length }, spots).all, text];
}

const ascii = pieces.filter((piece) => /^[ -~\n]*$/.test(piece));
const texts = fc.array(fc.constantFrom(...ascii), { minLength: 1, maxLength: 30 }).map((items) => items.join(''));

describe('the spots of a text', () => {
  it('are the runs and escapes of the finder for files, in order', () => {
    const finder = new RunFinder();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (items) => {
        const bytes = Buffer.from(items.join(''));
        const { runs, escapes } = finder.find(bytes);
        const expected = [...runs, ...escapes].sort((a, b) => a.start - b.start);
        const spots = new SpotFinder().find(bytes).all;
        const found = Array.from({ length: spots.length / spotFields }, (_, i) => {
          const [kind, start, end] = spots.slice(i * spotFields);
          return { ...kindOf(kind!), start, end };
        });
        expect(found).toEqual(expected);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are the same when the text is made from another one', () => {
    let carried = 0;
    const cuts = fc.array(
      fc.oneof(
        fc.constantFrom(...ascii, ''),
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(texts, cuts, (text, steps) => {
        const base = Buffer.from(text);
        const placed = steps.map((step): string | [number, number] => {
          if (typeof step === 'string') return step;
          const from = Math.floor(step[0] * base.length);
          return [from, Math.floor(step[1] * (base.length - from + 1))];
        });
        const [spots, made] = byDelta(base, placed);
        expect(spots).toEqual(shared.find(place(made)).all);
        carried += spots.length;
      }),
      { seed: 2, numRuns: 3000 },
    );
    expect(carried).toBeGreaterThan(3000);
  });

  it('are found wherever the text lies, however many they are', () => {
    const text = `${'%41 '.repeat(9000)}${base64} `.repeat(3);
    const expected = new SpotFinder().find(Buffer.from(text)).all;
    expect(expected.length / spotFields).toBe(27_003);
    expect(shared.find(place(text)).all).toEqual(expected);
    expect(byDelta(Buffer.from('x'), [text])[0]).toEqual(expected);
  });

  it('are none in plain text', () => {
    expect(shared.find(place('const a = 1;\n'.repeat(100))).all).toBe(noSpots);
  });
});
