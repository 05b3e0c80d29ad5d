import { expect, it } from 'vitest';
import { trackedPaths } from '../../src/sources/tracked-paths.ts';

it('tracked paths are found whatever their order, and only as whole names', () => {
  const tracked = trackedPaths(['b/c', 'a.x', 'a/b/c', 'a', 'b']);
  expect(['a', 'a.x', 'a/b/c', 'b/c', 'a/b', 'c', ''].map((path) => tracked.has(path))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['a', 'a/b', 'b', 'a/b/c', 'a.x', 'a/'].map((path) => tracked.hasUnder(path))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
