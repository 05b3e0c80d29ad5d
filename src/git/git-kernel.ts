// What the WebAssembly of this folder (assembly/) can do, on a memory that others give it.

import { wasmBase64 } from './wasm.generated.ts';

/** All numbers are addresses, or count what the functions' own comments say. */
export type GitKernel = {
  parse(
    origin: number,
    from: number,
    stop: number,
    baseLength: number,
    resultSize: number,
    steps: number,
    capacity: number,
  ): number;
  apply(base: number, delta: number, result: number, steps: number, count: number): void;
  readTree(tables: number, text: number, size: number, steps: number, stepCount: number, shape: number): number;
  finishTree(): number;
  keepShape(shape: number): void;
};

export function instantiateKernel(memory: WebAssembly.Memory): GitKernel {
  const module = new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
  return instance.exports as GitKernel;
}
