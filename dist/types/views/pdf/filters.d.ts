import { BorrowedHandle } from '../../archive/zlib-handle.ts';
/** What the unpacking of one document shares: the limit, and an inflater, which is dear to make. */
export declare class Budget {
    #private;
    /** Streams that were damaged. */
    faults: number;
    constructor(bytes: number);
    /** Throws LimitReached. */
    spend(bytes: number): void;
    /** Ready for a stream; undefined where this Node cannot inflate piece by piece. */
    inflater(): BorrowedHandle | undefined;
    close(): void;
}
export declare class LimitReached extends Error {
}
/** Undoes filters in their order; undefined when one of them is not for text (pictures), or not known. */
export declare function unpack(bytes: Uint8Array, names: readonly string[], budget: Budget): Buffer | undefined;
