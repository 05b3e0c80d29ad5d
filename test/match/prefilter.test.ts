// The prefilter against a search that compares every literal at every byte.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prefilter } from '../../src/match/prefilter/prefilter.ts';
import { buildTables } from '../../src/match/prefilter/tables.ts';
import type { TriggerLiteral } from '../../src/match/prefilter/windows.ts';
import type { Span } from '../../src/model/span.ts';

/** Bytes searched at a time, see prefilter.ts; what straddles a border of these must be found once. */
const blockBytes = 131_072;

type Hit = readonly [offset: number, triggerId: number];

function literals(...texts: readonly (string | readonly [text: string, ignoreCase: boolean])[]): TriggerLiteral[] {
  return texts.map((item, triggerId) => {
    const [text, ignoreCase] = typeof item === 'string' ? [item, false] : item;
    return { text, ignoreCase, triggerId };
  });
}

const prefilters = new WeakMap<readonly TriggerLiteral[], Prefilter>();

/** Building the tables takes longer than searching a few bytes, so the same list of literals uses the same ones. */
function prefilterOf(wanted: readonly TriggerLiteral[]): Prefilter {
  const prefilter = prefilters.get(wanted) ?? new Prefilter(buildTables(wanted));
  prefilters.set(wanted, prefilter);
  return prefilter;
}

function search(wanted: readonly TriggerLiteral[], bytes: Uint8Array, region?: Span): Hit[] {
  const hits: Hit[] = [];
  prefilterOf(wanted).search(bytes, region ?? { start: 0, end: bytes.length }, (offset, id) => {
    hits.push([offset, id]);
  });
  return sorted(hits);
}

function searchNaively(wanted: readonly TriggerLiteral[], bytes: Uint8Array, region?: Span): Hit[] {
  const { start, end } = region ?? { start: 0, end: bytes.length };
  const hits: Hit[] = [];
  for (const { text, ignoreCase, triggerId } of wanted) {
    const literal = Buffer.from(text);
    for (let at = start; at + literal.length <= end; at++) {
      if (literal.every((byte, i) => equals(byte, bytes[at + i]!, ignoreCase))) hits.push([at, triggerId]);
    }
  }
  return sorted(hits);
}

function equals(a: number, b: number, ignoreCase: boolean): boolean {
  if (a === b || !ignoreCase) return a === b;
  const folded = a | 0x20;
  return folded === (b | 0x20) && folded >= 0x61 && folded <= 0x7a;
}

function sorted(hits: readonly Hit[]): Hit[] {
  return [...hits].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function expectSame(wanted: readonly TriggerLiteral[], bytes: Uint8Array, region?: Span): void {
  expect(search(wanted, bytes, region)).toEqual(searchNaively(wanted, bytes, region));
}

/** `length` characters without repetition close by. */
function literalOf(length: number): string {
  return Array.from({ length }, (_, i) => 'tokenXsecr-K_3y9'[(i * 7 + (i >> 4)) % 16]).join('');
}

describe('a literal', () => {
  it.each(Array.from({ length: 38 }, (_, i) => i + 3))(
    'of %i bytes is found at every offset, start and end',
    (length) => {
      const literal = literalOf(length);
      const wanted = literals(literal, [literal.toLowerCase(), true]);
      for (let offset = 0; offset < 14; offset++) {
        for (const tail of ['', 'a', 'zz', '~'.repeat(9)]) {
          const exact = search(wanted, Buffer.from(`${'.'.repeat(offset)}${literal}${tail}`));
          expect(exact).toEqual([
            [offset, 0],
            [offset, 1],
          ]);
          const upper = search(wanted, Buffer.from(`${'.'.repeat(offset)}${literal.toUpperCase()}${tail}`));
          expect(upper).toEqual([[offset, 1]]);
        }
      }
    },
  );

  it.each([
    ['one byte short at the end of the data', 'secre', []],
    ['with one other byte', 'secrat', []],
    ['with a byte that only the folded table takes for the same', 'secre\u0054', []],
    ['in capitals', 'SECRET', []],
    ['twice in a row', 'secretsecret', [0, 6]],
  ])('%s', (_case, text, places) => {
    expect(search(literals('secret'), Buffer.from(text)).map(([at]) => at)).toEqual(places);
  });

  it('without regard to case folds letters only', () => {
    const wanted = literals(['a@[`key', true]);
    expectSame(wanted, Buffer.from('a@[`key A@[`KEY a`{`key a@{`key a`[@key'));
    expect(search(wanted, Buffer.from('a@[`key A@[`KEY a`{`key')).map(([at]) => at)).toEqual([0, 8]);
  });

  it.each([
    ['dashes', '-----BEGIN', '----------BEGIN -----BEGIN------BEGIN'],
    ['one character only', 'aaaa', 'aaaaaaa baaaab aaa'],
    ['one character, three times', 'xxx', 'xxxxxx axxxa xx'],
    ['a repeated pair', 'ababab', 'abababab cababab'],
  ])('of repeated characters: %s', (_case, literal, text) => {
    for (let offset = 0; offset < 8; offset++) {
      expectSame(literals(literal, [literal.toLowerCase(), true]), Buffer.from(`${'.'.repeat(offset)}${text}`));
    }
  });

  it('of several bytes a character is found by its bytes', () => {
    const wanted = literals('пароль', ['clé=', true], '密码', '😀');
    const text = Buffer.from('пароль clé= CLé= clÉ= 密码 😀😀 парол');
    expectSame(wanted, text);
    expect(search(wanted, text)).toEqual([
      [0, 0],
      [13, 1],
      [19, 1],
      [31, 2],
      [38, 3],
      [42, 3],
    ]);
  });

  it('may hold zero bytes, which the padding behind the data is made of too', () => {
    const wanted = literals('a\0\0', 'k\0ey', ['\0\0\0', true]);
    for (let offset = 0; offset < 8; offset++) {
      expectSame(wanted, Buffer.from(`${'.'.repeat(offset)}a\0\0b k\0ey \0\0\0\0 a\0`));
    }
  });

  it.each([['ab'], ['é'], ['x'.repeat(201)]])('%j is not one the tables take', (text) => {
    expect(() => buildTables(literals(text))).toThrow(RangeError);
  });
});

describe('several triggers', () => {
  it('of one text are all reported, each with its own idea of case', () => {
    const wanted = literals('token', ['token', true], 'token', ['TOKEN', true]);
    const text = Buffer.from('a token TOKEN');
    expect(search(wanted, text)).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
      [2, 3],
      [8, 1],
      [8, 3],
    ]);
  });

  it('may begin, end and overlap anywhere in one another', () => {
    const wanted = literals('key', 'eyp', 'keypass', 'pass', 'passkey', ['ssk', true]);
    for (let offset = 0; offset < 6; offset++)
      expectSame(wanted, Buffer.from(`${'-'.repeat(offset)}keypasskeypasskey`));
  });

  it('of no rule find nothing', () => {
    expect(search([], Buffer.from('anything'))).toEqual([]);
  });
});

