/** A copy that threads may share. */
export declare function sharedNumbers(values: ArrayLike<number>): Int32Array;
/** A copy that threads may share. */
export declare function sharedBytes(values: ArrayLike<number>): Uint8Array;
