import type { Span } from '../model/span.ts';
export declare class AreaList {
    #private;
    count: number;
    /** Area `i`, from 0 to `count` - 1. */
    at(i: number): Span;
    /** Writes at most `most` areas from number `from` on to `target`, two numbers each; returns how many these are. */
    copyTo(target: Int32Array, from: number, most: number): number;
    clear(): void;
    /** Adds [start, end) unless it is empty; joins it with the last area when they touch. Ends must not descend. */
    add(start: number, end: number): void;
}
