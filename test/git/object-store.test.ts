import { createHash } from 'node:crypto';
import fs, { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import isomorphic from 'isomorphic-git';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/git/build-catalog.ts';
import { oidOf } from '../../src/git/object-catalog.ts';
import { ObjectStore } from '../../src/git/object-store.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { type Scratch, withRepository, withScratch, writeVersions } from './scratch.ts';

type Listed = { oid: string; type: string; size: number };

function listObjects(scratch: Scratch, cwd = ''): Listed[] {
  const out = scratch.git(['cat-file', '--batch-check', '--batch-all-objects', '--unordered'], { cwd });
  return out
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([oid = '', type = '', size = '']) => ({ oid, type, size: Number(size) }));
}

/** Every object git lists is read alike by us, by git, and (SHA-1 only) by isomorphic-git. Returns how many there were. */
async function expectSameObjects(
  scratch: Scratch,
  repository: Repository,
  cwd = '',
  store = new ObjectStore(repository),
): Promise<number> {
  const objects = listObjects(scratch, cwd);
  const batch = scratch.git(['cat-file', '--batch'], { cwd, input: objects.map(({ oid }) => `${oid}\n`).join('') });
  let at = 0;
  for (const { oid, type, size } of objects) {
    at = batch.indexOf('\n', at) + 1;
    const read = store.read(oid);
    expect([oid, read.type, read.bytes.toString('latin1')]).toEqual([oid, type, batch.slice(at, at + size)]);
    expect(store.size(oid)).toBe(size);
    at += size + 1;
    if (repository.oidBytes !== 20) continue;
    const gitdir = repository.commonDir;
    const other = await isomorphic.readObject({ fs, gitdir, oid, format: 'content' }).catch(() => undefined);
    // It does not look into alternates.
    if (other !== undefined) expect(read.bytes.equals(Buffer.from(other.object as Uint8Array))).toBe(true);
  }
  store.close();
  return objects.length;
}

function open(scratch: Scratch, ...parts: string[]): Repository {
  const repository = openRepository(scratch.path(...parts), {});
  if (repository === undefined) throw new Error('not a repository');
  return repository;
}

