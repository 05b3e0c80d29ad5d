import { type Arena } from '../lib/arena.ts';
import { type Block, ChainMemory } from './chain-memory.ts';
import { DeltaSteps } from './delta-steps.ts';
import { GitReadError } from './git-read-error.ts';
import { type ObjectCatalog } from './object-catalog.ts';
export declare class EntryBuilder {
    #private;
    readonly memory: ChainMemory;
    readonly steps: DeltaSteps;
    /** For a tree kernel. */
    readonly trees: Arena;
    /** Objects over `maxBuildBytes` are refused with `too-large`. Objects are built in `arena`, the larger ones elsewhere. */
    constructor(catalog: ObjectCatalog, maxBuildBytes: number, given?: Arena);
    /** Reads the compressed entries of some families together, which will be built next. */
    gather(roots: Int32Array, from: number, to: number): void;
    /** A root's bytes. Throws GitReadError. */
    buildRoot(entry: number): Block;
    /** A delta's result; `steps` then describes it, until the next call. Throws GitReadError. */
    buildDelta(entry: number, base: Block): Block;
    /** The object from any place that holds it in one piece. Throws GitReadError. */
    readElsewhere(entry: number): Block;
    close(): void;
}
/** An object over the limit, with the size it has or claims. */
export declare class TooLarge extends GitReadError {
    readonly size: number;
    constructor(place: string, size: number);
}
