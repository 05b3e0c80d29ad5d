// Deltas in bulk: parsed into one array that is used again and again, and applied between blocks of chain memory. Says and checks the
// same as delta.ts, which is for single reads. What lies in shared memory is done by WebAssembly.

import type { Arena } from '../lib/arena.ts';
import { type Block, copyBytes } from './chain-memory.ts';
import { DeltaError } from './delta.ts';
import { DeltaKernel } from './delta-kernel.ts';

export class DeltaSteps {
  readonly #kernel: DeltaKernel;
  readonly #shared: Buffer;
  /** Flat pairs (start, length) as in `DeltaPlan`; only the first `count` numbers count. The kernel's, or these. */
  #numbers: Int32Array = new Int32Array(1024);
  #isInKernel = false;
  /** Where the next size is read; then where the instructions begin. */
  #at = 0;
  count = 0;
  resultSize = 0;

  /** Takes the first `kernelBytes` of the arena. `shared` is all of its memory. */
  constructor(arena: Arena, shared: Buffer) {
    this.#shared = shared;
    this.#kernel = new DeltaKernel(shared, arena.start, arena.memory);
  }

  /** The steps as an array of their own; valid until the next parse. */
  get steps(): Int32Array {
    return this.#isInKernel ? this.#kernel.firstSteps(this.count) : this.#numbers.subarray(0, this.count);
  }

  /** Reads what the delta in `block` says of itself, into `resultSize`; to be parsed next. Throws DeltaError when it is for another base. */
  open(block: Block, baseLength: number): void {
    const stop = block.start + block.size;
    this.#at = block.start;
    const baseSize = this.#readSize(block.memory, stop);
    if (baseSize !== baseLength)
      throw new DeltaError(`delta is for a base of ${baseSize} bytes, its base has ${baseLength}`);
    this.resultSize = this.#readSize(block.memory, stop);
  }

  /** Parses the delta that was opened. Throws DeltaError when anything does not fit. */
  parse(block: Block, baseLength: number): void {
    const { memory } = block;
    const { resultSize } = this;
    const stop = block.start + block.size;
    const instructions = this.#at;
    this.count = 0;
    this.#isInKernel = memory === this.#shared && resultSize < 2 ** 31 && baseLength < 2 ** 31;
    if (this.#isInKernel) {
      const steps = this.#kernel.parse(block.start, instructions, stop, baseLength, resultSize);
      if (steps >= 0) {
        this.count = steps * 2;
        return;
      }
      // Too many steps, or something wrong that is to be named.
      this.#isInKernel = false;
    }
    const produced = this.#parseSteps(memory, instructions, stop, block.start, baseLength);
    if (produced !== resultSize) throw new DeltaError(`delta yields other than the ${resultSize} bytes it claims`);
  }

  /** Moves `#at` behind a size as in `readDeltaSizes`. Millions of these are read: no objects are made. */
  #readSize(delta: Buffer, stop: number): number {
    let value = 0;
    let scale = 1;
    for (let at = this.#at; at < stop && scale < 2 ** 49; at++) {
      const byte = delta[at] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.#at = at + 1;
        return value;
      }
      scale *= 128;
    }
    throw new DeltaError('delta has no readable sizes');
  }

  /** Bytes that the steps yield; stops when they are more than the result may have. */
  #parseSteps(delta: Buffer, from: number, stop: number, origin: number, baseLength: number): number {
    let numbers = this.#numbers;
    let count = 0;
    let produced = 0;
    let at = from;
    while (at < stop && produced <= this.resultSize) {
      const code = delta[at++] as number;
      let start = 0;
      let length = 0;
      if (code >= 0x80) {
        // Bits 0-3 say which bytes of the offset follow, bits 4-6 which of the length.
        if (code & 0x01) start = delta[at++] as number;
        if (code & 0x02) start |= (delta[at++] as number) << 8;
        if (code & 0x04) start |= (delta[at++] as number) << 16;
        if (code & 0x08) start += (delta[at++] as number) * 0x100_0000;
        if (code & 0x10) length = delta[at++] as number;
        if (code & 0x20) length |= (delta[at++] as number) << 8;
        if (code & 0x40) length |= (delta[at++] as number) << 16;
        if (length === 0) length = 0x1_0000;
        if (at > stop) throw new DeltaError('delta ends inside a copy');
        if (start + length > baseLength) throw new DeltaError('delta copies from past the end of its base');
      } else {
        if (code === 0) throw new DeltaError('delta has a reserved instruction');
        start = origin - at - 1;
        length = code;
        at += code;
        if (at > stop) throw new DeltaError('delta ends inside an insertion');
      }
      if (count + 2 > numbers.length) numbers = this.#grow();
      numbers[count] = start;
      numbers[count + 1] = length;
      count += 2;
      produced += length;
    }
    this.count = count;
    return produced;
  }

  /** Writes the result of the parsed delta in `delta` on `base` to `result`, which has room for `resultSize` bytes. */
  apply(base: Block, delta: Block, result: Block): void {
    const shared = this.#shared;
    if (this.#isInKernel && base.memory === shared && result.memory === shared) {
      this.#kernel.apply(base.start, delta.start, result.start, this.count / 2);
      return;
    }
    const numbers = this.#isInKernel ? this.#kernel.steps : this.#numbers;
    let to = result.start;
    for (let i = 0; i < this.count; i += 2) {
      const start = numbers[i] as number;
      const length = numbers[i + 1] as number;
      if (start < 0) copyBytes(delta.memory, delta.start - start - 1, length, result.memory, to);
      else copyBytes(base.memory, base.start + start, length, result.memory, to);
      to += length;
    }
  }

  #grow(): Int32Array {
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
    return larger;
  }
}
