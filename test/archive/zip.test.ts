import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/archive/archive-error.ts';
import { createDecoder } from '../../src/archive/decoder.ts';
import { ZipReader } from '../../src/archive/zip.ts';
import { type ZipItem, zip, zipItem } from '../helpers/zip.ts';

/** Members as `name: content`, what cannot be read as `name (why)`, problems as `! message`. */
function read(bytes: Buffer, pieceBytes = bytes.length || 1, maxEntries?: number): string[] {
  const reader = new ZipReader((method) => (method === 77 ? createDecoder('gzip') : undefined), maxEntries);
  const seen: string[] = [];
  const take = (events: ReturnType<ZipReader['push']>): void => {
    for (const event of events) {
      if (event.kind === 'entry')
        seen.push(event.entry.unreadable ? `${event.entry.path} (${event.entry.unreadable})` : `${event.entry.path}: `);
      else if (event.kind === 'data') seen.push(`${seen.pop()}${Buffer.from(event.bytes).toString('latin1')}`);
      else if (event.kind === 'problem') seen.push(`! ${event.error.message}`, '');
    }
  };
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) take(reader.push(bytes.subarray(at, at + pieceBytes)));
    take(reader.finish());
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    seen.push(`! ${error.message}`);
  } finally {
    reader.close();
  }
  return seen.filter((line) => line !== '');
}

const noise = randomBytes(100_000);
const items: readonly ZipItem[] = [
  { name: 'a.txt', content: 'first' },
  { name: 'folder/', content: '', method: 0 },
  { name: 'folder/stored', content: 'PK\x03\x04 is no header here', method: 0 },
  { name: 'folder/streamed', content: 'streamed'.repeat(1000), isStreamed: true },
  { name: 'empty', content: '' },
  { name: 'stored and streamed', content: 'PK and PK\x01 are words', method: 0, isStreamed: true },
  { name: 'large', content: noise, isZip64: true },
  { name: '../../é', content: 'x' },
  { name: 'a.txt', content: 'again' },
];
const expected = [
  'a.txt: first',
  'folder/stored: PK\x03\x04 is no header here',
  `folder/streamed: ${'streamed'.repeat(1000)}`,
  'empty: ',
  'stored and streamed: PK and PK\x01 are words',
  `large: ${noise.toString('latin1')}`,
  '../../é: x',
  'a.txt: again',
];

describe('a zip archive', () => {
  it.each([Number.POSITIVE_INFINITY, 65_536, 1000, 31, 1])('is read in pieces of %d bytes', (size) => {
    const bytes = zip(items);
    expect(read(bytes, Math.min(size, bytes.length))).toEqual(expected);
  });

  it('may have things before, between and behind its members', () => {
    const parts = [
      Buffer.from('#!/bin/sh\nexec java\n'),
      zipItem(items[0]!).bytes,
      Buffer.alloc(5000, 'PK'),
      zip(items.slice(2)),
    ];
    expect(read(Buffer.concat([...parts, noise]))).toEqual(['a.txt: first', ...expected.slice(1)]);
  });

  it('has members that cannot be read', () => {
    const bytes = zip([
      { name: 'secret', content: 'x'.repeat(100), isEncrypted: true },
      { name: 'secret too', content: 'x'.repeat(100), isEncrypted: true, isStreamed: true },
      { name: 'old', content: 'y', method: 6 },
      { name: 'by a decoder', packed: gzipSync('unpacked'), method: 77 },
      { name: 'plain', content: 'z' },
    ]);
    expect(read(bytes, 7)).toEqual([
      'secret (encrypted)',
      'secret too (encrypted)',
      'old (unsupported)',
      'by a decoder: unpacked',
      'plain: z',
    ]);
  });

  it('that is damaged gives the rest', () => {
    const broken = { name: 'broken', packed: Buffer.alloc(50, 0xff) };
    const [first, second, third] = [items[0]!, broken, items[3]!].map((item) => zipItem(item).bytes);
    expect(read(Buffer.concat([first!, second!, third!]), 20)).toEqual([
      'a.txt: first',
      'broken: ',
      expect.stringMatching(/^! the zip archive is damaged: a member does not inflate/),
      expected[2],
    ]);
  });

  it('that is cut gives what there is of it, and says so', () => {
    const bytes = zip(items);
    for (const end of [10, 37, 300, 5000, 60_000]) {
      const [last = '', ...before] = read(bytes.subarray(0, end), 1000).reverse();
      expect(last).toMatch(/^! the zip archive is damaged: it ends/);
      expect(expected.join('\n').startsWith(before.reverse().join('\n'))).toBe(true);
    }
  });

  it('has as many entries as are allowed', () => {
    expect(read(zip(items), 50, 3)).toEqual([...expected.slice(0, 3), '! it has more than 3 entries']);
  });
});
