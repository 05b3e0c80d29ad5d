// What undoes a compression, piece by piece and synchronously, and the choice of one by the first bytes. Names and media types are never asked:
// they lie.

import { GzipDecoder } from './gzip.ts';
import type { Decompression } from './output-limit.ts';
import { ZstdDecoder } from './zstd.ts';

/** A decoder holds a bounded amount of memory, whatever it is fed. */
export interface Decoder {
  /**
   * Takes the next piece and yields what comes out of it, in pieces of at most 256 kB that are valid until the next one is asked for. Nothing
   * is decoded ahead of what is asked for. Throws ArchiveError; what came before the damage has been yielded by then.
   */
  push(input: Uint8Array): Generator<Uint8Array, void, undefined>;
  /** No more will come. Throws ArchiveError when the data is not whole. */
  finish(): Generator<Uint8Array, void, undefined>;
  /** Frees memory outside of JavaScript's heap. May be called twice, and before the end. */
  close(): void;
}

/** Bytes that `sniffCompression` wants to see; fewer when there are no more. */
export const compressionMagicBytes = 4;

export function sniffCompression(head: Uint8Array): Decompression | undefined {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  // A skippable frame, of which there are sixteen kinds.
  if (a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  return undefined;
}

export function createDecoder(compression: Decompression): Decoder {
  return compression === 'gzip' ? new GzipDecoder() : new ZstdDecoder();
}
