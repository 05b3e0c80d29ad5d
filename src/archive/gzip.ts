// gzip, of any number of members (RFC 1952, 2.2), piece by piece. Zero bytes behind the last member are padding; anything else is an error.

import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import type { Decoder } from './decoder.ts';
import { BorrowedHandle } from './zlib-handle.ts';

/** Without a handle the whole input has to be held: that much of it, and this much of what comes out. */
const maxHeldBytes = 256 << 20;
const maxInflatedBytes = 1 << 30;

const nothing = new Uint8Array(0);

export class GzipDecoder implements Decoder {
  readonly #handle: BorrowedHandle | undefined;
  readonly #held: Uint8Array[] = [];
  #heldBytes = 0;
  /** Only padding may follow. */
  #isPast = false;
  #inputBytes = 0;

  /** `isBorrowing` false does without Node's handle, for tests of what happens where there is none. */
  constructor(isBorrowing = true) {
    this.#handle = isBorrowing ? BorrowedHandle.borrow(createGunzip({ chunkSize: 64 })) : undefined;
  }

  *push(input: Uint8Array): Generator<Uint8Array, void, undefined> {
    if (input.length === 0) return;
    this.#inputBytes += input.length;
    if (!this.#handle) return this.#hold(input);
    if (this.#isPast) return checkPadding(input);
    const left = yield* this.#handle.write(input, constants.Z_NO_FLUSH);
    if (this.#handle.failure !== undefined)
      throw damaged(`${this.#handle.failure}, before byte ${this.#inputBytes} of the compressed data`);
    if (left === 0) return;
    this.#isPast = true;
    checkPadding(input.subarray(input.length - left));
  }

  *finish(): Generator<Uint8Array, void, undefined> {
    if (!this.#handle) {
      yield gunzipWhole(Buffer.concat(this.#held));
      return;
    }
    if (this.#isPast) return;
    yield* this.#handle.write(nothing, constants.Z_FINISH);
    if (this.#handle.failure !== undefined)
      throw damaged(`it ends too early, after byte ${this.#inputBytes} of the compressed data`);
  }

  close(): void {
    this.#handle?.close();
  }

  #hold(input: Uint8Array): void {
    this.#heldBytes += input.length;
    if (this.#heldBytes > maxHeldBytes)
      throw new ArchiveError('archive-limit', `more than ${maxHeldBytes} bytes cannot be decompressed by this Node`);
    this.#held.push(Uint8Array.from(input));
  }
}

function checkPadding(bytes: Uint8Array): void {
  if (bytes.some((byte) => byte !== 0)) throw damaged('there are bytes behind its end');
}

function gunzipWhole(input: Uint8Array): Uint8Array {
  try {
    return gunzipSync(input, { maxOutputLength: maxInflatedBytes });
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error), error);
  }
}

function damaged(what: string, cause?: unknown): ArchiveError {
  return new ArchiveError('archive-corrupt', `the gzip data is damaged: ${what}`, cause);
}
