// What crosses between the threads of a history scan arrives as it was sent, whatever of it is handed over instead of copied.

import { expect, it } from 'vitest';
import { packHistoryAnswer, transferList, unpackHistoryAnswer } from '../../src/workers/history-messages.ts';
import { takeOnce } from '../../src/workers/history-tasks.ts';

it('headers of packs arrive whole, and their arrays are handed over', () => {
  const scan = (base: number) => ({
    types: Uint8Array.of(1, 6, 7),
    bases: Int32Array.of(-1, base, -1),
    refBases: new Map([[2, Uint8Array.of(9, 8, 7)]]),
    end: 500,
  });
  const wire = packHistoryAnswer({ kind: 'headers', scans: [scan(0), scan(1)] });
  const arrived = structuredClone(wire, { transfer: transferList(wire) });
  expect(unpackHistoryAnswer(arrived)).toEqual({ kind: 'headers', scans: [scan(0), scan(1)] });
  expect(wire.kind === 'headers' && wire.scans?.map(({ bases }) => bases.length)).toEqual([0, 0]);
  expect(transferList({ kind: 'headers', scans: undefined })).toEqual([]);
});

it('work for one thread is taken by the first that asks', () => {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  expect([takeOnce(begun), takeOnce(begun), takeOnce(begun)]).toEqual([true, false, false]);
});
