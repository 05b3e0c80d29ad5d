// How much may come out of what went in: what stands between a small file and a machine that decompresses for a week.

import { ArchiveError } from './archive-error.ts';

export type Decompression = 'gzip' | 'zstd';

export type DecompressionLimits = {
  /** Most bytes that may come out. */
  readonly maxBytes: number;
  /** Most bytes out for each byte in, asked once `ratioFromBytes` are out: empty disk images compress a thousandfold, and are small. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
};

/** Counts what goes in and out. `add` throws ArchiveError `archive-limit`. */
export class OutputLimit {
  readonly #limits: DecompressionLimits;
  #inputBytes = 0;
  #outputBytes = 0;

  constructor(limits: DecompressionLimits) {
    this.#limits = limits;
  }

  addInput(bytes: number): void {
    this.#inputBytes += bytes;
  }

  addOutput(bytes: number): void {
    this.#outputBytes += bytes;
    const { maxBytes, maxRatio, ratioFromBytes } = this.#limits;
    if (this.#outputBytes > maxBytes)
      throw new ArchiveError('archive-limit', `decompresses to more than ${maxBytes} bytes`);
    if (this.#outputBytes > ratioFromBytes && this.#outputBytes > maxRatio * this.#inputBytes)
      throw new ArchiveError('archive-limit', `decompresses to more than ${maxRatio} times its size`);
  }
}
