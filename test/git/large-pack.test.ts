// Packs over 4 GiB: a sparse file with entries on both sides of that line, and an index with 64-bit offsets. The gap takes no space.

import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, type TestContext, test } from 'vitest';
import { ObjectStore } from '../../src/git/object-store.ts';
import { type Scratch, withScratch } from './scratch.ts';
import { walkAll } from './walk-helpers.ts';

const gibibyte = 1024 ** 3;
const base = 'the base, near the start of the pack\n';
const addition = 'and a line\n';

type Entry = { readonly oid: string; readonly offset: number; readonly bytes: Buffer };

/** Type 3 is a blob, 6 a delta by offset; `size` is of the inflated content, below 2048. */
function entryBytes(type: number, content: Buffer, distance?: number): Buffer {
  const size = content.length;
  const header = size < 16 ? [(type << 4) | size] : [0x80 | (type << 4) | (size & 15), size >> 4];
  return Buffer.concat([
    Buffer.from(header),
    distance === undefined ? Buffer.alloc(0) : distanceBytes(distance),
    deflateSync(content),
  ]);
}

/** Big-endian base 128; each further byte adds one. Numbers beyond 32 bits, so no bit operators. */
function distanceBytes(distance: number): Buffer {
  const bytes = [distance % 128];
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) {
    rest--;
    bytes.unshift(0x80 + (rest % 128));
  }
  return Buffer.from(bytes);
}

/** Copies the whole base and inserts `addition`. */
function growingDelta(): Buffer {
  const sizes = [base.length, base.length + addition.length];
  return Buffer.concat([Buffer.from([...sizes, 0x90, base.length, addition.length]), Buffer.from(addition)]);
}

/** Version 2; offsets of 2 GiB and more are in the table of 64-bit ones. */
function indexOf(entries: readonly Entry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.oid < b.oid ? -1 : 1));
  const fanout = Buffer.alloc(1024);
  for (let first = 0; first < 256; first++)
    fanout.writeUInt32BE(sorted.filter(({ oid }) => Number.parseInt(oid.slice(0, 2), 16) <= first).length, first * 4);
  const short = Buffer.alloc(sorted.length * 4);
  const long: Buffer[] = [];
  for (const [i, { offset }] of sorted.entries()) {
    short.writeUInt32BE(offset < 0x8000_0000 ? offset : 0x8000_0000 + long.length, i * 4);
    if (offset < 0x8000_0000) continue;
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(offset));
    long.push(bytes);
  }
  const oids = sorted.map(({ oid }) => Buffer.from(oid, 'hex'));
  const magic = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
  return Buffer.concat([magic, fanout, ...oids, Buffer.alloc(sorted.length * 4), short, ...long, Buffer.alloc(40)]);
}

function writePack(scratch: Scratch, entries: readonly Entry[]): string {
  const path = scratch.path('objects/pack/pack-large.pack');
  mkdirSync(dirname(path), { recursive: true });
  const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
  header.writeUInt32BE(entries.length, 8);
  const file = openSync(path, 'w');
  writeSync(file, header, 0, header.length, 0);
  for (const { bytes, offset } of entries) writeSync(file, bytes, 0, bytes.length, offset);
  const last = entries.at(-1) as Entry;
  writeSync(file, Buffer.alloc(20), 0, 20, last.offset + last.bytes.length);
  closeSync(file);
  scratch.write('objects/pack/pack-large.idx', indexOf(entries));
  return path;
}

/** Where files are not sparse, five gigabytes would really be written. Asked with a file of 64 MB. */
function skipWithoutSparseFiles(scratch: Scratch, { skip }: TestContext): void {
  const path = scratch.path('sparse');
  const file = openSync(path, 'w');
  writeSync(file, Buffer.from('x'), 0, 1, 64 << 20);
  closeSync(file);
  if (statSync(path).blocks * 512 > 1 << 20)
    skip('this file system has no sparse files: packs over 4 GiB are not tested');
}

test('entries, deltas and bases are read on both sides of 4 GiB', (context) =>
  withScratch((scratch) => {
    skipWithoutSparseFiles(scratch, context);
    const near = 12;
    const far = 5 * gibibyte + 7;
    const entries: Entry[] = [
      { oid: 'aa'.repeat(20), offset: near, bytes: entryBytes(3, Buffer.from(base)) },
      // Past 2 GiB, where the index turns to 64 bits, and below 4.
      { oid: '11'.repeat(20), offset: 3 * gibibyte, bytes: entryBytes(3, Buffer.from('between')) },
      { oid: 'bb'.repeat(20), offset: far, bytes: entryBytes(6, growingDelta(), far - near) },
      { oid: '22'.repeat(20), offset: 6 * gibibyte, bytes: entryBytes(3, Buffer.from('beyond')) },
    ];
    const path = writePack(scratch, entries);
    expect(statSync(path).size).toBeGreaterThan(6 * gibibyte);
    const places = { objectDirs: [scratch.path('objects')], oidBytes: 20 as const };
    const expected = new Map([
      ['11'.repeat(20), 'blob between'],
      ['22'.repeat(20), 'blob beyond'],
      ['aa'.repeat(20), `blob ${base}`],
      ['bb'.repeat(20), `blob ${base}${addition}`],
    ]);
    const store = new ObjectStore(places);
    for (const [oid, text] of expected) {
      const { type, bytes } = store.read(oid);
      expect(`${type} ${bytes}`).toBe(text);
    }
    store.close();
    const walked = walkAll(places);
    expect(new Map([...walked.objects].sort())).toEqual(expected);
    expect([walked.deltas, walked.missed, walked.diagnostics]).toEqual([1, 0, []]);
  }));
