// What undoes a compression, piece by piece and synchronously.

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

export function createDecoder(compression: Decompression): Decoder {
  return compression === 'gzip' ? new GzipDecoder() : new ZstdDecoder();
}
