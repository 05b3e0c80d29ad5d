import { expect, test } from 'vitest';
import { ObjectStore } from '../../src/git/object-store.ts';
import { PathLookup } from '../../src/git/path-lookup.ts';
import { changedEntries } from '../../src/git/tree-changes.ts';
import { readTree } from '../../src/git/trees.ts';
import { importHistory } from './random-history.ts';
import { withRepository } from './scratch.ts';
import { open } from './walk-helpers.ts';

test.each([4, 5])('finds what git finds at every path of every commit, and nothing else (history %i)', (seed) =>
  withRepository((scratch) => {
    importHistory(scratch, seed, 40);
    const store = new ObjectStore(open(scratch));
    const trees = scratch.git(['log', '--all', '--format=%T']).trim().split('\n');
    const listings = trees.map((tree) => {
      const rows = scratch
        .git(['ls-tree', '-r', '-z', tree])
        .split('\0')
        .filter((row) => row !== '');
      return new Map(rows.map((row) => [row.slice(row.indexOf('\t') + 1), row.split(/[ \t]/)[2]] as const));
    });
    const paths = [...new Set(listings.flatMap((listing) => [...listing.keys()])), 'not/there', 'nor-this'];
    const lookup = new PathLookup(
      store,
      20,
      paths.map((path) => Buffer.from(path, 'latin1')),
    );
    expect(paths.length).toBeGreaterThan(10);
    for (const [i, tree] of trees.entries())
      for (const path of paths) expect(lookup.find(tree, Buffer.from(path, 'latin1'))).toBe(listings[i]?.get(path));
    expect(lookup.find(undefined, Buffer.from('x'))).toBeUndefined();
    expect(lookup.find('ab'.repeat(20), Buffer.from('x'))).toBeUndefined();
    store.close();
  }),
);

test('a path may be a file in one tree and a folder in another', () =>
  withRepository((scratch) => {
    scratch.write('a/b', 'inner\n');
    scratch.commit();
    scratch.git(['rm', '-q', 'a/b']);
    scratch.write('a', 'file\n');
    scratch.commit();
    const store = new ObjectStore(open(scratch));
    const oid = (name: string): string => scratch.git(['rev-parse', name]).trim();
    const lookup = new PathLookup(store, 20, [Buffer.from('a'), Buffer.from('a/b')]);
    const both = (tree: string) => [lookup.find(tree, Buffer.from('a')), lookup.find(tree, Buffer.from('a/b'))];
    expect(both(oid('HEAD~1^{tree}'))).toEqual([undefined, oid('HEAD~1:a/b')]);
    expect(both(oid('HEAD^{tree}'))).toEqual([oid('HEAD:a'), undefined]);
    store.close();
  }));

test('changed entries are those that another version does not have just so', () =>
  withRepository((scratch) => {
    const blob = (text: string): string => scratch.git(['hash-object', '-w', '--stdin'], { input: text }).trim();
    const [x, y] = [blob('x'), blob('y')];
    const table = (rows: readonly (readonly [string, string, string])[]) => {
      const input = rows.map(([mode, oid, name]) => `${mode} blob ${oid}\t${name}\n`).join('');
      return readTree(new ObjectStore(open(scratch)), scratch.git(['mktree'], { input }).trim(), 20);
    };
    const many = Array.from({ length: 50 }, (_, i) => ['100644', x, `f${String(i).padStart(2, '0')}`] as const);
    const before = table(many);
    const rows = many.filter((_, i) => i !== 3 && i !== 4).map((row) => [...row] as [string, string, string]);
    rows[10] = ['100755', x, rows[10]?.[2] ?? ''];
    rows[20] = ['100644', y, rows[20]?.[2] ?? ''];
    rows.push(['100644', x, 'a'], ['100644', x, 'z']);
    const names = changedEntries(table(rows), before).map(({ name }) => name);
    expect(names).toEqual(['a', 'f12', 'f22', 'z']);
    expect(changedEntries(before, undefined)).toHaveLength(50);
    expect(changedEntries(before, before)).toEqual([]);
    // So much is gone that the rest counts as changed: more work, nothing lost.
    expect(changedEntries(table(many.slice(30)), before)).toHaveLength(20);
  }));
