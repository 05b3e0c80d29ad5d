// zlib streams whose length is known only by reading them, inflated without trusting the size that was claimed for the result.

import { constants, inflateSync } from 'node:zlib';
import { corruptObject, errorCode, GitReadError } from './git-read-error.ts';
import { inflateRoom, StreamInflater } from './stream-inflater.ts';

/** A deflate stream cannot expand more than this (zlib's own documentation); a larger claim is a lie. */
const maxExpansion = 1032;
/** Larger objects are refused: nothing searches them, and a result has to fit into one buffer. */
export const maxObjectBytes = 512 * 1024 * 1024;
/** Output buffers start at the claimed size up to here, and grow chunk by chunk beyond. */
const maxFirstChunk = 16 * 1024 * 1024;
/** Input is first read up to here; larger streams are tried again with twice as much. */
const maxFirstRead = 16 * 1024 * 1024;

const smallStream = 16 * 1024;
/** What claims to yield no more than this gets memory for it at once, and the thread's inflater. */
const maxDirect = 1024 * 1024;
/** That inflater, from its first use on. */
const inflaters: StreamInflater[] = [];

/** Where compressed bytes come from; `view` may return fewer bytes at the end. */
export type CompressedSource = {
  readonly size: number;
  view(offset: number, length: number): Buffer;
};

/**
 * Inflates the stream at `offset`, which must yield exactly `size` bytes. `place` names it in errors.
 * Bytes after the stream's end are ignored. Throws GitReadError when the stream is damaged, cut or of another size.
 */
export function inflateAt(source: CompressedSource, offset: number, size: number, place: string): Buffer {
  const available = source.size - offset;
  if (available <= 0) throw corruptObject(place, 'compressed data ends early');
  if (size > available * maxExpansion) throw corruptObject(place, `claims ${size} bytes, more than its file can hold`);
  if (size > maxObjectBytes) throw new GitReadError('too-large', `${place}: ${size} bytes, more than can be read`);
  // Twice zlib's bound for incompressible data plus slack: other writers split their output into smaller blocks.
  const mostCompressed = Math.min(available, 2 * size + 65_536);
  // Small streams are read whole in any case; larger ones are mostly text, which packs to less than half.
  let length = Math.min(mostCompressed, size <= smallStream ? size + 64 : size >> 1, maxFirstRead);
  for (;;) {
    const input = source.view(offset, length);
    const bytes = inflateDirectly(input, size) ?? tryInflate(input, size, place);
    if (bytes !== undefined) return bytes;
    if (length >= mostCompressed) throw corruptObject(place, 'compressed data ends early');
    length = Math.min(length * 2, mostCompressed);
  }
}

/** Whole stream, or undefined when there is anything to say about it, even that `input` ends before it does. */
function inflateDirectly(input: Buffer, size: number): Buffer | undefined {
  if (size > Math.min(maxDirect, input.length * maxExpansion)) return undefined;
  inflaters[0] ??= new StreamInflater();
  const output = Buffer.allocUnsafe(size + inflateRoom);
  return inflaters[0].inflate(input, 0, input.length, output, 0, size) === 'whole'
    ? output.subarray(0, size)
    : undefined;
}

/** Whole stream, or undefined when `input` ends before the stream does. */
function tryInflate(input: Buffer, size: number, place: string): Buffer | undefined {
  // One byte more than wanted: with an exact fit zlib asks for another chunk just to say that it is done.
  const chunkSize = Math.max(64, Math.min(size + 1, maxFirstChunk, input.length * maxExpansion));
  let bytes: Buffer;
  try {
    bytes = inflateSync(input, { chunkSize, maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'Z_BUF_ERROR') return undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw corruptObject(place, `holds more than the ${size} bytes it claims`, error);
    if (code.startsWith('Z_')) throw corruptObject(place, 'compressed data is damaged', error);
    throw error;
  }
  if (bytes.length !== size) throw corruptObject(place, `holds ${bytes.length} bytes and claims ${size}`);
  return bytes;
}

/** The first bytes of a stream, from the compressed bytes in `input`, which may be cut. For reading headers. */
export function inflatePrefix(input: Buffer, place: string): Buffer {
  try {
    return inflateSync(input, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: input.length * maxExpansion + 64,
    });
  } catch (error) {
    if (errorCode(error) === '') throw error;
    throw new GitReadError('object-corrupt', `${place}: compressed data is damaged`, error);
  }
}
