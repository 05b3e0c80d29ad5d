/** Catalog numbers of trees and blobs, each to the one that stands in for it. */
export type StandIns = ReadonlyMap<number, number>;
/** The wanted blobs, and those that a wanted one stands in for: where they are named, the wanted one is held. */
export declare function withReplaced(wanted: Int32Array, standIns: StandIns): Int32Array;
/** By position among the wanted blobs: the position of the stand-in, -1 where that one is not wanted. */
export declare function replacedPositions(wanted: Int32Array, standIns: StandIns): Map<number, number>;
