import type { Arena } from '../lib/arena.ts';
import type { DeltaPlan } from './delta.ts';
import { EntryBuilder } from './entry-builder.ts';
import { type DiagnosticSink, type ObjectCatalog } from './object-catalog.ts';
import type { WalkPart } from './pack-families.ts';
import type { ObjectType } from './pack-file.ts';
/** Valid only during the visit: bytes and delta are overwritten afterwards. */
export type WalkedObject = {
    /** The object's number in the catalog. */
    readonly number: number;
    /** Hex; made when asked for. */
    readonly oid: string;
    readonly type: ObjectType;
    /** Read-only, with at least 16 zero bytes readable behind it in the same allocation. */
    readonly bytes: Buffer;
    /** How the bytes come from the parent's; absent where there is no parent, or its result is not at hand. */
    readonly delta: DeltaPlan | undefined;
    /** Other objects are stored as deltas on this one: the visit's result will be wanted. */
    readonly isBase: boolean;
};
export type ObjectVisitor<R> = {
    /** `parent` is what the visit of the delta's base returned; defined exactly if `object.delta` is, unless R includes undefined. */
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
