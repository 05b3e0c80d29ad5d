import type { Arena } from '../lib/arena.ts';
import { type Block } from './chain-memory.ts';
export declare class DeltaSteps {
    #private;
    count: number;
    resultSize: number;
    /** Takes the first `kernelBytes` of the arena. `shared` is all of its memory. */
    constructor(arena: Arena, shared: Buffer);
    /** The steps as an array of their own; valid until the next parse. */
    get steps(): Int32Array;
    /** Reads what the delta in `block` says of itself, into `resultSize`; to be parsed next. Throws DeltaError when it is for another base. */
    open(block: Block, baseLength: number): void;
    /** Parses the delta that was opened. Throws DeltaError when anything does not fit. */
    parse(block: Block, baseLength: number): void;
    /** Writes the result of the parsed delta in `delta` on `base` to `result`, which has room for `resultSize` bytes. */
    apply(base: Block, delta: Block, result: Block): void;
}
