import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TarReader } from '../../src/archive/tar.ts';
import { paxItem, type TarItem, tar, tarHeader, tarItem } from '../helpers/tar.ts';

/** Entries as `kind path -> link = content`, and problems as `! message`. */
function read(input: Uint8Array, pieceBytes = input.length || 1, maxEntries?: number): string[] {
  const reader = new TarReader(maxEntries);
  const lines: string[] = [];
  const take = (events: ReturnType<TarReader['push']>): void => {
    for (const event of events) {
      if (event.kind === 'problem') lines.push(`! ${event.error.message}`);
      else if (event.kind === 'end') lines[lines.length - 1] += '.';
      else if (event.kind === 'data') lines[lines.length - 1] += Buffer.from(event.bytes).toString('latin1');
      else {
        const { kind, path, linkPath } = event.entry;
        lines.push(`${kind} ${path}${linkPath === '' ? '' : ` -> ${linkPath}`}${kind === 'file' ? ' = ' : ''}`);
      }
    }
  };
  for (let at = 0; at < input.length; at += pieceBytes) take(reader.push(input.subarray(at, at + pieceBytes)));
  take(reader.finish());
  return lines;
}

const damaged = (what: string): string => `! the tar archive is damaged: ${what}`;
const long = `${'folder/'.repeat(30)}file`;

describe('sound archives', () => {
  const cases: readonly [string, readonly TarItem[], readonly string[]][] = [
    [
      'files',
      [
        { name: 'a', content: 'one' },
        { name: 'b', content: '' },
      ],
      ['file a = one.', 'file b = .'],
    ],
    [
      'a file of whole blocks',
      [
        { name: 'a', content: 'x'.repeat(1024) },
        { name: 'b', content: 'y' },
      ],
      [`file a = ${'x'.repeat(1024)}.`, 'file b = y.'],
    ],
    [
      'everything but files',
      [
        { name: 'd/', type: '5' },
        { name: 'h', type: '1', link: 'd/a' },
        { name: 's', type: '2', link: '../x' },
        { name: 'f', type: '6' },
        { name: 'old/', magic: '' },
      ],
      ['directory d/', 'hardlink h -> d/a', 'symlink s -> ../x', 'device f', 'directory old/'],
    ],
    ['the prefix of ustar', [{ name: 'file', prefix: 'some/folder', content: '1' }], ['file some/folder/file = 1.']],
    [
      'GNU, which has times there',
      [{ name: 'file', magic: 'ustar  \0', prefix: '12345', content: '1' }],
      ['file file = 1.'],
    ],
    [
      'star, whose prefix is shorter',
      [{ name: 'f', prefix: 'folder', patch: { 476: '000000', 508: 'tar\0' }, content: '1' }],
      ['file folder/f = 1.'],
    ],
    [
      'GNU long names and long links',
      [
        { name: '././@LongLink', type: 'L', content: `${long}\0` },
        { name: '././@LongLink', type: 'K', content: `${long}2\0` },
        { name: 'cut', type: '2', link: 'cut' },
        { name: 'next', content: '2' },
      ],
      [`symlink ${long} -> ${long}2`, 'file next = 2.'],
    ],
    [
      'pax names, links and sizes, for one entry',
      [
        paxItem({ path: `ü/${long}`, size: '5', comment: 'with = and\nline break' }),
        { name: 'cut', sizeField: '00000000000', content: 'hello' },
        { name: 'next', content: '2' },
      ],
      [`file ü/${long} = hello.`, 'file next = 2.'],
    ],
    [
      'pax records for all entries',
      [
        paxItem({ path: 'all' }, 'g'),
        { name: 'a', content: '1' },
        paxItem({ path: 'one' }),
        { name: 'b', content: '2' },
        paxItem({ path: '' }),
        { name: 'c', content: '3' },
      ],
      ['file all = 1.', 'file one = 2.', 'file c = 3.'],
    ],
    [
      'sizes in base 256',
      [{ name: 'a', sizeField: Buffer.from('800000000000000000000003', 'hex'), content: 'abc' }],
      ['file a = abc.'],
    ],
    ['types that nobody knows, as files', [{ name: 'a', type: 'Q', content: 'abc' }], ['file a = abc.']],
    [
      'links and folders with a size and no content',
      [
        { name: 'h', type: '1', link: 'a', sizeField: '00000001000' },
        { name: 'd/', type: '5', sizeField: '00000000010' },
        { name: 'b', content: '2' },
      ],
      ['hardlink h -> a', 'directory d/', 'file b = 2.'],
    ],
    [
      'links that do have content',
      [paxItem({ path: 'h' }), { name: 'h', type: '1', link: 'a', content: 'linked' }, { name: 'b', content: '2' }],
      ['file h -> a = linked.', 'file b = 2.'],
    ],
    ['a name that is no UTF-8', [{ name: '', patch: { 0: 'caf\xe9' }, content: '1' }], ['file caf\\xe9 = 1.']],
    [
      'sparse files of pax 1.0, without their map',
      [
        paxItem({
          'GNU.sparse.major': '1',
          'GNU.sparse.minor': '0',
          'GNU.sparse.name': 'real',
          'GNU.sparse.realsize': '100000',
        }),
        {
          name: 'GNUSparseFile.1/real',
          content: Buffer.concat([Buffer.from('2\n0\n4\n90000\n3\n'.padEnd(512, '\0')), Buffer.from('headend')]),
        },
      ],
      ['file real = headend.'],
    ],
  ];

  it.each(cases)('%s', (_name, items, expected) => {
    expect(read(tar(items))).toEqual(expected);
  });

  it.each(cases)('byte by byte: %s', (_name, items, expected) => {
    expect(read(tar(items), 1)).toEqual(expected);
  });

  it('old GNU sparse files, whose map goes on in blocks of its own', () => {
    const header = tarHeader({ name: 'sparse', type: 'S', magic: 'ustar  \0', patch: { 482: '\x01' } }, 4);
    const more = Buffer.alloc(512);
    more[504] = 1;
    const input = Buffer.concat([
      header,
      more,
      Buffer.alloc(512),
      Buffer.from('data'.padEnd(512, '\0')),
      tar([{ name: 'b', content: '2' }]),
    ]);
    for (const size of [1, 100, 5000]) expect(read(input, size)).toEqual(['file sparse = data.', 'file b = 2.']);
  });

  it('archives that are joined end to end', () => {
    const input = Buffer.concat([tar([{ name: 'a', content: '1' }]), tar([{ name: 'b', content: '2' }])]);
    expect(read(input)).toEqual(['file a = 1.', 'file b = 2.']);
  });

  it('no end mark, and no padding of the last block', () => {
    expect(read(tarItem({ name: 'a', content: 'abc' }).subarray(0, 515))).toEqual(['file a = abc.']);
    expect(read(Buffer.alloc(0))).toEqual([]);
  });
});

