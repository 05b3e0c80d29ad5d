// Looking up ids: the same place that looking at all of them gives, however they are spread.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { findOid, indexWindowBytes, type OidTable } from '../../src/git/oid-table.ts';
import { OpenFiles, RandomAccessFile } from '../../src/git/random-access-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'trapline-oids-'));
const openFiles = new OpenFiles();
afterAll(() => {
  openFiles.releaseAll();
  rmSync(folder, { recursive: true });
});

/** A table of these ids, sorted, with `gap` bytes between them and some in front. */
function tableOf(ids: readonly Buffer[], gap: number, mayBeKept = false): OidTable {
  const path = join(folder, 'table');
  const firstOid = 7;
  const stride = 20 + gap;
  const bytes = Buffer.alloc(firstOid + ids.length * stride, 0xee);
  for (const [i, id] of ids.entries()) id.copy(bytes, firstOid + i * stride);
  writeFileSync(path, bytes);
  const fanout = new Uint32Array(256);
  for (let i = 0; i < 256; i++) fanout[i] = ids.filter((id) => id[0]! <= i).length;
  const file = new RandomAccessFile(path, openFiles, indexWindowBytes, { mayBeKept });
  return { file, fanout, firstOid, stride, oidBytes: 20 };
}

/** Few different bytes at the front, so that many share the first ones; or any. */
const clustered = fc.tuple(
  fc.constantFrom(0, 1, 255),
  fc.constantFrom(0, 7, 255),
  fc.uint8Array({ minLength: 18, maxLength: 18 }),
);
const anywhere = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.uint8Array({ minLength: 18, maxLength: 18 }),
);
const id = fc.oneof(clustered, anywhere).map(([a, b, rest]) => Buffer.from([a, b, ...rest]));

describe('findOid', () => {
  test('finds every id there is, and none that is not', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { maxLength: 600, size: 'max', selector: (one) => one.toString('hex') }),
        fc.array(id),
        fc.constantFrom(0, 4),
        (ids, others, gap) => {
          const sorted = [...ids].sort((a, b) => a.compare(b));
          const table = tableOf(sorted, gap);
          for (const [i, one] of sorted.entries()) expect(findOid(table, one)).toBe(i);
          for (const other of others) {
            const place = sorted.findIndex((one) => one.equals(other));
            expect(findOid(table, other)).toBe(place === -1 ? undefined : place);
          }
          table.file.release();
        },
      ),
      { numRuns: 60 },
    );
  });

  test('does so when the file is kept as a whole', () => {
    const ids = Array.from({ length: 6000 }, (_, i) =>
      Buffer.alloc(20, 0)
        .fill(i & 255, 12)
        .fill(i >> 8, 4, 12),
    );
    for (const one of ids) one[0] = one[19]!;
    ids.sort((a, b) => a.compare(b));
    const table = tableOf(ids, 0, true);
    const order = ids.map((_, i) => (i * 2741) % ids.length);
    for (const i of order) expect(findOid(table, ids[i]!)).toBe(i);
    for (const i of order) expect(findOid(table, ids[i]!)).toBe(i);
    table.file.release();
  });
});

describe('files that are kept', () => {
  test('are no more than there is room for', () => {
    const files = new OpenFiles();
    expect([files.keep(40 << 20), files.keep(40 << 20), files.keep(20 << 20), files.keep(5 << 20)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