function packFiles(scratch: Scratch, extension: string, ...parts: string[]): string[] {
  const folder = scratch.path(...parts, '.git/objects/pack');
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

describe('ObjectStore', () => {
  test('reads loose objects', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 3);
      scratch.git(['tag', '-a', '-m', 'tagged', 'v1']);
      scratch.write('empty', '');
      scratch.write('binary', Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919) & 0xff)));
      scratch.commit();
      expect(await expectSameObjects(scratch, open(scratch))).toBe(23);
    }));

  test('reads a pack with deep offset deltas', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 40);
      scratch.git(['repack', '-adfq', '--depth=200', '--window=50']);
      expect(scratch.git(['cat-file', '--batch-check=%(deltabase)', '--batch-all-objects'])).toMatch(/[1-9]/);
      expect(await expectSameObjects(scratch, open(scratch))).toBe(240);
    }));

  test('reads reference deltas', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 20);
      scratch.git(['-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adfq', '--depth=50']);
      expect(await expectSameObjects(scratch, open(scratch))).toBe(120);
    }));

  test('reads index version 1, and version 2 with 64-bit offsets', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 5);
      scratch.git(['repack', '-adq']);
      const [pack = ''] = packFiles(scratch, '.pack');
      for (const version of ['--index-version=1', '--index-version=2,0x40']) {
        rmSync(pack.replace(/pack$/, 'idx'));
        rmSync(pack.replace(/pack$/, 'rev'), { force: true });
        scratch.git(['index-pack', version, pack]);
        expect(await expectSameObjects(scratch, open(scratch))).toBe(30);
      }
    }));

  test('reads several packs, with and without a multi-pack-index', () =>
    withRepository(async (scratch) => {
      for (let i = 0; i < 4; i++) {
        writeVersions(scratch, 3, `part${i}.txt`);
        scratch.git(['repack', '-dq']);
      }
      expect(packFiles(scratch, '.pack').length).toBe(4);
      const count = await expectSameObjects(scratch, open(scratch));
      scratch.git(['multi-pack-index', 'write']);
      expect(await expectSameObjects(scratch, open(scratch))).toBe(count);
      // A pack the multi-pack-index does not know of yet.
      writeVersions(scratch, 2, 'late.txt');
      scratch.git(['repack', '-dq']);
      expect(await expectSameObjects(scratch, open(scratch))).toBeGreaterThan(count);
    }));

  test('uses the multi-pack-index instead of the indexes it covers', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 3);
      scratch.git(['repack', '-dq']);
      scratch.git(['multi-pack-index', 'write']);
      const oid = scratch.git(['rev-parse', 'HEAD:other/1.txt']).trim();
      const [index = ''] = packFiles(scratch, '.idx');
      fs.chmodSync(index, 0o644);
      fs.writeFileSync(index, 'garbage');
      const store = new ObjectStore(open(scratch));
      expect(store.read(oid).bytes.toString()).toBe('file 1\n');
    }));

  test('falls back to the pack indexes when the multi-pack-index is damaged', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 3);
      scratch.git(['repack', '-dq']);
      scratch.git(['multi-pack-index', 'write']);
      const path = scratch.path('.git/objects/pack/multi-pack-index');
      fs.chmodSync(path, 0o644);
      fs.truncateSync(path, 100);
      const oid = scratch.git(['rev-parse', 'HEAD:other/1.txt']).trim();
      expect(new ObjectStore(open(scratch)).read(oid).bytes.toString()).toBe('file 1\n');
    }));

  test('reads alternates of alternates, and survives a circle of them', () =>
    withScratch(async (scratch) => {
      scratch.git(['init', '-q', 'one']);
      scratch.write('one/a', 'alpha\n');
      scratch.git(['add', '-A'], { cwd: 'one' });
      scratch.git(['commit', '-q', '-m', 'a'], { cwd: 'one' });
      scratch.git(['clone', '-q', '--shared', 'one', 'two']);
      scratch.git(['clone', '-q', '--shared', 'two', 'three']);
      expect(await expectSameObjects(scratch, open(scratch, 'three'), 'three')).toBe(3);
      scratch.write('one/.git/objects/info/alternates', '# back\n../../../three/.git/objects\n');
      expect(open(scratch, 'three').objectDirs.map((dir) => dir.slice(scratch.dir.length))).toEqual([
        '/three/.git/objects',
        '/two/.git/objects',
        '/one/.git/objects',
      ]);
      expect(await expectSameObjects(scratch, open(scratch, 'three'), 'three')).toBe(3);
    }));

  test('reads a SHA-256 repository, packed and loose', () =>
    withRepository(
      async (scratch) => {
        writeVersions(scratch, 6);
        expect(open(scratch).oidBytes).toBe(32);
        expect(await expectSameObjects(scratch, open(scratch))).toBe(36);
        scratch.git(['repack', '-adfq']);
        expect(await expectSameObjects(scratch, open(scratch))).toBe(36);
        scratch.git(['multi-pack-index', 'write']);
        expect(await expectSameObjects(scratch, open(scratch))).toBe(36);
      },
      ['--object-format=sha256'],
    ));

  test('finds delta bases that are in another pack or loose', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 2);
      const thin = scratch.git(['pack-objects', '--thin', '--stdout', '--revs', '-q', '--no-delta-base-offset'], {
        input: 'HEAD\n^HEAD~1\n',
      });
      const old = scratch.git(['rev-parse', 'HEAD~1:src/long.txt']).trim();
      const young = scratch.git(['rev-parse', 'HEAD:src/long.txt']).trim();
      const want = scratch.git(['cat-file', 'blob', young]);
      rmSync(scratch.path('.git/objects', young.slice(0, 2), young.slice(2)));
      // index-pack would complete the pack, so the index is made from the completed pack and the entry looked up by hand.
      const { PackFile } = await import('../../src/git/pack-file.ts');
      const { OpenFiles } = await import('../../src/git/random-access-file.ts');
      scratch.write('thin.pack', Buffer.from(thin, 'latin1'));
      const pack = new PackFile(scratch.path('thin.pack'), 20, new OpenFiles());
      const { offset, base } = findRefDelta(pack, Buffer.from(thin, 'latin1'), old);
      const name = 'pack-00';
      scratch.write(`.git/objects/pack/${name}.pack`, Buffer.from(thin, 'latin1'));
      scratch.write(`.git/objects/pack/${name}.idx`, indexOfOne(young, offset));
      expect(base).toBe(old);
      expect(new ObjectStore(open(scratch)).read(young).bytes.toString('latin1')).toBe(want);
      // The same with the base in another pack.
      scratch.git(['pack-objects', '-q', scratch.path('.git/objects/pack/pack')], { input: `${old}\n` });
      rmSync(scratch.path('.git/objects', old.slice(0, 2), old.slice(2)));
      expect(new ObjectStore(open(scratch)).read(young).bytes.toString('latin1')).toBe(want);
    }));

  test('reads entries beyond 4 GiB of a pack', () =>
    withScratch((scratch) => {
      const oid = 'ab'.repeat(20);
      const offset = 5 * 1024 ** 3 + 7;
      scratch.write('objects/pack/pack-big.pack', Buffer.from('PACK\0\0\0\x02\0\0\0\x01', 'latin1'));
      // A sparse file: the gap takes no space.
      const file = fs.openSync(scratch.path('objects/pack/pack-big.pack'), 'r+');
      const entry = Buffer.concat([Buffer.from([0x35]), deflateSync(Buffer.from('hello')), Buffer.alloc(20)]);
      fs.writeSync(file, entry, 0, entry.length, offset);
      fs.closeSync(file);
      const index = Buffer.concat([indexOfOne(oid, 0x8000_0000), Buffer.alloc(8)]);
      index.writeBigUInt64BE(BigInt(offset), 1060);
      scratch.write('objects/pack/pack-big.idx', index);
      const store = new ObjectStore({ objectDirs: [scratch.path('objects')], oidBytes: 20 });
      expect(store.read(oid).bytes.toString()).toBe('hello');
      store.close();
    }));

  test('says that an object is missing, and that a partial clone may not have it', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 1);
      const oid = 'ab'.repeat(20);
      expect(() => new ObjectStore(open(scratch)).read(oid)).toThrow(`object ${oid} is missing from the repository`);
      scratch.git(['repack', '-adq']);
      const [pack = ''] = packFiles(scratch, '.pack');
      fs.writeFileSync(pack.replace(/pack$/, 'promisor'), '');
      expect(() => new ObjectStore(open(scratch)).read(oid)).toThrow('this partial clone has not fetched it');
    }));

  test('finds an object again after a repack has moved it', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 2);
      const store = new ObjectStore(open(scratch));
      const oid = scratch.git(['rev-parse', 'HEAD:other/1.txt']).trim();
      const other = scratch.git(['rev-parse', 'HEAD:other/0.txt']).trim();
      scratch.git(['repack', '-adq']);
      store.read(other);
      writeVersions(scratch, 1, 'more.txt');
      scratch.git(['repack', '-adfq']);
      store.close();
      expect(store.read(oid).bytes.toString()).toBe('file 1\n');
    }));

  test('finds what became loose in a folder that was not there before', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 2);
      scratch.git(['repack', '-adq']);
      scratch.git(['prune-packed']);
      const store = new ObjectStore(open(scratch));
      const packed = scratch.git(['rev-parse', 'HEAD:other/1.txt']).trim();
      store.read(packed);
      // Any text whose id begins with the same two digits, so that the folder was asked for.
      let text = 0;
      const idOf = (): string =>
        createHash('sha1')
          .update(`blob ${`${text}`.length}\0${text}`)
          .digest('hex');
      while (!idOf().startsWith(packed.slice(0, 2))) text++;
      const oid = scratch.git(['hash-object', '-w', '--stdin'], { input: `${text}` }).trim();
      expect(oid).toBe(idOf());
      expect(store.read(oid).bytes.toString()).toBe(`${text}`);
      store.close();
    }));

  test('reads the same again, and after being closed, in any order', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 40);
      scratch.git(['repack', '-adfq', '--depth=50', '--window=50']);
      const store = new ObjectStore(open(scratch));
      const objects = listObjects(scratch);
      const once = objects.map(({ oid }) => Buffer.from(store.read(oid).bytes));
      for (let i = objects.length - 1; i >= 0; i--) expect(store.read(objects[i]!.oid).bytes).toEqual(once[i]);
      store.close();
      for (const [i, { oid }] of objects.entries()) expect(store.read(oid).bytes).toEqual(once[i]);
      store.close();
    }));

  test('keeps a bounded number of files open with many packs', () =>
    withRepository((scratch) => {
      const names = Array.from({ length: 150 }, (_, i) => `file${i}`);
      for (const [i, name] of names.entries()) scratch.write(name, `object ${i}`);
      const oids = scratch
        .git(['hash-object', '-w', ...names])
        .trim()
        .split('\n');
      for (const oid of oids) {
        scratch.git(['pack-objects', '-q', scratch.path('.git/objects/pack/pack')], { input: `${oid}\n` });
      }
      scratch.git(['prune-packed']);
      const store = new ObjectStore(open(scratch));
      for (const [i, oid] of oids.entries()) expect(store.read(oid).bytes.toString()).toBe(`object ${i}`);
      const openNow = readdirSync('/proc/self/fd').map((fd) => {
        try {
          return fs.readlinkSync(`/proc/self/fd/${fd}`);
        } catch {
          return '';
        }
      });
      expect(openNow.filter((path) => path.startsWith(scratch.dir)).length).toBeLessThanOrEqual(128);
      store.close();
    }));

  test('passes over a damaged loose copy when a pack has the object too', () =>
    withRepository((scratch) => {
      writeVersions(scratch, 1);
      const oid = scratch.git(['rev-parse', 'HEAD:other/0.txt']).trim();
      const loose = scratch.path('.git/objects', oid.slice(0, 2), oid.slice(2));
      renameSync(loose, scratch.path('kept'));
      scratch.git(['hash-object', '-w', '--stdin'], { input: 'file 0\n' });
      scratch.git(['repack', '-adq']);
      scratch.write(`.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`, 'not zlib');
      expect(statSync(loose).size).toBe(8);
      expect(new ObjectStore(open(scratch)).read(oid).bytes.toString()).toBe('file 0\n');
    }));
});

