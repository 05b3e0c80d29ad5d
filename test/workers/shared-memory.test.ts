// What crosses between the threads of a history scan lies on shared memory: posting it copies nothing, and takes nothing away from the thread that posts it.

import { describe, expect, it } from 'vitest';
import { ByteTable } from '../../src/git/byte-table.ts';
import { ItemListBuilder } from '../../src/git/item-lists.ts';
import { sharedBytes, sharedNumbers } from '../../src/lib/shared-numbers.ts';
import { RecordBuilder } from '../../src/workers/blob-records.ts';
import { takeOnce } from '../../src/workers/history-tasks.ts';

/** The memory of everything in a value that is to be posted. */
function memoryOf(value: unknown): ArrayBufferLike[] {
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) return [value];
  if (ArrayBuffer.isView(value)) return [value.buffer];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(memoryOf) : [];
}

function records(): unknown {
  const builder = new RecordBuilder();
  builder.add(3, 40);
  builder.addView([{ candidate: 5, place: 1, start: 2 }], 'a.zip');
  builder.endBlob(7);
  return builder.finish();
}

function names(): unknown {
  const table = new ByteTable();
  table.intern(Buffer.from('src'), 0, 3);
  return table.finish();
}

function lists(): unknown {
  const builder = new ItemListBuilder();
  builder.add(Int32Array.of(1, 2, 3, 4), 4);
  return builder.finish();
}

describe('on shared memory are', () => {
  it.each([
    ['records of blobs', records(), 6],
    ['names in trees', names(), 2],
    ['lists of trees', lists(), 4],
  ])('%s', (_, value, count) => {
    const memory = memoryOf(value);
    expect(memory).toHaveLength(count);
    expect(memory.filter((buffer) => !(buffer instanceof SharedArrayBuffer))).toEqual([]);
  });
});

it('shared numbers and bytes are copies of what they were made from', () => {
  const numbers = [1, -2, 2 ** 31 - 1];
  const shared = sharedNumbers(numbers);
  numbers[0] = 9;
  expect([...shared]).toEqual([1, -2, 2 ** 31 - 1]);
  expect([...sharedNumbers(Int32Array.of(5, 6).subarray(1))]).toEqual([6]);
  expect([...sharedBytes(Buffer.from('abc'))]).toEqual([97, 98, 99]);
  expect(sharedNumbers([])).toHaveLength(0);
});

it('work for one thread is taken by the first that asks', () => {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  expect([takeOnce(begun), takeOnce(begun), takeOnce(begun)]).toEqual([true, false, false]);
});
