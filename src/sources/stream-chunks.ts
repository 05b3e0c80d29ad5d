// A stream of bytes (standard input) as overlapping chunks, in the shape the file reader gives them. Holds one chunk at a time.

import type { FileChunk } from './read-file.ts';

/** Zero bytes behind the data, as read-file.ts has them. */
const paddingBytes = 16;
const startBytes = 64 * 1024;

/** Yields at least one chunk; the overlap is repeated at the start of the next one. Of a stream that fails, all there was comes before the error. */
export async function* streamChunks(
  stream: AsyncIterable<Uint8Array>,
  { chunkBytes, overlapBytes }: { readonly chunkBytes: number; readonly overlapBytes: number },
): AsyncGenerator<Extract<FileChunk, { kind: 'chunk' }>, void, undefined> {
  let buffer: Buffer = Buffer.alloc(startBytes + paddingBytes);
  let length = 0;
  let offset = 0;
  let failure: { readonly cause: unknown } | undefined;
  try {
    for await (const piece of stream) {
      for (let rest = piece; rest.length > 0; ) {
        // A full chunk is given only when more follows, so that the last one is known to be the last.
        if (length === chunkBytes) {
          yield { kind: 'chunk', bytes: padded(buffer, length), offset, isLast: false };
          buffer.copyWithin(0, length - overlapBytes, length);
          offset += length - overlapBytes;
          length = overlapBytes;
        }
        const taken = rest.subarray(0, chunkBytes - length);
        buffer = grow(buffer, length + taken.length, chunkBytes);
        buffer.set(taken, length);
        length += taken.length;
        rest = rest.subarray(taken.length);
      }
    }
  } catch (cause) {
    failure = { cause };
  }
  yield { kind: 'chunk', bytes: padded(buffer, length), offset, isLast: true };
  if (failure) throw failure.cause;
}

function padded(buffer: Buffer, length: number): Buffer {
  buffer.fill(0, length, length + paddingBytes);
  return buffer.subarray(0, length);
}

function grow(buffer: Buffer, needed: number, most: number): Buffer {
  if (needed + paddingBytes <= buffer.length) return buffer;
  const larger = Buffer.alloc(Math.min(Math.max(buffer.length * 2, needed), most) + paddingBytes);
  larger.set(buffer);
  return larger;
}
