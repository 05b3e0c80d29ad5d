// A pack's entries come in the order of the pack, whether or not git wrote down that order, and whatever stands in the file that says so.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPack } from '../../src/git/pack-listing.ts';
import { Scratch } from './scratch.ts';

const scratch = new Scratch();
let index = '';
let reverse = '';
let written: Buffer;

beforeAll(() => {
  scratch.git(['init', '-q']);
  for (let i = 0; i < 20; i++) {
    scratch.write(`${i % 7}.txt`, `${'line of text\n'.repeat(20)}${i}`);
    scratch.commit();
  }
  scratch.git(['-c', 'pack.writeReverseIndex=true', 'repack', '-q', '-a', '-d', '-f']);
  const folder = scratch.path('.git/objects/pack');
  const name = readdirSync(folder).find((file) => file.endsWith('.idx'))!;
  index = `${folder}/${name}`;
  reverse = index.replace(/\.idx$/, '.rev');
  written = readFileSync(reverse);
  rmSync(reverse);
});

afterAll(() => scratch.remove());

/** `offset id` of every entry, in order. */
function list(): string[] {
  const { count, offsets, copyOids, forIds } = listPack(index, 20);
  const ids = Buffer.alloc(count * 20);
  copyOids(ids, 0);
  const entries = Array.from({ length: count }, (_, i) => ids.toString('hex', i * 20, i * 20 + 20));
  forIds((entry, bytes, at) => {
    expect(Buffer.from(bytes.buffer, bytes.byteOffset + at, 20).toString('hex')).toBe(entries[entry]);
  });
  return entries.map((id, i) => `${offsets[i]} ${id}`);
}

/** The same by git. */
function listed(): string[] {
  const rows = scratch.git(['verify-pack', '-v', index]).split('\n');
  return rows
    .map((row) => /^([0-9a-f]{40}) \w+ +\d+ \d+ (\d+)/.exec(row))
    .filter((row) => row !== null)
    .sort((a, b) => Number(a[2]) - Number(b[2]))
    .map(([, id, offset]) => `${offset} ${id}`);
}

describe('the entries of a pack', () => {
  it('are those git lists, in order, where there is no reverse index', () => {
    expect(existsSync(reverse)).toBe(false);
    expect(list()).toHaveLength(scratch.git(['rev-list', '--all', '--objects']).trim().split('\n').length);
    expect(list()).toEqual(listed());
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['as git wrote it', (file) => file],
    ['cut short', (file) => file.subarray(0, 100)],
    ['empty', () => Buffer.alloc(0)],
    ['of another kind', (file) => Buffer.concat([Buffer.from('XXXX'), file.subarray(4)])],
    ['of another version', (file) => withWord(file, 1, 2)],
    [
      "with two entries in each other's place",
      (file) => withWord(withWord(file, 6, wordOf(file, 7)), 7, wordOf(file, 6)),
    ],
    ['with an entry twice', (file) => withWord(file, 6, wordOf(file, 7))],
    ['with an entry that there is not', (file) => withWord(file, 6, 1_000_000)],
  ])('are the same with one %s', (_, change) => {
    writeFileSync(reverse, change(Buffer.from(written)));
    expect(list()).toEqual(listed());
  });
});

function wordOf(file: Buffer, word: number): number {
  return file.readUInt32BE(word * 4);
}

function withWord(file: Buffer, word: number, value: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt32BE(value, word * 4);
  return changed;
}
