import fs, { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import isomorphic from 'isomorphic-git';
import { describe, expect, test } from 'vitest';
import { planWalk, splitFamilies } from '../../src/git/pack-families.ts';
import { importHistory } from './random-history.ts';
import { type Scratch, withRepository, withScratch, writeVersions } from './scratch.ts';
import { allTypes, catalogOf, gitObjects, open, walkAll } from './walk-helpers.ts';

function packs(scratch: Scratch, extension: string, ...parts: string[]): string[] {
  const folder = scratch.path(...parts, '.git/objects/pack');
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

/** Walks and compares with git; returns how many objects came as deltas. */
function expectWhole(scratch: Scratch, cwd = ''): number {
  const { objects, deltas, diagnostics } = walkAll(open(scratch, cwd));
  expect(diagnostics).toEqual([]);
  expect(objects).toEqual(gitObjects(scratch, cwd));
  return deltas;
}

describe('walking every object', () => {
  test.each([
    ['no deltas', ['--depth=0', '--window=0']],
    ['short chains', ['--depth=3', '--window=10']],
    ['long chains', ['--depth=200', '--window=50']],
  ])('gives what git gives with %s', (_, args) =>
    withRepository((scratch) => {
      importHistory(scratch, 7, 120);
      writeVersions(scratch, 30);
      scratch.git(['tag', '-a', '-m', 'tagged', 'v1']);
      scratch.git(['repack', '-adfq', ...args]);
      const deltas = expectWhole(scratch);
      expect(deltas > 20).toBe(args[0] !== '--depth=0');
    }),
  );

  test('gives what git gives of loose objects, several packs that overlap, and an index of version 1', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 4);
      scratch.git(['repack', '-q']);
      writeVersions(scratch, 4, 'other.txt');
      scratch.git(['repack', '-aq']);
      writeVersions(scratch, 3, 'third.txt');
      scratch.git(['-c', 'pack.indexVersion=1', '-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q']);
      scratch.write('loose', 'on its own\n');
      scratch.commit();
      expect(packs(scratch, '.pack').length).toBe(3);
      expect(expectWhole(scratch)).toBeGreaterThan(0);
    }));

  test('gives what git gives of packs that a fetch completed with copies of bases', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', '-b', 'main', 'from']);
      const inFrom = { cwd: 'from' };
      for (let i = 0; i < 3; i++) {
        const lines = Array.from({ length: 200 }, (_, n) => `line ${n} ${n % 7 === i ? 'changed' : 'same as ever'}`);
        scratch.write('from/file', lines.join('\n'));
        scratch.git(['add', '-A'], inFrom);
        scratch.git(['commit', '-q', '-m', `c${i}`], inFrom);
        if (i === 0) scratch.git(['clone', '-q', `file://${scratch.path('from')}`, 'to']);
        else scratch.git(['-c', 'fetch.unpackLimit=1', 'fetch', '-q'], { cwd: 'to' });
      }
      expect(packs(scratch, '.pack', 'to').length).toBe(3);
      expect(expectWhole(scratch, 'to')).toBeGreaterThan(0);
    }));

  test('gives what git gives of alternates', () =>
    withScratch((scratch) => {
      scratch.git(['init', '-q', 'one']);
      scratch.write('one/a', 'alpha\n');
      scratch.git(['add', '-A'], { cwd: 'one' });
      scratch.git(['commit', '-q', '-m', 'a'], { cwd: 'one' });
      scratch.git(['repack', '-adq'], { cwd: 'one' });
      scratch.git(['clone', '-q', '--shared', 'one', 'two']);
      scratch.write('two/b', 'beta\n');
      scratch.git(['add', '-A'], { cwd: 'two' });
      scratch.git(['commit', '-q', '-m', 'b'], { cwd: 'two' });
      expectWhole(scratch, 'two');
    }));

  test('gives what git gives of a SHA-256 repository', () =>
    withRepository(
      (scratch) => {
        writeVersions(scratch, 6);
        expectWhole(scratch);
        scratch.git(['repack', '-adfq']);
        expect(expectWhole(scratch)).toBeGreaterThan(0);
      },
      ['--object-format=sha256'],
    ));

  test('gives what isomorphic-git gives', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 12);
      scratch.git(['repack', '-adfq', '--depth=20']);
      for (const [oid, text] of walkAll(open(scratch)).objects) {
        const other = await isomorphic.readObject({ fs, gitdir: scratch.path('.git'), oid, format: 'content' });
        expect(text).toBe(`${other.type} ${Buffer.from(other.object as Uint8Array).toString('latin1')}`);
      }
    }));

  test('gives the same in any number of parts, also from a plan that was posted', () =>
    withRepository((scratch) => {
      importHistory(scratch, 3, 80);
      scratch.git(['repack', '-adfq', '--depth=50']);
      const whole = walkAll(open(scratch));
      for (const parts of [2, 3, 7, 1000]) expect(walkAll(open(scratch), { parts }).order).toEqual(whole.order);
      const plan = planWalk(catalogOf(open(scratch)), allTypes);
      const stretches = splitFamilies(plan, 4);
      expect(stretches.map(({ from }) => from).slice(1)).toEqual(stretches.map(({ to }) => to).slice(0, -1));
      expect([stretches.length, stretches.at(-1)?.to]).toEqual([4, plan.roots.length]);
      const { port1, port2 } = new MessageChannel();
      port1.postMessage(stretches[0]);
      expect(receiveMessageOnPort(port2)?.message.plan.roots).toEqual(plan.roots);
      port1.close();
    }));

  test('skips objects over the limit and still visits deltas on them', () =>
    withRepository((scratch) => {
      const lines = Array.from({ length: 4000 }, (_, i) => `${(i * 7919) % 10007} some line`);
      scratch.write('large', lines.join('\n'));
      scratch.commit();
      scratch.write('large', lines.slice(0, 3000).join('\n'));
      scratch.commit();
      scratch.git(['repack', '-adfq']);
      const limit = lines.join('\n').length - 1;
      const { objects, skipped, diagnostics } = walkAll(open(scratch), { maxObjectBytes: limit });
      expect(diagnostics).toEqual([]);
      expect(skipped.map(([, size]) => size)).toEqual([limit + 1]);
      expect(objects.size).toBe(5);
    }));
});

