import { describe, expect, it } from 'vitest';
import { layerPath, readWhiteout } from '../../src/archive/layer-path.ts';
import { LayerTable } from '../../src/archive/layer-table.ts';

describe('paths of a layer', () => {
  it.each([
    ['a/b', 'a/b'],
    ['./a//b/', 'a/b'],
    ['/a/b', 'a/b'],
    ['../../a', 'a'],
    ['a/../../b/./c', 'b/c'],
    ['.', ''],
    ['..', ''],
    ['.a/..b/c.', '.a/..b/c.'],
  ])('%s is %s', (written, path) => {
    expect(layerPath(written)).toBe(path);
  });

  it.each([
    ['d/.wh.a', { kind: 'deleted', path: 'd/a' }],
    ['.wh.a', { kind: 'deleted', path: 'a' }],
    ['d/e/.wh..wh..opq', { kind: 'emptied', path: 'd/e' }],
    ['.wh..wh..opq', { kind: 'emptied', path: '' }],
    ['.wh..wh.plnk', undefined],
    ['d/wh.a', undefined],
  ])('%s as a whiteout', (path, whiteout) => {
    expect(readWhiteout(path)).toEqual(whiteout);
  });
});

describe('a table of many names', () => {
  const table = new LayerTable();
  for (let i = 0; i < 50_000; i++) table.add(`usr/share/doc/package${i % 977}/file${i}`, false);
  table.addWhiteout({ kind: 'deleted', path: 'etc/gone' });

  it('knows its own and no others', () => {
    expect(table.fateOf('usr/share/doc/package0/file977')).toBe('overwritten');
    expect(table.fateOf('usr/share/doc/package0/file978')).toBeUndefined();
    expect(table.fateOf('usr/share/doc/package0/file977/below')).toBe('overwritten');
    expect(table.fateOf('etc/gone/below/it')).toBe('deleted');
    expect(table.fateOf('etc/gone2')).toBeUndefined();
  });

  it('knows which of two of the same name is the last', () => {
    const [first, last] = [table.add('twice', false), table.add('twice', false)];
    expect([table.isRepeated('twice', first), table.isRepeated('twice', last)]).toEqual([true, false]);
    expect(table.isRepeated('usr/share/doc/package1/file1', 1)).toBe(false);
  });
});
