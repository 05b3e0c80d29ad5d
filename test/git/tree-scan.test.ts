// What the pass over trees keeps of each is what git lists of it: its folders, and the wanted blobs.

import { describe, expect, it } from 'vitest';
import type { ItemLists } from '../../src/git/item-lists.ts';
import { oidOf } from '../../src/git/object-catalog.ts';
import { planWalk, splitFamilies } from '../../src/git/pack-families.ts';
import { listWanted, type TreeScan, TreeScanner } from '../../src/git/tree-scan.ts';
import { seeded } from './random-history.ts';
import { type Scratch, withRepository } from './scratch.ts';
import { catalogOf, open } from './walk-helpers.ts';

const noProblem = (...told: unknown[]): never => expect.unreachable(JSON.stringify(told));

/** By tree, `<name> <id>` of each item in order; and the missing ids. */
function scanTrees(scratch: Scratch, wantedIds: readonly string[], parts = 2) {
  const catalog = catalogOf(open(scratch));
  const wanted = listWanted(catalog, wantedIds);
  const scanner = new TreeScanner(catalog, wanted);
  const trees = new Map<string, string[]>();
  const missing = { files: new Set<string>(), folders: new Set<string>() };
  const plan = planWalk(catalog, new Set(['tree'] as const));
  for (const part of splitFamilies(plan, parts)) {
    const scan = scanner.scan(part, { maxObjectBytes: 1e9, onSkipped: noProblem, onDiagnostic: noProblem });
    for (const [i, tree] of scan.trees.entries()) {
      const items = itemsOf(scan, scan.lists[i]!);
      trees.set(
        oidOf(catalog, tree),
        items.map(([name, ref]) => `${name} ${oidOf(catalog, ref < 0 ? wanted[-1 - ref]! : ref)}`),
      );
    }
    for (const id of idsIn(scan.missingBlobIds, catalog.oidBytes)) missing.files.add(id);
    for (const id of idsIn(scan.missingTreeIds, catalog.oidBytes)) missing.folders.add(id);
  }
  return { trees, missing };
}

function itemsOf({ items, nameBytes, nameEnds }: TreeScan, list: number): [name: string, ref: number][] {
  const names = Buffer.from(nameBytes);
  return pairsOf(items, list).map(([name, ref]) => [
    names.toString('latin1', name === 0 ? 0 : nameEnds[name - 1], nameEnds[name]),
    ref,
  ]);
}

function pairsOf({ pairs, pieceEnds, pieces, listEnds }: ItemLists, list: number): [number, number][] {
  const found: [number, number][] = [];
  for (let i = list === 0 ? 0 : listEnds[list - 1]!; i < listEnds[list]!; i++) {
    const piece = pieces[i]!;
    for (let at = piece === 0 ? 0 : pieceEnds[piece - 1]!; at < pieceEnds[piece]!; at += 2)
      found.push([pairs[at]!, pairs[at + 1]!]);
  }
  return found;
}

function idsIn(bytes: Uint8Array, oidBytes: number): string[] {
  const ids: string[] = [];
  for (let at = 0; at < bytes.length; at += oidBytes) ids.push(Buffer.from(bytes).toString('hex', at, at + oidBytes));
  return ids;
}

/** The same by git. */
function listed(scratch: Scratch, tree: string, wanted: ReadonlySet<string>): string[] {
  const rows = scratch.git(['ls-tree', '-z', tree]).split('\0').slice(0, -1);
  return rows.flatMap((row) => {
    const [, kind, id, name] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(row)!;
    return kind === 'tree' || (kind === 'blob' && wanted.has(id!)) ? [`${name} ${id}`] : [];
  });
}

function writeBlob(scratch: Scratch, content: string): string {
  return scratch.git(['hash-object', '-w', '--stdin'], { input: content }).trim();
}

type Entry = { readonly mode: string; readonly kind: string; readonly id: string };

function writeTree(scratch: Scratch, entries: ReadonlyMap<string, Entry>): string {
  const rows = [...entries].map(([name, { mode, kind, id }]) => `${mode} ${kind} ${id}\t${name}\0`);
  return scratch.git(['mktree', '-z', '--missing'], { input: Buffer.from(rows.join(''), 'latin1') }).trim();
}