/** An entry of a made-up pack: type, what stands between header and data, and data. */
type Entry = { readonly type: number; readonly head?: Buffer; readonly content: Buffer; readonly size?: number };

function writePack(scratch: Scratch, name: string, entries: readonly Entry[], ids: readonly number[]) {
  const parts: Buffer[] = [Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1')];
  const offsets: number[] = [];
  for (const { type, head, content, size = content.length } of entries) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(
      Buffer.from([0x80 | (type << 4) | (size & 15), size >> 4]),
      head ?? Buffer.alloc(0),
      deflateSync(content),
    );
  }
  const n = entries.length;
  const index = Buffer.alloc(1032 + n * 28 + 40);
  index.writeUInt32BE(0xff744f63, 0);
  index.writeUInt32BE(2, 4);
  const order = ids.map((_, i) => i).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  for (let i = 0; i < 256; i++) index.writeUInt32BE(ids.filter((id) => id <= i).length, 8 + i * 4);
  for (const [position, i] of order.entries()) {
    index.fill(ids[i] ?? 0, 1032 + position * 20, 1052 + position * 20);
    index.writeUInt32BE(offsets[i] ?? 0, 1032 + n * 24 + position * 4);
  }
  scratch.write(`objects/pack/${name}.pack`, Buffer.concat([...parts, Buffer.alloc(20)]));
  scratch.write(`objects/pack/${name}.idx`, index);
  return { objectDirs: [scratch.path('objects')], oidBytes: 20 as const };
}

