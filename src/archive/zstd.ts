// zstd, of any number of frames, piece by piece: by Node's own decompressor where there is one (22.15 and 23.8 on), else by fzstd, which gives the
// same at a quarter of the speed and does not check the checksums of frames.

import * as zlib from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import type { Decoder } from './decoder.ts';
import { FzstdFrame } from './fzstd-frame.ts';
import { BorrowedHandle, type HandleOwner } from './zlib-handle.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** Undoes one frame after the other. */
export interface FrameDecoder {
  start(windowBytes: number): void;
  /** The next bytes of the frame; `isBlockEnd` when a block ends with them. */
  write(bytes: Uint8Array, isBlockEnd: boolean): Generator<Uint8Array, void, undefined>;
  end(): Generator<Uint8Array, void, undefined>;
  close(): void;
}

export class ZstdDecoder implements Decoder {
  readonly #frames = new ZstdFrames();
  readonly #decoder: FrameDecoder;

  /** `isNative` false does without Node's decompressor, as on a Node that has none. */
  constructor(isNative = true) {
    this.#decoder = (isNative ? nativeDecoder() : undefined) ?? new FzstdFrame();
  }

  *push(input: Uint8Array): Generator<Uint8Array, void, undefined> {
    for (const piece of this.#frames.push(input)) {
      if (piece.kind === 'start') this.#decoder.start(piece.windowBytes);
      else if (piece.kind === 'end') yield* this.#decoder.end();
      else yield* this.#decoder.write(piece.bytes, piece.isBlockEnd);
    }
  }

  // biome-ignore lint/correctness/useYield: blocks are given out when they are complete, so nothing is left
  *finish(): Generator<Uint8Array, void, undefined> {
    this.#frames.finish();
  }

  close(): void {
    this.#decoder.close();
  }
}

/** Undefined on a Node without zstd, or with another inside. */
function nativeDecoder(): FrameDecoder | undefined {
  const create: unknown = (zlib as Record<string, unknown>).createZstdDecompress;
  if (typeof create !== 'function') return undefined;
  const handle = BorrowedHandle.borrow(create({ chunkSize: 64 }) as HandleOwner);
  return handle && new NativeFrame(handle);
}

class NativeFrame implements FrameDecoder {
  readonly #handle: BorrowedHandle;
  /** Every frame but the first needs the decompressor to forget the one before. */
  #isUsed = false;

  constructor(handle: BorrowedHandle) {
    this.#handle = handle;
  }

  start(): void {
    if (this.#isUsed) this.#handle.reset();
    this.#isUsed = true;
  }

  *write(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
    // ZSTD_e_continue: more will come.
    yield* this.#handle.write(bytes, 0);
    if (this.#handle.failure !== undefined)
      throw new ArchiveError('archive-corrupt', `the zstd data is damaged: ${this.#handle.failure}`);
  }

  *end(): Generator<Uint8Array, void, undefined> {}

  close(): void {
    this.#handle.close();
  }
}
