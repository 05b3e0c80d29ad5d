/** All numbers are addresses, or count what the functions' own comments say. */
export type GitKernel = {
    parse(origin: number, from: number, stop: number, baseLength: number, resultSize: number, steps: number, capacity: number): number;
    apply(base: number, delta: number, result: number, steps: number, count: number): void;
    readTree(tables: number, text: number, size: number, steps: number, stepCount: number, shape: number): number;
    finishTree(): number;
    keepShape(shape: number): void;
};
export declare function instantiateKernel(memory: WebAssembly.Memory): GitKernel;
