// The part of the WebAssembly interface that is used here; Node's own types have it only from 22 on.

// biome-ignore lint/style/noNamespace: the interface is a namespace
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number });
    /** Another one after `grow`. */
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: object;
  }
}
