import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileChunk, FileReader } from '../../src/sources/read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'trapline-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Uint8Array | string) {
  const fsPath = join(folder, name);
  writeFileSync(fsPath, content);
  return { path: name, fsPath };
}

/** Bytes that tell their own offset. */
function counting(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) % 251));
}

function padding(bytes: Buffer): number[] {
  return [...new Uint8Array(bytes.buffer, bytes.byteOffset + bytes.length, 16)];
}

const zeros = Array.from({ length: 16 }, () => 0);

type CopiedChunk = { bytes: Buffer; offset: number; isLast: boolean };

function copyChunks(chunks: Iterable<FileChunk>): CopiedChunk[] {
  return Array.from(chunks, (chunk) => {
    if (chunk.kind === 'failed') throw new Error(chunk.diagnostic.message);
    expect(padding(chunk.bytes)).toEqual(zeros);
    return { bytes: Buffer.from(chunk.bytes), offset: chunk.offset, isLast: chunk.isLast };
  });
}

describe('reading in chunks', () => {
  it.each([
    [0, 10, 3],
    [9, 10, 3],
    [10, 10, 3],
    [11, 10, 3],
    [17, 10, 3],
    [18, 10, 0],
    [20, 10, 0],
    [24, 10, 9],
    [700_000, 300_000, 70_000],
    // As long as the buffer is at first, with its padding and without.
    [256 * 1024 - 16, 1_000_000, 9],
    [256 * 1024 - 15, 1_000_000, 9],
    [256 * 1024, 1_000_000, 9],
    // The buffer grows twice.
    [600_000, 700_000, 1],
  ])('covers a file of %i bytes by chunks of %i that share %i', (length, chunkBytes, overlapBytes) => {
    const content = counting(length);
    const chunks = copyChunks(new FileReader().chunks(file('chunks', content), { chunkBytes, overlapBytes }));
    let end = overlapBytes;
    chunks.forEach(({ bytes, offset, isLast }, index) => {
      expect(offset).toBe(index === 0 ? 0 : end - overlapBytes);
      expect(bytes.equals(content.subarray(offset, offset + bytes.length))).toBe(true);
      end = offset + bytes.length;
      expect(isLast).toBe(index === chunks.length - 1);
      expect(isLast ? bytes.length <= chunkBytes : bytes.length === chunkBytes).toBe(true);
    });
    expect(end).toBe(length);
  });

  it('clears what a longer file before it left behind', () => {
    const reader = new FileReader();
    const options = { chunkBytes: 10_000, overlapBytes: 3 };
    copyChunks(reader.chunks(file('long', counting(5000)), options));
    const [short] = copyChunks(reader.chunks(file('short', 'abc'), options));
    expect(short?.bytes.toString()).toBe('abc');
  });

  it('does not believe a size of zero', { skip: process.platform !== 'linux' }, () => {
    const ref = { path: 'v', fsPath: '/proc/version' };
    const [only] = copyChunks(new FileReader().chunks(ref, { chunkBytes: 1000, overlapBytes: 3 }));
    expect(only?.bytes.equals(readFileSync('/proc/version'))).toBe(true);
  });

  it.each([
    ['gone', 'no such file or directory (ENOENT)'],
    ['x'.repeat(300), 'name too long (ENAMETOOLONG)'],
    ['.', 'illegal operation on a directory (EISDIR)'],
  ])('turns what the system refuses into a diagnostic: %s', (name, text) => {
    const ref = { path: 'shown', fsPath: join(folder, name) };
    const diagnostic = { code: 'unreadable', message: `cannot read: ${text}`, path: 'shown', affectsCoverage: true };
    expect([...new FileReader().chunks(ref, { chunkBytes: 9, overlapBytes: 3 })]).toEqual([
      { kind: 'failed', diagnostic },
    ]);
  });

  it('opens names that are not UTF-8, also from another thread', () => {
    const fsPath = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff])]);
    writeFileSync(fsPath, 'latin');
    const ref = { path: 'a\\xff', fsPath: structuredClone(fsPath) };
    const [only] = copyChunks(new FileReader().chunks(ref, { chunkBytes: 1000, overlapBytes: 3 }));
    expect(only?.bytes.toString()).toBe('latin');
  });

  it('reads a pipe to its end, though it gives little at a time', { skip: process.platform === 'win32' }, () => {
    const fsPath = join(folder, 'pipe');
    execFileSync('mkfifo', [fsPath]);
    spawn('sh', ['-c', `{ printf abc; sleep 0.05; printf defgh; } > '${fsPath}'`]);
    const chunks = copyChunks(new FileReader().chunks({ path: 'pipe', fsPath }, { chunkBytes: 5, overlapBytes: 2 }));
    expect(chunks.map(({ bytes, offset }) => [offset, bytes.toString()])).toEqual([
      [0, 'abcde'],
      [3, 'defgh'],
    ]);
  });

  it('closes the file when the caller stops early', { skip: process.platform !== 'linux' }, () => {
    const ref = file('early', counting(100));
    for (const chunk of new FileReader().chunks(ref, { chunkBytes: 10, overlapBytes: 2 }))
      if (chunk.kind === 'chunk') break;
    const open = execFileSync('ls', ['-l', `/proc/${process.pid}/fd`]).toString();
    expect(open).not.toContain(ref.fsPath);
  });

  it('refuses an overlap that leaves no progress', () => {
    const chunks = new FileReader().chunks(file('x', 'abc'), { chunkBytes: 4, overlapBytes: 4 });
    expect(() => [...chunks]).toThrow(RangeError);
  });
});
