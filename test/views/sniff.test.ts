import { expect, it } from 'vitest';
import { sniff } from '../../src/views/sniff.ts';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

it.each<[string, string, Uint8Array]>([
  ['nothing', 'empty', Buffer.alloc(0)],
  ['ASCII', 'text', Buffer.from('hello')],
  ['Latin-1', 'text', Buffer.from('h\xe9llo', 'latin1')],
  ['a byte order mark of UTF-8', 'utf8-bom', Buffer.from('\ufeffhello')],
  ['a byte order mark of UTF-16LE and nothing else', 'utf16le', Buffer.from([0xff, 0xfe])],
  ['marked UTF-16LE', 'utf16le', Buffer.from('\ufeff\u4e16\u754c', 'utf16le')],
  ['marked UTF-16BE', 'utf16be', utf16be('\ufeff\u4e16')],
  ['marked UTF-32LE', 'utf32le', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ['marked UTF-32BE', 'utf32be', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61])],
  ['unmarked UTF-32LE', 'utf32le', Buffer.from(Uint32Array.from(Buffer.from('password = abcde')).buffer)],
  ['unmarked UTF-32BE', 'utf32be', Buffer.from(Uint32Array.from(Buffer.from('password = abcde')).buffer).swap32()],
  ['numbers in four bytes each', 'binary', Buffer.from(Uint32Array.from({ length: 64 }, (_, at) => at % 32).buffer)],
  ['unmarked UTF-16LE of 16 units', 'utf16le', Buffer.from('password = abcde', 'utf16le')],
  ['unmarked UTF-16BE of 16 units', 'utf16be', utf16be('password = abcde')],
  ['unmarked UTF-16LE of 15 units', 'binary', Buffer.from('password = abcd', 'utf16le')],
  [
    'unmarked UTF-16LE with a foreign word',
    'utf16le',
    Buffer.from(`${'key = value\r\n'.repeat(5)}\u4e16\u754c`, 'utf16le'),
  ],
  [
    'unmarked UTF-16LE with an odd last byte',
    'utf16le',
    Buffer.concat([Buffer.from('password = abcde', 'utf16le'), Buffer.of(0x61)]),
  ],
  [
    'little numbers in two bytes each',
    'binary',
    Buffer.from(Uint16Array.from({ length: 64 }, (_, at) => at % 32).buffer),
  ],
  ['one NUL in text', 'binary', Buffer.from('hello\0world, this is a longer text')],
  ['text with its first NUL in byte 8191', 'binary', Buffer.concat([Buffer.alloc(8191, 'a'), Buffer.alloc(9)])],
  ['text with its first NUL in byte 8192', 'text', Buffer.concat([Buffer.alloc(8192, 'a'), Buffer.alloc(9)])],
])('takes %s for %s', (_, expected, bytes) => {
  expect(sniff(bytes)).toBe(expected);
});

it('looks only at the bytes it is given, wherever they lie', () => {
  const shared = new Uint8Array([0, 0, 0x61, 0x62, 0, 0]);
  expect(sniff(shared.subarray(2, 4))).toBe('text');
});
