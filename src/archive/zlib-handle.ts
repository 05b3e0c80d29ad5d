// Node's own decompressors, used synchronously and piece by piece. Node's public calls are either asynchronous streams or want all of the input
// at once; the handle behind a stream can do what is needed here, and packages such as minizlib use it. Where the handle is not as expected,
// `borrow` gives nothing and callers use something else.

/** What is used of Node's handle. */
type ZlibHandle = {
  onerror: (message: string, errno: number, code: string) => void;
  reset(): void;
  writeSync(
    flush: number,
    input: Uint8Array,
    inputOffset: number,
    inputLength: number,
    output: Uint8Array,
    outputOffset: number,
    outputLength: number,
  ): void;
};

/** The stream a handle is borrowed from: it must outlive the borrower, and is closed by it. */
export type HandleOwner = { close(): void };

/** Bytes decoded at a time. */
const outputBytes = 256 * 1024;

const nothing = new Uint8Array(0);

export class BorrowedHandle {
  /** What was wrong with the data, as zlib says it; nothing can be decoded after that until `reset`. */
  failure: string | undefined;
  readonly #owner: HandleOwner;
  readonly #handle: ZlibHandle;
  /** Bytes of output and of input that were left by the last write. */
  readonly #state: Uint32Array;
  readonly #output = Buffer.alloc(outputBytes);
  #isClosed = false;

  private constructor(owner: HandleOwner, handle: ZlibHandle, state: Uint32Array) {
    this.#owner = owner;
    this.#handle = handle;
    this.#state = state;
    handle.onerror = (message) => {
      this.failure = message;
    };
  }

  static borrow(owner: HandleOwner): BorrowedHandle | undefined {
    const { _handle: handle, _writeState: state } = owner as { _handle?: Partial<ZlibHandle>; _writeState?: unknown };
    if (typeof handle?.reset !== 'function' || typeof handle.writeSync !== 'function') return undefined;
    if (typeof handle.onerror !== 'function' || !(state instanceof Uint32Array)) return undefined;
    return new BorrowedHandle(owner, handle as ZlibHandle, state);
  }

  /**
   * Decodes `input` and yields what comes out; a piece is valid until the next one is asked for. Returns how many bytes at the end of the input
   * the decompressor did not want. Of damaged data, what came before the damage is yielded, without zero bytes at its end; see `failure`.
   */
  *write(input: Uint8Array, flush: number): Generator<Uint8Array, number, undefined> {
    let offset = 0;
    while (this.failure === undefined) {
      // When it fails, the handle does not tell how much it wrote: over zeros, that can be seen.
      this.#output.fill(0);
      const length = input.length - offset;
      // All of the input is in, and output is still coming: an offset behind nothing would end the process.
      const [bytes, from] = length > 0 ? [input, offset] : [nothing, 0];
      this.#handle.writeSync(flush, bytes, from, length, this.#output, 0, outputBytes);
      if (this.failure !== undefined) {
        const written = lastNonZero(this.#output) + 1;
        if (written > 0) yield this.#output.subarray(0, written);
        return 0;
      }
      const [outputLeft = 0, inputLeft = 0] = this.#state;
      if (outputLeft < outputBytes) yield this.#output.subarray(0, outputBytes - outputLeft);
      offset = input.length - inputLeft;
      // With room left in the output, what is left of the input is not wanted.
      if (outputLeft > 0) return inputLeft;
    }
    return 0;
  }

  /** Ready for another stream. */
  reset(): void {
    this.failure = undefined;
    this.#handle.reset();
  }

  close(): void {
    if (!this.#isClosed) this.#owner.close();
    this.#isClosed = true;
  }
}

function lastNonZero(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at >= 0 && bytes[at] === 0) at--;
  return at;
}