/** Offset of the pack's reference delta, found by trying every byte that could start one. */
function findRefDelta(
  pack: import('../../src/git/pack-file.ts').PackFile,
  bytes: Buffer,
  baseOid: string,
): { offset: number; base: string } {
  const at = bytes.indexOf(Buffer.from(baseOid, 'hex'));
  for (let offset = at - 1; offset > 11 && offset > at - 6; offset--) {
    if ((((bytes[offset] ?? 0) >> 4) & 7) !== 7) continue;
    const entry = pack.entryAt(offset);
    const isHere = entry.kind === 'ref-delta' && entry.baseOid.toString('hex') === baseOid;
    if (isHere) return { offset, base: entry.baseOid.toString('hex') };
  }
  throw new Error('no reference delta in the pack');
}

/** A version 2 index of a single object. */
function indexOfOne(oid: string, offset: number): Buffer {
  const bytes = Buffer.alloc(8 + 1024 + 20 + 4 + 4 + 40);
  bytes.writeUInt32BE(0xff744f63, 0);
  bytes.writeUInt32BE(2, 4);
  for (let i = Number.parseInt(oid.slice(0, 2), 16); i < 256; i++) bytes.writeUInt32BE(1, 8 + i * 4);
  bytes.write(oid, 1032, 'hex');
  bytes.writeUInt32BE(offset, 1056);
  return bytes;
}

