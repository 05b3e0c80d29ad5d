// Hits carried over deltas by WebAssembly are those that TypeScript carries, and so are the areas that are left to search.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HitBuffer, type HitList, hitFields } from '../../src/match/hit-list.ts';
import { HitCarrier } from '../../src/match/incremental.ts';
import { Prefilter } from '../../src/match/prefilter/prefilter.ts';
import { SharedCarrier } from '../../src/match/shared-carrier.ts';
import { HeldImage } from '../../src/model/table-image.ts';

/** Two triggers: a short literal that decides by itself, and a long one that depends on what is around it. */
const reaches = { literalBytes: Int32Array.of(3, 9), before: Int32Array.of(0, 40) };
const prefilter = new Prefilter({ image: new HeldImage(new Uint8Array(64)), slack: 1 }, 1 << 16);
const shared = SharedCarrier.create(prefilter, reaches)!;

const hit = fc.record({
  gap: fc.nat(120),
  trigger: fc.nat(1),
  reach: fc.integer({ min: -60, max: 60 }),
  after: fc.nat(90),
  note: fc.option(fc.record({ before: fc.nat(30), after: fc.nat(50) })),
});

/** Copies in order with little between them, and copies from anywhere. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('on' as const), skip: fc.nat(80), length: fc.nat(400) }) },
  fc.record({ kind: fc.constant('from' as const), start: fc.nat(3000), length: fc.nat(400) }),
  fc.record({ kind: fc.constant('new' as const), length: fc.integer({ min: 1, max: 100 }) }),
);

describe('a carrier in shared memory', () => {
  it('carries what the other one does', () => {
    let [rows, areas, kept] = [0, 0, 0];
    fc.assert(
      fc.property(
        fc.array(hit, { maxLength: 40 }),
        fc.array(step, { maxLength: 30 }),
        fc.nat(200),
        (list, plan, rest) => {
          const hits = listHits(list);
          const baseLength = (hits.hits.at(-hitFields) ?? 0) + 20 + rest;
          const steps = listSteps(plan, baseLength);
          const newLength = steps.reduce((sum, value, i) => (i % 2 === 1 ? sum + value : sum), 0);
          const expected = carryPlainly({ steps, hits, baseLength, newLength });
          const found = carryShared({ steps, hits, baseLength, newLength });
          expect(found).toEqual(expected);
          rows += expected.rows.length;
          areas += expected.areas.length;
          kept += expected.rows.filter((row) => row.at(-1)! >= 0).length;
        },
      ),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(rows).toBeGreaterThan(3000);
    expect(areas).toBeGreaterThan(1000);
    expect(kept).toBeGreaterThan(500);
  });

  it('leaves to the other one what does not fit, and adds nothing', () => {
    const carried = new HitBuffer();
    const input = { hits: listHits([]), baseLength: 10, newLength: 10 };
    expect(shared.carry({ ...input, steps: Int32Array.of(0, 10) }, carried)).toBe(false);
    const many = Array.from({ length: 5000 }, () => ({ gap: 1, trigger: 0, reach: 0, after: 0, note: null }));
    const hits = listHits(many);
    const baseLength = 10_000;
    expect(shared.carry({ hits, steps: inMemory([0, baseLength]), baseLength, newLength: baseLength }, carried)).toBe(
      false,
    );
    // Three times 2,000 hits are more rows than there is room for.
    const some = listHits(many.slice(0, 2000));
    const thrice = inMemory([0, 5000, 0, 5000, 0, 5000]);
    expect(shared.carry({ hits: some, steps: thrice, baseLength: 5000, newLength: 15_000 }, carried)).toBe(false);
    // An area before each of 5,000 copies.
    const apart = inMemory(Array.from({ length: 5000 }, (_, i) => [(i * 7919) % 9000, 200]).flat());
    const longer = { hits: listHits([]), steps: apart, baseLength, newLength: 1_000_000 };
    expect(shared.carry(longer, carried)).toBe(false);
    expect(carried.count).toBe(0);
  });

  it('is not made where there is no memory for it', () => {
    expect(
      SharedCarrier.create(new Prefilter({ image: new HeldImage(new Uint8Array(64)), slack: 1 }), reaches),
    ).toBeUndefined();
    const many = { literalBytes: new Int32Array(10_000), before: new Int32Array(10_000) };
    expect(SharedCarrier.create(prefilter, many)).toBeUndefined();
  });
});

type Carry = { steps: Int32Array; hits: HitList; baseLength: number; newLength: number };
type Carried = { rows: number[][]; areas: number[][] };

function carryPlainly(input: Carry): Carried {
  const carrier = new HitCarrier(reaches);
  const buffer = new HitBuffer();
  carrier.carry(input, buffer);
  const areas = Array.from({ length: carrier.areas.count }, (_, i) => carrier.areas.at(i));
  return { rows: rowsOf(buffer), areas: areas.map(({ start, end }) => [start, end]) };
}

function carryShared(input: Carry): Carried {
  const buffer = new HitBuffer();
  expect(shared.carry({ ...input, steps: inMemory([...input.steps]) }, buffer)).toBe(true);
  const { at, count } = shared.areas;
  const words = new Int32Array(prefilter.arena.memory.buffer, at, count * 2);
  return { rows: rowsOf(buffer), areas: Array.from({ length: count }, (_, i) => [words[2 * i]!, words[2 * i + 1]!]) };
}

function rowsOf({ hits, states, count }: HitBuffer): number[][] {
  return Array.from({ length: count }, (_, i) => [...hits.subarray(i * hitFields, (i + 1) * hitFields), states[i]!]);
}

function inMemory(numbers: readonly number[]): Int32Array {
  const { memory, start } = prefilter.arena;
  const steps = new Int32Array(memory.buffer, start, numbers.length);
  steps.set(numbers);
  return steps;
}

type Hit = {
  gap: number;
  trigger: number;
  reach: number;
  after: number;
  note: { before: number; after: number } | null;
};

function listHits(list: readonly Hit[]): HitList {
  const hits: number[] = [];
  const matched: number[] = [];
  const matches: HitList['matches'][number][] = [];
  let at = 0;
  for (const [i, { gap, trigger, reach, after, note }] of list.entries()) {
    at += gap;
    hits.push(at, trigger, reach, after);
    if (note === null || reach < 0) continue;
    matched.push(i);
    matches.push({ start: 0, end: 5, secretStart: 1, secretEnd: 4, note: { value: 7, ...note } });
  }
  return { hits, matched, matches };
}

type Step =
  | { kind: 'on'; skip: number; length: number }
  | { kind: 'from'; start: number; length: number }
  | { kind: 'new'; length: number };

function listSteps(plan: readonly Step[], baseLength: number): Int32Array {
  const steps: number[] = [];
  let at = 0;
  for (const item of plan) {
    if (item.kind === 'new') {
      steps.push(-1, item.length);
      continue;
    }
    const start = Math.min(item.kind === 'on' ? at + item.skip : item.start, baseLength);
    const length = Math.min(item.length, baseLength - start);
    if (length === 0) continue;
    steps.push(start, length);
    at = start + length;
  }
  return Int32Array.from(steps);
}
