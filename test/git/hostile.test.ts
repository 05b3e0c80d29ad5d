// Damaged and lying repositories: every read ends soon, in the right bytes or in a GitReadError.

import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GitReadError } from '../../src/git/git-read-error.ts';
import { ObjectStore } from '../../src/git/object-store.ts';
import { type Scratch, withRepository, withScratch, writeVersions } from './scratch.ts';

/** An entry of a made-up pack: the bytes of its header after type and size, and its content. */
type Entry = { type: number; size?: number; head?: Buffer; content: Buffer; raw?: Buffer };

function entryBytes({ type, size, head, content, raw }: Entry): Buffer {
  let rest = size ?? content.length;
  const header: number[] = [(type << 4) | (rest % 16)];
  rest = Math.floor(rest / 16);
  while (rest > 0) {
    header[header.length - 1] = (header.at(-1) ?? 0) | 0x80;
    header.push(rest % 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.concat([Buffer.from(header), head ?? Buffer.alloc(0), raw ?? deflateSync(content)]);
}

/** Object directory with one pack of these entries; entry `i` has the id `i` times 20 bytes (`00…`, `01…`). */
function writePack(scratch: Scratch, entries: Entry[]): ObjectStore {
  const parts: Buffer[] = [Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1')];
  const offsets: number[] = [];
  for (const entry of entries) {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(entryBytes(entry));
  }
  const n = entries.length;
  const index = Buffer.alloc(1032 + n * 28 + 40);
  index.writeUInt32BE(0xff744f63, 0);
  index.writeUInt32BE(2, 4);
  for (let i = 0; i < 256; i++) index.writeUInt32BE(Math.min(i + 1, n), 8 + i * 4);
  for (let i = 0; i < n; i++) {
    index.fill(i, 1032 + i * 20, 1032 + (i + 1) * 20);
    index.writeUInt32BE(offsets[i] ?? 0, 1032 + n * 24 + i * 4);
  }
  scratch.write('objects/pack/pack-x.pack', Buffer.concat([...parts, Buffer.alloc(20)]));
  scratch.write('objects/pack/pack-x.idx', index);
  return new ObjectStore({ objectDirs: [scratch.path('objects')], oidBytes: 20 });
}

function oid(i: number): string {
  return i.toString(16).padStart(2, '0').repeat(20);
}

function failure(store: ObjectStore, id: string): GitReadError {
  try {
    store.read(id);
  } catch (error) {
    if (error instanceof GitReadError) return error;
    throw error;
  }
  throw new Error('expected the read to fail');
}

const whole: Entry = { type: 3, content: Buffer.from('0123456789') };
const copyAll = Buffer.from([10, 10, 0x90, 10]);

describe('a made-up pack', () => {
  test('is read when it is sound', () =>
    withScratch((scratch) => {
      const store = writePack(scratch, [whole, { type: 7, head: Buffer.alloc(20, 0), content: copyAll }]);
      expect(store.read(oid(1)).bytes.toString()).toBe('0123456789');
      expect(store.size(oid(1))).toBe(10);
    }));

  test.each<[string, Entry[], string]>([
    [
      'a delta that is its own base',
      [{ type: 7, head: Buffer.alloc(20, 0), content: copyAll }],
      'leads back to itself',
    ],
    [
      'two deltas on each other',
      [
        { type: 7, head: Buffer.alloc(20, 1), content: copyAll },
        { type: 7, head: Buffer.alloc(20, 0), content: copyAll },
      ],
      'leads back to itself',
    ],
    [
      'a base before the pack',
      [{ type: 6, head: Buffer.from([0x7f]), content: copyAll }],
      'delta base outside of the pack',
    ],
    [
      'a base at no distance',
      [{ type: 6, head: Buffer.from([0]), content: copyAll }],
      'delta base outside of the pack',
    ],
    [
      'a base distance that never ends',
      [{ type: 6, head: Buffer.alloc(40, 0xff), content: copyAll }],
      'no readable base offset',
    ],
    ['a base that is nowhere', [{ type: 7, head: Buffer.alloc(20, 9), content: copyAll }], `base ${oid(9)} is missing`],
    ['an unknown type', [{ type: 5, content: copyAll }], 'unknown entry type 5'],
    ['more bytes than claimed', [{ ...whole, size: 9 }], 'holds more than the 9 bytes it claims'],
    ['fewer bytes than claimed', [{ ...whole, size: 11 }], 'holds 10 bytes and claims 11'],
    ['a claim of terabytes', [{ ...whole, size: 2 ** 44 }], 'more than its file can hold'],
    ['a size that never ends', [{ ...whole, raw: Buffer.alloc(30, 0xff), size: 2 ** 49 }], 'no readable size'],
    ['data that is no zlib stream', [{ ...whole, raw: Buffer.from('plain text') }], 'compressed data is damaged'],
    ['a stream that is cut', [{ ...whole, raw: deflateSync(Buffer.alloc(10)).subarray(0, 5) }], 'compressed data'],
    [
      'a delta past its base',
      [whole, { type: 7, head: Buffer.alloc(20, 0), content: Buffer.from([10, 4, 0x91, 9, 4]) }],
      'delta copies from past the end of its base',
    ],
  ])('with %s is reported with pack and offset', (_, entries, message) =>
    withScratch((scratch) => {
      const error = failure(writePack(scratch, entries), oid(entries.length - 1));
      expect(error.code).toBe('object-corrupt');
      expect(error.message).toContain(message);
      expect(error.message).toMatch(/pack-x\.pack at offset \d+: /);
    }),
  );

  test('with a bomb is refused without inflating it', () =>
    withScratch((scratch) => {
      const bomb = deflateSync(Buffer.alloc(100_000_000));
      const before = process.memoryUsage().rss;
      const error = failure(writePack(scratch, [{ ...whole, size: 1000, raw: bomb }]), oid(0));
      expect(error.message).toContain('holds more than the 1000 bytes it claims');
      expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    }));

  test('with a chain of offset deltas is read to its end', () =>
    withScratch((scratch) => {
      const links = (count: number): Entry[] =>
        Array.from({ length: count }, () => ({ type: 6, head: Buffer.from([0]), content: copyAll }));
      const chain = [whole, ...links(9)];
      const store = writePack(scratch, withDistances(chain));
      expect(store.read(oid(9)).bytes.toString()).toBe('0123456789');
    }));

  test('with a small delta that asks for gigabytes is refused before anything is allocated', () =>
    withScratch((scratch) => {
      const mebibyte = 1024 * 1024;
      const copies = Array.from({ length: 4096 }, () => [0xc0, 0x10]).flat();
      const content = Buffer.from([...varint(mebibyte), ...varint(mebibyte * 4096), ...copies]);
      const entries = [
        { type: 3, content: Buffer.alloc(mebibyte) },
        { type: 7, head: Buffer.alloc(20, 0), content },
      ];
      const store = writePack(scratch, entries);
      const before = process.memoryUsage().rss;
      expect(failure(store, oid(1)).code).toBe('too-large');
      expect(store.size(oid(1))).toBe(mebibyte * 4096);
      expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    }));
});

describe('a damaged repository', () => {
  test('answers every read of a flipped pack with the object or a GitReadError', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 6);
      scratch.git(['repack', '-adfq']);
      const oids = scratch.git(['cat-file', '--batch-check=%(objectname)', '--batch-all-objects']).trim().split('\n');
      for (const extension of ['.pack', '.idx']) {
        const folder = scratch.path('.git/objects/pack');
        const path = `${folder}/${readdirSync(folder).find((name) => name.endsWith(extension))}`;
        const sound = readFileSync(path);
        chmodSync(path, 0o644);
        for (let at = 0; at < sound.length; at += Math.ceil(sound.length / 60)) {
          const flipped = Buffer.from(sound);
          flipped[at] = (flipped[at] ?? 0) ^ 0x55;
          writeFileSync(path, flipped);
          readAll(scratch, oids);
          writeFileSync(path, sound.subarray(0, at));
          readAll(scratch, oids);
        }
        writeFileSync(path, sound);
      }
      expect(readAll(scratch, oids)).toBe(oids.length);
    }));

  test('answers every read of a damaged loose object with a GitReadError', () =>
    withRepository((scratch) => {
      const id = scratch.git(['hash-object', '-w', '--stdin'], { input: 'hello\n'.repeat(50) }).trim();
      const path = scratch.path('.git/objects', id.slice(0, 2), id.slice(2));
      const store = new ObjectStore({ objectDirs: [scratch.path('.git/objects')], oidBytes: 20 });
      const sound = readFileSync(path);
      chmodSync(path, 0o644);
      const lies = [
        Buffer.from('blob 301\0'),
        Buffer.from('blob 99999999999\0'),
        Buffer.from('blob 3\0'),
        Buffer.from('thing 3\0abc'),
        Buffer.from('blob'),
      ];
      for (const content of [Buffer.alloc(0), sound.subarray(0, 10), ...lies.map((lie) => deflateSync(lie))]) {
        writeFileSync(path, content);
        const error = failure(store, id);
        expect(error.code).toBe('object-corrupt');
        expect(error.message.startsWith(path)).toBe(true);
      }
    }));
});

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}

/** Sets each offset delta's distance to the length of the entry before it (all below 128 bytes). */
function withDistances(entries: Entry[]): Entry[] {
  return entries.map((entry, i) => {
    const previous = entries[i - 1];
    if (entry.type !== 6 || previous === undefined) return entry;
    return { ...entry, head: Buffer.from([entryBytes(previous).length]) };
  });
}

/** How many objects could be read; anything but a GitReadError fails the test. */
function readAll(scratch: Scratch, oids: readonly string[]): number {
  const store = new ObjectStore({ objectDirs: [scratch.path('.git/objects')], oidBytes: 20 });
  let read = 0;
  for (const id of oids) {
    try {
      const { type, bytes } = store.read(id);
      const hash = createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
      if (hash === id) read++;
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
    }
  }
  store.close();
  return read;
}
