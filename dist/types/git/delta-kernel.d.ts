/** Bytes of shared memory that the steps take. */
export declare const kernelBytes: number;
export declare class DeltaKernel {
    #private;
    /** Flat pairs (start, length) as `parse` left them. */
    readonly steps: Int32Array;
    /** `at`: address of `kernelBytes` bytes of `memory` for the steps; a multiple of 8. */
    constructor(memory: Buffer, at: number, wasm: WebAssembly.Memory);
    /** The first `count` numbers of `steps`. */
    firstSteps(count: number): Int32Array;
    /** Number of steps of the delta at `origin` whose instructions are in [from, stop); negative when it must be done elsewhere. */
    parse(origin: number, from: number, stop: number, baseLength: number, resultLength: number): number;
    /** Writes the result of the steps parsed last. Addresses in the shared memory. */
    apply(base: number, delta: number, result: number, count: number): void;
}
