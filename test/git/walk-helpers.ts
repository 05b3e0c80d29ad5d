// Walking a whole repository in tests, with everything checked that holds for every object.

import { expect } from 'vitest';
import { buildCatalog } from '../../src/git/build-catalog.ts';
import type { ObjectCatalog } from '../../src/git/object-catalog.ts';
import { walkFamilies } from '../../src/git/object-walk.ts';
import { planWalk, splitFamilies } from '../../src/git/pack-families.ts';
import type { ObjectType } from '../../src/git/pack-file.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import type { Steps } from '../../src/lib/next-turn.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Scratch } from './scratch.ts';

export const allTypes: ReadonlySet<ObjectType> = new Set(['commit', 'tree', 'blob', 'tag']);

export function open(scratch: Scratch, ...parts: string[]): Repository {
  const repository = openRepository(scratch.path(...parts), {});
  if (repository === undefined) throw new Error('not a repository');
  return repository;
}

/** A catalog of a repository in which nothing is damaged. */
export function catalogOf(repository: Repository): ObjectCatalog {
  return buildCatalog(repository, (diagnostic) => {
    throw new Error(diagnostic.message);
  });
}

export type Walked = {
  /** Id to `<type> <bytes as Latin-1>`. */
  readonly objects: Map<string, string>;
  readonly order: string[];
  readonly deltas: number;
  readonly skipped: [string, number][];
  readonly diagnostics: Diagnostic[];
  readonly missed: number;
};

type Places = Pick<Repository, 'objectDirs' | 'oidBytes'>;

/** Visits everything in `parts` parts; checks that each object comes once, and that deltas say how it comes from its parent. */
export function walkAll(repository: Places, { parts = 1, maxObjectBytes = 1e9, types = allTypes } = {}): Walked {
  const walked = { objects: new Map<string, string>(), order: [] as string[], deltas: 0, missed: 0 };
  const skipped: [string, number][] = [];
  const diagnostics: Diagnostic[] = [];
  const onDiagnostic = (diagnostic: Diagnostic, missed: number) => {
    diagnostics.push(diagnostic);
    walked.missed += missed;
  };
  const plan = planWalk(buildCatalog(repository, onDiagnostic), types);
  for (const part of splitFamilies(plan, parts)) {
    walkFamilies<Buffer>(
      part,
      {
        visit({ oid, type, bytes, block, steps }, parent) {
          expect(walked.objects.has(oid)).toBe(false);
          walked.objects.set(oid, `${type} ${bytes.toString('latin1')}`);
          walked.order.push(oid);
          expect(Buffer.from(bytes.buffer, bytes.byteOffset + bytes.length, 16)).toEqual(Buffer.alloc(16));
          expect(block.memory.subarray(block.start, block.start + block.size).equals(bytes)).toBe(true);
          expect(steps === undefined).toBe(parent === undefined);
          if (steps === undefined || parent === undefined) return Buffer.from(bytes);
          walked.deltas++;
          let at = 0;
          for (let i = 0; i < steps.length; i += 2) {
            const [start = 0, length = 0] = [steps[i], steps[i + 1]];
            if (start >= 0)
              expect(parent.subarray(start, start + length).equals(bytes.subarray(at, at + length))).toBe(true);
            at += length;
          }
          expect(at).toBe(bytes.length);
          return Buffer.from(bytes);
        },
      },
      { maxObjectBytes, onSkipped: (oid, size) => skipped.push([oid, size]), onDiagnostic },
    );
  }
  return { ...walked, skipped, diagnostics };
}

/** Every object git lists, as `walkAll` gives them. */
export function gitObjects(scratch: Scratch, cwd = ''): Map<string, string> {
  const listing = scratch.git(['cat-file', '--batch-check', '--batch-all-objects', '--unordered'], { cwd });
  const ids = listing
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
  const batch = scratch.git(['cat-file', '--batch'], { cwd, input: `${ids.join('\n')}\n` });
  const objects = new Map<string, string>();
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf('\n', at);
    const [oid = '', type = '', size = ''] = batch.slice(at, end).split(' ');
    objects.set(oid, `${type} ${batch.slice(end + 1, end + 1 + Number(size))}`);
    at = end + 2 + Number(size);
  }
  return objects;
}

/** Does all of the work that a scan does in turns. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
