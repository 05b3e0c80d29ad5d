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
const stepsAt = 1 << 20;
const textAt = stepsAt + (1 << 18);
const shared = new SpotFinder({ memory, start: 0, bytes: spotBytes });

function place(text: string): Buffer {
  const bytes = Buffer.from(memory.buffer, textAt, Buffer.byteLength(text));
  bytes.write(text);
  Buffer.from(memory.buffer, textAt + bytes.length, 64).fill(0);
  return bytes;
}

type Step = readonly [from: number, size: number] | string;

/** Spots of a text that copies stretches of `base`, some of them one behind the other, and inserts others. */
function byDelta(base: Buffer, steps: readonly Step[]): [Spots, string, Spots] {
  const spots = shared.find(place(base.toString('latin1'))).all;
  let text = '';
  const numbers = new Int32Array(memory.buffer, stepsAt, steps.length * 2);
  for (const [i, step] of steps.entries()) {
    const [from, size] = typeof step === 'string' ? [-1, Buffer.byteLength(step)] : step;
    numbers.set([from, size], i * 2);
    text += typeof step === 'string' ? step : base.toString('latin1', from, from + size);
  }
  const { all, unsettled } = shared.find(place(text), { steps: numbers, baseLength: base.length }, spots);
  return [all, text, unsettled];
}

function starts(spots: Spots): number[] {
  return spots.filter((_, i) => i % spotFields === 1);
}

/** The line around `at`, with the line feeds or the ends of the text that bound it. */
function lineAt(text: string, at: number): string {
  const framed = `^${text}$`;
  const end = framed.indexOf('\n', at + 1);
  return framed.slice(Math.max(0, framed.lastIndexOf('\n', at)), end === -1 ? undefined : end + 1);
}

/** Lines of the base that a byte of the new text was copied from, as its steps say. */
function linesBefore(base: string, steps: readonly Step[], at: number): string[] {
  const lines: string[] = [];
  let to = 0;
  for (const step of steps) {
    const size = typeof step === 'string' ? step.length : step[1];
    if (typeof step !== 'string' && at >= to && at < to + size) lines.push(lineAt(base, at - to + step[0]));
    to += size;
  }
  return lines;
}

const ascii = pieces.filter((piece) => /^[ -~\n]*$/.test(piece));
const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...ascii), { minLength: 1, maxLength: 30 }),
    fc.constantFrom('', ' some words more\n'),
  )
  .map(([items, between]) => items.join(between));

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
    let settled = 0;
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
          return [from, Math.round(step[1] * (base.length - from))];
        });
        const [spots, made, unsettled] = byDelta(base, placed);
        expect(spots).toEqual(shared.find(place(made)).all);
        carried += spots.length;
        const known = new Set(starts(unsettled));
        for (const at of starts(spots).filter((start) => !known.has(start))) {
          expect(linesBefore(text, placed, at)).toContain(lineAt(made, at));
          settled++;
        }
      }),
      { seed: 2, numRuns: 6000 },
    );
    expect(carried).toBeGreaterThan(3000);
    expect(settled).toBeGreaterThan(150);
  });

  it('are settled but for those in lines that changed', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i + 10} has \\u0041 and %41 in it, then more\n`);
    const text = lines.join('');
    const at = text.indexOf('line 25');
    const end = text.indexOf('\n', at);
    for (const [from, to, inserted, changed] of [
      [at + 4, at + 5, '-', ['25']],
      [end, end + 1, ' ', ['25', '26']],
      [end + 1, end + 1, 'x', ['26']],
      [0, 0, 'new\n', ['10']],
      [text.length, text.length, 'new\n', []],
    ] as const) {
      const steps: Step[] = [[0, from], inserted, [to, text.length - to]];
      const [all, made, unsettled] = byDelta(
        Buffer.from(text),
        steps.filter((step) => typeof step === 'string' || step[1] > 0),
      );
      expect(starts(all)).toEqual([...made.matchAll(/\\u0041|%41/g)].map(({ index }) => index));
      const expected = changed.flatMap((number) => {
        const line = made.search(new RegExp(`line.${number}`));
        return [made.indexOf('\\u', line), made.indexOf('%', line)];
      });
      expect(starts(unsettled)).toEqual(expected);
    }
  });

  it('are settled far away from a change in a long line, and carried when they are many', () => {
    const far = 'plain '.repeat(11_000);
    const text = `%41${far}%42${far}%43`;
    const near = text.indexOf('%42') + 100;
    const [, made, unsettled] = byDelta(Buffer.from(text), [[0, 10], '-', [10, text.length - 10]]);
    expect(starts(unsettled)).toEqual([made.indexOf('%41')]);
    const nextChange = byDelta(Buffer.from(text), [[0, near], '-', [near, text.length - near]])[2];
    expect(starts(nextChange)).toEqual([text.indexOf('%42')]);
    const many = '%41 x\n'.repeat(10_000);
    const [all, , few] = byDelta(Buffer.from(many), [[0, 600], 'changed', [600, many.length - 600]]);
    // The one before the change, which depends on twelve bytes behind it, and the one behind it.
    expect(all.length / spotFields).toBe(10_000);
    expect(starts(few)).toEqual([594, 607]);
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
