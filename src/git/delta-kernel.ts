// The WebAssembly side of delta-steps.ts: parses and applies deltas whose blocks all lie in one shared memory.

import { type GitKernel, instantiateKernel } from './git-kernel.ts';

/** Steps that fit; deltas with more are rare and large, so nothing is lost by doing them elsewhere. */
const capacity = 1 << 16;
/** Bytes of shared memory that the steps take. */
export const kernelBytes = capacity * 8;

const maxViews = 4096;

export class DeltaKernel {
  /** Flat pairs (start, length) as `parse` left them. */
  readonly steps: Int32Array;
  readonly #exports: GitKernel;
  readonly #stepsAt: number;
  /** By length: making a view takes longer than parsing a small delta. */
  readonly #views: Int32Array[] = [];

  /** `at`: address of `kernelBytes` bytes of `memory` for the steps; a multiple of 8. */
  constructor(memory: Buffer, at: number, wasm: WebAssembly.Memory) {
    this.#exports = instantiateKernel(wasm);
    this.#stepsAt = at;
    this.steps = new Int32Array(memory.buffer, memory.byteOffset + at, capacity * 2);
  }

  /** The first `count` numbers of `steps`. */
  firstSteps(count: number): Int32Array {
    if (count >= maxViews) return this.steps.subarray(0, count);
    this.#views[count] ??= this.steps.subarray(0, count);
    return this.#views[count];
  }

  /** Number of steps of the delta at `origin` whose instructions are in [from, stop); negative when it must be done elsewhere. */
  parse(origin: number, from: number, stop: number, baseLength: number, resultLength: number): number {
    return this.#exports.parse(origin, from, stop, baseLength, resultLength, this.#stepsAt, capacity);
  }

  /** Writes the result of the steps parsed last. Addresses in the shared memory. */
  apply(base: number, delta: number, result: number, count: number): void {
    this.#exports.apply(base, delta, result, this.#stepsAt, count);
  }
}
