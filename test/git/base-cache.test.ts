import { describe, expect, test } from 'vitest';
import { BaseCache } from '../../src/git/base-cache.ts';
import type { GitObject } from '../../src/git/loose-object.ts';
import { Pack } from '../../src/git/pack-directory.ts';
import { OpenFiles } from '../../src/git/random-access-file.ts';

const [one, other] = ['one', 'other'].map((name) => new Pack(name, 20, new OpenFiles())) as [Pack, Pack];
const megabyte = 1 << 20;

function blob(bytes: number): GitObject {
  return { type: 'blob', bytes: Buffer.alloc(bytes) };
}

describe('BaseCache', () => {
  test('tells places of different packs apart', () => {
    const cache = new BaseCache();
    const [first, second] = [blob(1), blob(2)];
    cache.put(one, 12, first);
    cache.put(other, 12, second);
    expect([cache.get(one, 12), cache.get(other, 12), cache.get(one, 13)]).toEqual([first, second, undefined]);
    cache.clear();
    expect(cache.get(one, 12)).toBeUndefined();
  });

  test('forgets what was not used for longest, and keeps no more than 24 MB', () => {
    const cache = new BaseCache();
    for (let i = 0; i < 24; i++) cache.put(one, i, blob(megabyte));
    cache.get(one, 0);
    cache.put(one, 24, blob(megabyte));
    const kept = Array.from({ length: 25 }, (_, i) => i).filter((i) => cache.get(one, i) !== undefined);
    expect(kept[0]).toBe(0);
    expect(kept).toContain(24);
    expect(kept).not.toContain(1);
    expect(kept.length).toBeGreaterThan(18);
    expect(kept.length).toBeLessThanOrEqual(24);
  });

  test('counts no object twice, and has room again after what it forgot', () => {
    const cache = new BaseCache();
    for (let i = 0; i < 100; i++) cache.put(one, 1, blob(megabyte));
    expect(cache.get(one, 1)).toBeDefined();
    for (let i = 0; i < 500; i++) cache.put(other, i, blob(megabyte));
    expect(cache.get(other, 499)).toBeDefined();
    expect(cache.get(other, 485)).toBeDefined();
  });

  test('does not keep what would take the place of all others', () => {
    const cache = new BaseCache();
    cache.put(one, 1, blob(4 * megabyte));
    expect(cache.get(one, 1)).toBeUndefined();
  });
});
