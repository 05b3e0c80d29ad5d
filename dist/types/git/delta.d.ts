/** What is wrong with a delta; the caller knows where it is and says so. */
export declare class DeltaError extends Error {
}
/**
 * A parsed and checked delta. `steps` is flat pairs (start, length) in result order: `start >= 0` copies from the base at
 * `start`; `start < 0` inserts from the delta itself at `-start - 1`. Lengths are positive and add up to `resultSize`.
 */
export type DeltaPlan = {
    readonly resultSize: number;
    readonly steps: ArrayLike<number>;
};
/** Base and result sizes as the delta in [from, stop) claims them, and where its instructions start; needs only its first 20 bytes. */
export declare function readDeltaSizes(delta: Uint8Array, from?: number, stop?: number): {
    baseSize: number;
    resultSize: number;
    end: number;
};
/** Parses `delta` for a base of `baseLength` bytes. Throws DeltaError when anything does not fit. */
export declare function parseDelta(delta: Uint8Array, baseLength: number): DeltaPlan;
/** The result of a delta on its base. Throws DeltaError. */
export declare function applyDelta(base: Uint8Array, delta: Uint8Array): Buffer;
