// Both our readers, of single objects and of whole repositories, give the type and the bytes of every object as isomorphic-git does, which
// shares no code with them. Where isomorphic-git cannot read a repository, git is the reference, and the test checks that it really cannot.

import fs from 'node:fs';
import isomorphic from 'isomorphic-git';
import { describe, expect, test } from 'vitest';
import { ObjectStore } from '../../src/git/object-store.ts';
import { type GitFixture, gitFixtures } from '../helpers/git-fixtures.ts';
import { type Scratch, withRepository } from './scratch.ts';
import { open, walkAll } from './walk-helpers.ts';

/** By object id, as the maps below: `<type> <bytes as Latin-1>`. */
type Objects = Map<string, string>;

describe.each(gitFixtures)('$name', ({ build, initArgs, beyondIsomorphic }: GitFixture) => {
  test('is read alike', () =>
    withRepository(
      async (scratch) => {
        const folder = build(scratch);
        const byGit = readByGit(scratch, folder);
        const ids = [...byGit.keys()];
        expect(readSingly(scratch, folder, ids)).toEqual(byGit);
        expect(walkAll(open(scratch, folder)).objects).toEqual(byGit);
        const { objects, failed } = await readByIsomorphic(scratch, folder, ids);
        if (beyondIsomorphic === undefined) expect([objects, failed]).toEqual([byGit, 0]);
        else expect(failed).toBeGreaterThan(0);
      },
      [...(initArgs ?? [])],
    ));
});

function readByGit(scratch: Scratch, cwd: string): Objects {
  const batch = scratch.git(['cat-file', '--batch', '--batch-all-objects', '--unordered'], { cwd });
  const objects: Objects = new Map();
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf('\n', at);
    const [oid = '', type = '', size = ''] = batch.slice(at, end).split(' ');
    const next = end + 1 + Number(size);
    objects.set(oid, `${type} ${batch.slice(end + 1, next)}`);
    at = next + 1;
  }
  return objects;
}

function readSingly(scratch: Scratch, folder: string, ids: readonly string[]): Objects {
  const store = new ObjectStore(open(scratch, folder));
  const objects: Objects = new Map();
  for (const oid of ids) {
    const { type, bytes } = store.read(oid);
    objects.set(oid, `${type} ${bytes.toString('latin1')}`);
  }
  store.close();
  return objects;
}

/** `failed` counts what it could not read, or read wrongly by its own check of the id. */
async function readByIsomorphic(scratch: Scratch, folder: string, ids: readonly string[]) {
  const gitdir = open(scratch, folder).commonDir;
  const cache = {};
  const objects: Objects = new Map();
  let failed = 0;
  for (const oid of ids) {
    try {
      const { type, object } = await isomorphic.readObject({ fs, gitdir, oid, format: 'content', cache });
      objects.set(oid, `${type} ${Buffer.from(object as Uint8Array).toString('latin1')}`);
    } catch {
      failed++;
    }
  }
  return { objects, failed };
}