describe('a block border', () => {
  it.each([3, 4, 5, 12, 40, 200])('loses and doubles no literal of %i bytes', (length) => {
    const literal = literalOf(length);
    const wanted = literals(literal);
    for (const border of [blockBytes, 2 * blockBytes]) {
      for (let at = border - length - 2; at <= border + 2; at++) {
        const bytes = Buffer.alloc(2 * blockBytes + 1500, '.');
        bytes.write(literal, at);
        expect(search(wanted, bytes)).toEqual([[at, 0]]);
      }
    }
  });

  it('is where the data may end', () => {
    for (const length of [blockBytes - 1, blockBytes, blockBytes + 1, blockBytes + 1024, blockBytes + 1025]) {
      const bytes = Buffer.alloc(length, '.');
      bytes.write('secret', length - 6);
      expect(search(literals('secret'), bytes)).toEqual([[length - 6, 0]]);
    }
  });
});

describe('more hits than the buffer holds', () => {
  it.each([0, 1])('are all reported, from offset %i', (offset) => {
    // 200,000 overlapping hits of six triggers in a block; the buffer holds 32,768.
    const bytes = Buffer.from(`${'.'.repeat(offset)}${'a'.repeat(30_000)}`);
    const wanted = literals('aaa', ['aaa', true], 'aaaa', 'aaaaa', ['aaaaaaa', true], 'aaa');
    expect(search(wanted, bytes)).toEqual(searchNaively(wanted, bytes));
  });

  it('of one text that very many rules share are refused instead of overrunning it', () => {
    const many = Array.from({ length: 11_000 }, (_, triggerId) => ({ text: 'same', ignoreCase: false, triggerId }));
    expect(() => new Prefilter(buildTables(many))).toThrow(RangeError);
    const fewer = many.slice(0, 3000);
    expect(search(fewer, Buffer.from('same '.repeat(40)))).toHaveLength(3000 * 40);
  });
});

describe('a region', () => {
  it('reports the literals that lie wholly inside it', () => {
    const bytes = Buffer.from('secret secret secret');
    const found = (start: number, end: number): number[] =>
      search(literals('secret'), bytes, { start, end }).map(([at]) => at);
    expect(found(0, 20)).toEqual([0, 7, 14]);
    expect(found(1, 19)).toEqual([7]);
    expect(found(7, 13)).toEqual([7]);
    expect(found(8, 13)).toEqual([]);
    expect(found(7, 12)).toEqual([]);
    expect(found(13, 13)).toEqual([]);
  });

  it('may start anywhere in a long text', () => {
    const bytes = Buffer.from('x secret'.repeat(50_000));
    for (const start of [0, 1, blockBytes - 3, blockBytes, blockBytes + 1, 300_001]) {
      expectSame(literals('secret', 'ret'), bytes, { start, end: start + 1000 });
    }
  });
});

describe('the naive search', () => {
  const character = fc.constantFrom(...'aAbBkKxX-_=019 \n\0éß😀{[@`');
  const text = fc.array(character, { minLength: 3, maxLength: 40 }).map((parts) => parts.join(''));
  const wantedLiterals = fc.array(fc.tuple(text, fc.boolean()), { minLength: 1, maxLength: 12 });

  it('finds the same in random text made of whole, cut and differently written literals', () => {
    const property = fc.property(
      wantedLiterals,
      fc.array(fc.tuple(fc.nat(11), fc.nat(4), text), { maxLength: 30 }),
      fc.nat(9),
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      (texts, pieces, offset, cuts) => {
        const wanted = literals(...texts.filter(([item]) => Buffer.byteLength(item) <= 200));
        const body = pieces.map(([index, way, filler]) => written(texts[index % texts.length]![0], way, filler));
        const bytes = Buffer.from(' '.repeat(offset) + body.join(''));
        expectSame(wanted, bytes);
        const [start, end] = cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b) as [
          number,
          number,
        ];
        expectSame(wanted, bytes, { start, end });
      },
    );
    fc.assert(property, { numRuns: 200, seed: 20_240_501 });
  });
});

function written(literal: string, way: number, filler: string): string {
  const forms = [literal, literal.toUpperCase(), literal.toLowerCase(), literal.slice(1), filler];
  return forms[way]!;
}
