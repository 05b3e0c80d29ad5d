export type Predictor = {
    /** 2 is TIFF's; 10 and more are PNG's, whose rows each begin with the one they use. */
    readonly kind: number;
    readonly colors: number;
    readonly bitsPerColor: number;
    /** Samples of a row. */
    readonly columns: number;
};
/** The original bytes; undefined for a predictor that cannot be. A last row that was cut is undone as far as it goes. */
export declare function undoPredictor(data: Uint8Array, predictor: Predictor): Uint8Array | undefined;
