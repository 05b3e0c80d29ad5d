import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunFinder } from '../../../src/views/encoded/find-runs.ts';

const finder = new RunFinder();
const text = 'the quick brown fox jumps over the lazy dog, and then some more';
const base64 = Buffer.from(text).toString('base64').replaceAll('=', '');
const hex = Buffer.from(text).toString('hex');

function runsIn(bytes: string | Buffer): string[] {
  return finder
    .find(Buffer.from(bytes))
    .runs.map(({ kind, start, end, alignment }) => `${kind} ${start} ${end} ${alignment}`);
}

function escapesIn(bytes: string): string[] {
  return finder.find(Buffer.from(bytes)).escapes.map(({ kind, start }) => `${kind} ${start}`);
}

describe('runs', () => {
  it.each([
    ['base64 between spaces', ` ${base64} `, [`base64 1 ${base64.length + 1} 0`]],
    ['base64 in quotes at the end', `"${base64}`, [`base64 1 ${base64.length + 1} 0`]],
    ['base64 behind two letters that belong to it', `ab${base64}`, [`base64 0 ${base64.length + 2} 2`]],
    ['hexadecimal digits', `:${hex};`, [`hex 1 ${hex.length + 1} 0`]],
    ['hexadecimal digits behind another one', `:a${hex};`, [`hex 1 ${hex.length + 2} 1`]],
    ['a run of 23 characters', base64.slice(0, 23), []],
    ['a run of 24 characters', base64.slice(0, 24), ['base64 0 24 0']],
    ['words', 'thisIsAVeryLongIdentifierThatIsNoBase64AtAll andThisIsAnotherOneOfThoseIdentifiers', []],
    ['a digest', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', []],
    ['nothing', '', []],
  ])('knows %s', (_, bytes, expected) => {
    expect(runsIn(bytes)).toEqual(expected);
  });

  it('finds a run wherever it lies, also across blocks, whole and once', () => {
    for (const length of [24, 60, 84]) {
      const run = base64.slice(0, length);
      for (let at = 131_072 - 90; at < 131_072 + 70; at++)
        expect(runsIn(`${' '.repeat(at)}${run} `)).toEqual([`base64 ${at} ${at + length} 0`]);
    }
  });

  it('finds a run that is longer than a block', () => {
    const run = Buffer.from(text.repeat(6000)).toString('base64').replaceAll('=', '');
    expect(runsIn(` ${run} ${base64}`)).toEqual([
      `base64 1 ${run.length + 1} 0`,
      `base64 ${run.length + 2} ${run.length + 2 + base64.length} 0`,
    ]);
  });

  it('takes no random characters for text', () => {
    const random = fc.uint8Array({ minLength: 90, maxLength: 3000 });
    let hits = 0;
    fc.assert(
      fc.property(random, (bytes) => {
        hits += runsIn(Buffer.from(bytes).toString('base64url')).length;
      }),
      { seed: 3, numRuns: 2000 },
    );
    expect(hits).toBeLessThan(10);
  });

  it('finds all of many', () => {
    expect(runsIn(`${base64} `.repeat(20_000))).toHaveLength(20_000);
  });
});

describe('escapes', () => {
  it.each([
    ['%2F %zz %0a %', ['percent 0']],
    ['a&amp;b &lt; &#103; &#x67; & &#;', ['entity 1', 'entity 13', 'entity 20']],
    [
      String.raw`\u0067 \u00e9 \x2d \x0a \n \" \u{67} \055 \U00000067`,
      [0, 14, 30, 37, 42].map((at) => `backslash ${at}`),
    ],
    [String.raw`https:\/\/x\/y and /\/ /`, ['backslash 6', 'backslash 8', 'backslash 11']],
    ['x=3D y= 3D x==3 =3d', ['quoted 1']],
    ['soft=\nhard =\n soft=\r\n ==\n', ['quoted 4', 'quoted 18']],
  ])('in %j', (bytes, expected) => {
    expect(escapesIn(bytes)).toEqual(expected);
  });

  it('finds all of many, once, also where blocks meet', () => {
    expect(escapesIn('%2F'.repeat(100_000))).toEqual(Array.from({ length: 100_000 }, (_, i) => `percent ${i * 3}`));
  });
});
