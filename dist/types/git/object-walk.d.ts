import type { Arena } from '../lib/arena.ts';
import type { DeltaPlan } from './delta.ts';
import { type DiagnosticSink } from './object-catalog.ts';
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
};
export type WalkOptions = {
    /** Larger objects are not visited but reported to `onSkipped`. */
    readonly maxObjectBytes: number;
    readonly onSkipped: (oid: string, size: number) => void;
    readonly onDiagnostic: DiagnosticSink;
    /** Called after each family, with what it took in its packs. For progress. */
    readonly onFamily?: (bytes: number, objects: number) => void;
    /** Where objects are built: of at least some MiB. Absent: memory of the walk's own. */
    readonly arena?: Arena;
};
/** Walks the families of `part` in order, depth first, children by rising offset. Reads files synchronously. */
export declare function walkFamilies<R>(part: WalkPart, visitor: ObjectVisitor<R>, options: WalkOptions): void;