describe('what is kept of trees', () => {
  it.each([['sha1'], ['sha256']])('is what git lists, through every delta (%s)', (format) =>
    withRepository(
      (scratch) => {
        const random = seeded(format.length);
        const below = (count: number): number => Math.floor(random() * count);
        const blobs = Array.from({ length: 30 }, (_, i) => writeBlob(scratch, `blob ${i}`));
        const empty = writeTree(scratch, new Map());
        const folders = blobs.map((id, i) =>
          writeTree(scratch, new Map([[`in ${i}`, { mode: '100644', kind: 'blob', id }]])),
        );
        folders.push(empty);
        const wanted = new Set(blobs.slice(0, 8));
        const absent = { blob: blobs[0]!.replace(/^.{6}/, '00ff00'), tree: empty.replace(/^.{6}/, '00ff00') };
        const nameOf = (i: number): string =>
          ['a', `name-${i}`, `${i} is a name of more than twenty-four bytes`, `\xe9\xff${i}`][i % 4] + String(i);
        const randomEntry = (): Entry => {
          const at = random();
          if (at < 0.35) return { mode: '040000', kind: 'tree', id: folders[below(folders.length)]! };
          if (at < 0.4) return { mode: '160000', kind: 'commit', id: absent.blob };
          if (at < 0.43) return { mode: '100644', kind: 'blob', id: absent.blob };
          if (at < 0.46) return { mode: '040000', kind: 'tree', id: absent.tree };
          const mode = at < 0.6 ? '120000' : '100644';
          return { mode, kind: 'blob', id: blobs[below(blobs.length)]! };
        };
        const entries = new Map<string, Entry>();
        for (let i = 0; i < 120; i++) entries.set(nameOf(i), randomEntry());
        for (let version = 0; version < 60; version++) {
          for (let i = below(4); i >= 0; i--) {
            const name = nameOf(below(160));
            if (random() < 0.3) entries.delete(name);
            else entries.set(name, randomEntry());
          }
          const folder = writeTree(scratch, entries);
          if (version % 3 === 0) folders.push(folder);
        }
        const expectSame = (): void => {
          const { trees, missing } = scanTrees(scratch, [...wanted]);
          expect(trees.size).toBeGreaterThan(80);
          for (const [tree, items] of trees) {
            const own = listed(scratch, tree, wanted).filter((item) => !item.endsWith(absent.tree));
            expect(items).toEqual(own);
          }
          expect([...missing.files, ...missing.folders]).toEqual([absent.blob, absent.tree]);
        };
        expectSame();
        // All of them in one pack, as deltas.
        const all = scratch.git(['cat-file', '--batch-check=%(objectname)', '--batch-all-objects']);
        scratch.git(['pack-objects', '-q', '--depth=60', '--window=80', '.git/objects/pack/pack'], { input: all });
        scratch.git(['prune-packed', '-q']);
        expectSame();
      },
      [`--object-format=${format}`],
    ),
  );

  it('of a folder that is too large for the arena is what git lists', () =>
    withRepository((scratch) => {
      const blob = writeBlob(scratch, 'blob');
      const other = writeBlob(scratch, 'other');
      const inner = writeTree(scratch, new Map([['x', { mode: '100644', kind: 'blob', id: blob }]]));
      const entries = new Map<string, Entry>();
      for (let i = 0; i < 90_000; i++) {
        const isFolder = i % 9000 === 7;
        const id = isFolder ? inner : i % 10_000 === 3 ? other : blob;
        entries.set(`f${i}`, { mode: isFolder ? '040000' : '100644', kind: isFolder ? 'tree' : 'blob', id });
      }
      const large = writeTree(scratch, entries);
      const size = Number(scratch.git(['cat-file', '-s', large]));
      expect(size).toBeGreaterThan(2.5 * 1024 * 1024);
      const { trees } = scanTrees(scratch, [other]);
      const expected = listed(scratch, large, new Set([other]));
      expect(expected).toHaveLength(19);
      expect(trees.get(large)).toEqual(expected);
    }));
});
