/** Larger objects are refused: nothing searches them, and a result has to fit into one buffer. */
export declare const maxObjectBytes: number;
/** Where compressed bytes come from; `view` may return fewer bytes at the end. */
export type CompressedSource = {
    readonly size: number;
    view(offset: number, length: number): Buffer;
};
/**
 * Inflates the stream at `offset`, which must yield exactly `size` bytes. `place` names it in errors.
 * Bytes after the stream's end are ignored. Throws GitReadError when the stream is damaged, cut or of another size.
 */
export declare function inflateAt(source: CompressedSource, offset: number, size: number, place: string): Buffer;
/** The first bytes of a stream, from the compressed bytes in `input`, which may be cut. For reading headers. */
export declare function inflatePrefix(input: Buffer, place: string): Buffer;