describe('ObjectStore with a catalog', () => {
  const opened = (scratch: Scratch) => {
    const repository = open(scratch);
    const catalog = buildCatalog(repository, ({ message }) => expect.unreachable(message));
    return { repository, catalog };
  };

  test.each([
    ['offsets', []],
    ['ids', ['-c', 'repack.useDeltaBaseOffset=false']],
  ])('reads everything, and no index, where bases are named by their %s', (_, settings) =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 40);
      scratch.git([...settings, 'repack', '-adfq', '--depth=50']);
      writeVersions(scratch, 3);
      const { repository, catalog } = opened(scratch);
      const [index] = packFiles(scratch, '.idx');
      const count = await expectSameObjects(scratch, repository, '', new ObjectStore(repository, catalog));
      renameSync(index!, `${index}.away`);
      const store = new ObjectStore(repository, catalog);
      const packed = Array.from({ length: catalog.firstLoose }, (_, entry) => oidOf(catalog, entry));
      expect(packed.map((oid) => store.read(oid).type)).not.toContain(undefined);
      expect([packed.length > 60, packed.length < count]).toEqual([true, true]);
      expect(() => new ObjectStore(repository).read(packed[0]!)).toThrow('is missing');
    }),
  );

  test('finds what a repack has moved, and what has come since', () =>
    withRepository(async (scratch) => {
      writeVersions(scratch, 10);
      scratch.git(['repack', '-adfq']);
      const { repository, catalog } = opened(scratch);
      writeVersions(scratch, 5);
      scratch.git(['repack', '-adfq', '--depth=1']);
      expect(await expectSameObjects(scratch, repository, '', new ObjectStore(repository, catalog))).toBeGreaterThan(
        30,
      );
    }));
});