describe('hostile archives', () => {
  it('gives names as they are written', () => {
    const items = ['../../etc/passwd', '/etc/shadow', 'a/../../b', './a', 'a', 'a'].map((name) => ({
      name,
      content: '1',
    }));
    expect(read(tar(items))).toEqual(items.map(({ name }) => `file ${name} = 1.`));
  });

  it('says that an archive is cut, and gives what there is', () => {
    const input = tarItem({ name: 'a', content: 'x'.repeat(2000) });
    expect(read(input.subarray(0, 1000))).toEqual([
      `file a = ${'x'.repeat(488)}`,
      `${damaged('it ends too early, after byte 1000')}.`,
    ]);
    expect(read(input.subarray(0, 300))).toEqual([damaged('it ends too early, after byte 300')]);
  });

  it('believes no size: what stands behind is the content', () => {
    const input = Buffer.concat([
      tarHeader({ name: 'a', sizeField: '77777777777' }, 0),
      tar([{ name: 'b', content: 'rest' }]),
    ]);
    expect(read(input)[0]).toContain('rest');
    expect(read(input)[1]).toContain('it ends too early');
  });

  it.each([
    ['negative', Buffer.from('ffffffffffffffffffffffff', 'hex')],
    ['beyond all numbers', Buffer.from('80ffffffffffffffffffffff', 'hex')],
    ['text', 'big        '],
  ])('gives the content of a file whose size is %s up to the next header', (_what, sizeField) => {
    const input = tar([
      { name: 'a', sizeField, content: 'still here' },
      { name: 'b', content: '2' },
    ]);
    expect(read(input)).toEqual([
      damaged('the size of a makes no sense'),
      `file a = ${'still here'.padEnd(512, '\0')}.`,
      'file b = 2.',
    ]);
  });

  it('takes a pax size that is no number for none', () => {
    const input = tar([paxItem({ size: '-5' }), { name: 'a', content: 'here' }, { name: 'b', content: '2' }]);
    expect(read(input).at(0)).toBe(damaged('the size of a makes no sense'));
    expect(read(input).at(-1)).toBe('file b = 2.');
  });

  it('gives bytes that are no header as an entry of their own, and goes on behind them', () => {
    const input = Buffer.concat([
      tarItem({ name: 'a', content: '1' }),
      Buffer.from('garbage '.repeat(128)),
      tarItem({ name: 'lost', content: 'secret', badChecksum: true }),
      tar([{ name: 'b', content: '2' }]),
    ]);
    const lines = read(input);
    expect(lines.filter((line) => !line.startsWith('file (damaged'))).toEqual([
      'file a = 1.',
      damaged('there is no header at byte 1024'),
      'file b = 2.',
    ]);
    expect(lines[2]).toContain('garbage garbage');
    expect(lines[2]).toContain('secret');
    expect(read(input, 1)).toEqual(lines);
  });

  it('does not hold headers of any size', () => {
    const input = tar([
      { name: 'x', type: 'L', content: 'n'.repeat((1 << 20) + 1) },
      { name: 'b', content: '2' },
    ]);
    expect(read(input)).toEqual([damaged(`a header of ${(1 << 20) + 1} bytes at byte 0 is not read`), 'file b = 2.']);
  });

  it.each([
    ['a length that reaches too far', '99 path=a\n'],
    ['a length that is none', 'path=a\n'],
    ['no line break', '9 path=ab'],
  ])('reads the entry behind a pax header with %s', (_what, content) => {
    const input = tar([
      { name: 'x', type: 'x', content },
      { name: 'b', content: '2' },
    ]);
    expect(read(input)).toEqual(['! a pax header is damaged at its byte 0', 'file b = 2.']);
  });

  it('says that the map of a sparse file is none', () => {
    const records = { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0' };
    const input = tar([paxItem(records), { name: 'a', content: 'no map'.repeat(200) }, { name: 'b', content: '2' }]);
    const lines = read(input);
    expect(lines.some((line) => line.startsWith(damaged('the map of a sparse file is damaged')))).toBe(true);
    expect(lines.at(-1)).toBe('file b = 2.');
  });

  it('stops at a number of entries', () => {
    const items = Array.from({ length: 4 }, (_, i) => ({ name: `f${i}`, content: '' }));
    expect(() => read(tar(items), 512, 3)).toThrow('it has more than 3 entries');
  });
});

describe('archives of GNU tar', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trapline-tar-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'in', long, '..'), { recursive: true });
  writeFileSync(join(folder, 'in', long), 'deep');
  symlinkSync('x'.repeat(200), join(folder, 'in', 'link'));
  writeFileSync(join(folder, 'in', 'sparse'), 'head');
  truncateSync(join(folder, 'in', 'sparse'), 1 << 20);
  writeFileSync(join(folder, 'in', 'plain'), 'plain');
  const hasTar = (() => {
    try {
      return execFileSync('tar', ['--version']).toString().includes('GNU tar');
    } catch {
      return false;
    }
  })();

  it.skipIf(!hasTar).each([
    ['gnu', []],
    ['oldgnu', []],
    ['posix', ['--sparse-version=1.0']],
    ['posix', ['--sparse-version=0.1']],
    ['posix', ['--sparse-version=0.0']],
  ])('are read: %s %j (needs GNU tar)', (format, options) => {
    const input = execFileSync('tar', [
      '-c',
      '--sort=name',
      '--sparse',
      `--format=${format}`,
      ...options,
      '-C',
      join(folder, 'in'),
      '.',
    ]);
    const lines = read(input, 333);
    expect(lines).toContain(`file ./${long} = deep.`);
    expect(lines).toContain(`symlink ./link -> ${'x'.repeat(200)}`);
    expect(lines).toContain('file ./plain = plain.');
    expect(lines.find((line) => line.startsWith('file ./sparse = '))).toMatch(/^file \.\/sparse = head\0*\.$/);
    expect(lines.filter((line) => line.startsWith('!'))).toEqual([]);
  });
});
