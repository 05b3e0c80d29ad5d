import { BorrowedHandle } from '../../archive/zlib-handle.ts';
import { type Predictor } from './predictor.ts';
/** One step of the packing of a stream. */
export type Filter = {
    readonly name: string;
    /** Of FlateDecode and LZWDecode. */
    readonly predictor?: Predictor;
    /** Of LZWDecode: codes grow when the table is full, not one code before. */
    readonly isLate?: boolean;
};
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
/** Undoes filters in their order; undefined when one of them is not for text (pictures), or not known. Throws LimitReached. */
export declare function unpack(bytes: Uint8Array, filters: readonly Filter[], budget: Budget): Buffer | undefined;