const id = (i: number) => i.toString(16).padStart(2, '0').repeat(20);
const whole: Entry = { type: 3, content: Buffer.from('0123456789') };
const copy = (extra = '') => {
  const insert = extra === '' ? Buffer.alloc(0) : Buffer.concat([Buffer.from([extra.length]), Buffer.from(extra)]);
  return Buffer.concat([Buffer.from([10, 10 + extra.length, 0x90, 10]), insert]);
};
const refDelta = (base: number, content: Buffer = copy('x')): Entry => ({
  type: 7,
  head: Buffer.alloc(20, base),
  content,
});

describe('damaged packs', () => {
  test('put deltas on bases in other packs', () =>
    withScratch((scratch) => {
      writePack(scratch, 'pack-a', [refDelta(9, copy('thin'))], [1]);
      const places = writePack(scratch, 'pack-b', [whole], [9]);
      const { objects, deltas, diagnostics } = walkAll(places);
      expect(diagnostics).toEqual([]);
      expect([objects.get(id(1)), objects.get(id(9)), deltas]).toEqual(['blob 0123456789thin', 'blob 0123456789', 1]);
    }));

  test('report circles of deltas by pack and offset, and visit the rest', () =>
    withScratch((scratch) => {
      const places = writePack(scratch, 'pack-a', [whole, refDelta(3), refDelta(2), refDelta(4)], [1, 2, 3, 4]);
      const { objects, diagnostics, missed } = walkAll(places);
      expect([...objects.keys()]).toEqual([id(1)]);
      expect(missed).toBe(3);
      expect(diagnostics[0]?.message).toMatch(/pack-a\.pack at offset \d+: delta chain does not end in an object/);
    }));

  test('break a circle where another pack has one of its objects whole', () =>
    withScratch((scratch) => {
      writePack(scratch, 'pack-a', [refDelta(3), refDelta(2, Buffer.from([10, 10, 0x90, 10]))], [2, 3]);
      const places = writePack(scratch, 'pack-b', [whole], [2]);
      const { objects, diagnostics } = walkAll(places);
      expect([objects.get(id(2)), objects.get(id(3))]).toEqual(['blob 0123456789', 'blob 0123456789']);
      expect(diagnostics).toEqual([]);
    }));

  test.each<[string, Entry, RegExp]>([
    ['a size that is too small', { ...whole, size: 5 }, /at offset 12: holds more than the 5 bytes/],
    ['a size that is too large', { ...whole, size: 500 }, /at offset 12: compressed data is damaged or cut/],
    ['a missing base', refDelta(77), /at offset 12: the delta's base is missing/],
    ['an unknown type', { ...whole, type: 5 }, /at offset 12: entry has no readable header/],
    [
      'a base before the pack',
      { type: 6, head: Buffer.from([100]), content: copy() },
      /offset 12: entry has no readable/,
    ],
  ])('report %s and visit the rest', (_, entry, message) =>
    withScratch((scratch) => {
      const places = writePack(scratch, 'pack-a', [entry, { ...whole, content: Buffer.from('good') }], [1, 2]);
      const { objects, diagnostics, missed } = walkAll(places);
      expect([...objects]).toEqual([[id(2), 'blob good']]);
      expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([expect.stringMatching(message)]);
      expect([missed, diagnostics[0]?.affectsCoverage]).toEqual([1, true]);
    }),
  );

  test.each<[string, Buffer, RegExp]>([
    ['for another base', Buffer.from([11, 10, 0x90, 10]), /delta is for a base of 11 bytes/],
    ['past the end of the base', Buffer.from([10, 12, 0x90, 12]), /copies from past the end/],
    ['of more than it claims', Buffer.from([10, 5, 0x90, 10]), /yields other than the 5 bytes/],
    ['of less than it claims', Buffer.from([10, 0xff, 0xff, 0xff, 0x7f, 0x90, 10]), /yields other than/],
    ['with a reserved instruction', Buffer.from([10, 10, 0]), /reserved instruction/],
    ['cut inside an insertion', Buffer.from([10, 10, 10, 65]), /ends inside an insertion/],
    ['cut inside a copy', Buffer.from([10, 10, 0x91]), /ends inside a copy/],
  ])('report a delta %s, with what hangs on it', (_, content, message) =>
    withScratch((scratch) => {
      const places = writePack(
        scratch,
        'pack-a',
        [whole, refDelta(1, content), refDelta(2), refDelta(1)],
        [1, 2, 3, 4],
      );
      const { objects, diagnostics, missed } = walkAll(places);
      expect([...objects.keys()]).toEqual([id(1), id(4)]);
      expect(diagnostics[0]?.message).toMatch(message);
      expect(diagnostics[0]?.message).toMatch(/pack-a\.pack at offset \d+: .*\(2 objects depend on it\)/);
      expect(missed).toBe(2);
    }),
  );

  test('use another copy of a damaged object, and of what hangs on it', () =>
    withScratch((scratch) => {
      writePack(
        scratch,
        'pack-a',
        [{ ...whole, size: 99 }, refDelta(1, Buffer.from([10, 10, 0])), refDelta(2)],
        [1, 2, 3],
      );
      const places = writePack(scratch, 'pack-b', [whole, { ...whole, content: Buffer.from('0123456789') }], [1, 2]);
      const { objects, diagnostics } = walkAll(places);
      expect(diagnostics).toEqual([]);
      expect(objects.get(id(3))).toBe('blob 0123456789x');
      expect(objects.size).toBe(3);
    }));

  test('refuse objects that no memory could hold without trying', () =>
    withScratch((scratch) => {
      const bomb = Buffer.from([10, 0x80, 0x80, 0x80, 0x80, 0x20, 0x90, 10]);
      const places = writePack(scratch, 'pack-a', [whole, refDelta(1, bomb), refDelta(2)], [1, 2, 3]);
      const { objects, skipped, diagnostics } = walkAll(places);
      expect([...objects.keys()]).toEqual([id(1)]);
      expect(skipped).toEqual([[id(2), 2 ** 33]]);
      expect(diagnostics.map(({ code }) => code)).toEqual(['too-large']);
    }));

  test('lose nothing but what was cut off a pack', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 10);
      scratch.git(['repack', '-adfq']);
      const whole = gitObjects(scratch);
      const [pack = ''] = packs(scratch, '.pack');
      chmodSync(pack, 0o644);
      writeFileSync(pack, readFileSync(pack).subarray(0, 2500));
      const { objects, diagnostics, missed } = walkAll(open(scratch));
      for (const [oid, text] of objects) expect(text).toBe(whole.get(oid));
      expect(objects.size).toBeGreaterThan(5);
      expect(objects.size + missed).toBe(whole.size);
      expect(diagnostics[0]?.message).toContain('.pack at offset');
    }));

  test('end in the right bytes or a diagnostic, whatever byte is wrong', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 5);
      scratch.git(['repack', '-adfq']);
      const whole = gitObjects(scratch);
      const [pack = ''] = packs(scratch, '.pack');
      chmodSync(pack, 0o644);
      const sound = readFileSync(pack);
      for (let at = 12; at < sound.length - 20; at += 7) {
        const bytes = Buffer.from(sound);
        bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        writeFileSync(pack, bytes);
        const { objects, missed, diagnostics } = walkAll(open(scratch));
        expect(objects.size + missed).toBe(whole.size);
        // Zlib's own checksum does not cover headers: types and bases may be taken for others.
        if (missed > 0) expect(diagnostics.length).toBeGreaterThan(0);
      }
    }));

  test('go on without a pack whose index is damaged', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 2);
      scratch.git(['repack', '-dq']);
      const [index = ''] = packs(scratch, '.idx');
      writeVersions(scratch, 2, 'more');
      scratch.git(['repack', '-dq']);
      chmodSync(index, 0o644);
      fs.truncateSync(index, 1100);
      const { objects, diagnostics } = walkAll(open(scratch));
      expect(objects.size).toBeGreaterThan(3);
      expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('index is too short')]);
      rmSync(index);
      expect(walkAll(open(scratch)).diagnostics.map(({ message }) => message)).toEqual([
        expect.stringContaining('has no index'),
      ]);
    }));
});
