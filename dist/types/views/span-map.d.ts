/** Maps offsets of a view to offsets of what it was made from. */
export type SpanMap = {
    /** Where the byte at `offset` begins in the original; inside a character or group, where that begins. */
    start(offset: number): number;
    /** Where the text that ends before `offset` ends in the original. */
    end(offset: number): number;
};
export declare const identityMap: SpanMap;
/** The same map, of an original that begins `by` bytes further on. */
export declare function shiftMap(map: SpanMap, by: number): SpanMap;
/** `inner` leads to what `outer` leads on from. */
export declare function composeMaps(inner: SpanMap, outer: SpanMap): SpanMap;
/** Collects runs while a text is decoded. Runs are added in order of both offsets. */
export declare class SpanMapBuilder implements SpanMap {
    #private;
    /**
     * From `viewStart` on, every `viewUnit` bytes stand for `originalUnit` bytes from `originalStart` on, until the next run. A run that
     * goes on as the last one did is not entered again.
     */
    run(viewStart: number, originalStart: number, viewUnit: number, originalUnit: number): void;
    /** Both ends of the last run; nothing maps beyond it. */
    finish(viewEnd: number, originalEnd: number): SpanMap;
    start(offset: number): number;
    end(offset: number): number;
}
