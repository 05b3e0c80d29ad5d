/** The stream a handle is borrowed from: it must outlive the borrower, and is closed by it. */
export type HandleOwner = {
    close(): void;
};
export declare class BorrowedHandle {
    #private;
    /** What was wrong with the data, as zlib says it; nothing can be decoded after that until `reset`. */
    failure: string | undefined;
    private constructor();
    static borrow(owner: HandleOwner): BorrowedHandle | undefined;
    /**
     * Decodes `input` and yields what comes out; a piece is valid until the next one is asked for. Returns how many bytes at the end of the input
     * the decompressor did not want. Of damaged data, what came before the damage is yielded, without zero bytes at its end; see `failure`.
     */
    write(input: Uint8Array, flush: number): Generator<Uint8Array, number, undefined>;
    /** Ready for another stream. */
    reset(): void;
    close(): void;
}
