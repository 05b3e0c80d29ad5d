import type { Arena } from '../lib/arena.ts';
import { type Block } from './chain-memory.ts';
import { EntryBuilder } from './entry-builder.ts';
import { type DiagnosticSink, type ObjectCatalog } from './object-catalog.ts';
import type { WalkPart } from './pack-families.ts';
import type { ObjectType } from './pack-file.ts';
/** Valid only during the visit: the next one uses the same object, and its memory. */
export type WalkedObject = {
    /** The object's number in the catalog. */
    readonly number: number;
    /** Hex; made when asked for. */
    readonly oid: string;
    readonly type: ObjectType;
    /** Where the bytes are; for who reads them there. */
    readonly block: Block;
    /** Read-only, with at least 16 zero bytes readable behind it in the same allocation. Made when asked for. */
    readonly bytes: Buffer;
    /** How the bytes come from the parent's (see DeltaPlan); absent where there is no parent, or its result is not at hand. */
    readonly steps: Int32Array | undefined;
    /** Other objects are stored as deltas on this one: the visit's result will be wanted. */
    readonly isBase: boolean;
};
export type ObjectVisitor<R> = {
    /** `parent` is what the visit of the delta's base returned; defined exactly if `object.steps` is, unless R includes undefined. */
    visit(object: WalkedObject, parent: R | undefined): R;
    /** Called when a result will not be handed to any more children. Results of objects that are no base are not told of. */
    release?(result: R): void;
};
export type WalkOptions = {
    /** Larger objects are not visited but reported to `onSkipped`. */
    readonly maxObjectBytes: number;
    readonly onSkipped: (oid: string, size: number) => void;
    readonly onDiagnostic: DiagnosticSink;
    /** Called after each family, with what it took in its packs. For progress. */
    readonly onFamily?: (bytes: number, objects: number) => void;
    /** What builds the objects, for several walks one after another over one catalog; absent: the walk's own. */
    readonly builder?: EntryBuilder;
};
/** A builder for walks with objects of up to `maxObjectBytes`. To be closed; see EntryBuilder for the arena. */
export declare function createBuilder(catalog: ObjectCatalog, maxObjectBytes: number, arena?: Arena): EntryBuilder;
/** Walks the families of `part` in order, depth first, children by rising offset. Reads files synchronously. */
export declare function walkFamilies<R>(part: WalkPart, visitor: ObjectVisitor<R>, options: WalkOptions): void;
