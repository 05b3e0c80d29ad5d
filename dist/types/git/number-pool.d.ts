/** Arrays of at least the wanted length, by the power of two they hold. */
export declare class NumberPool {
    #private;
    /** An array for at least `length` numbers, of any content. */
    take(length: number): Int32Array;
    /** Gives back an array that `take` returned; it must not be used any more. */
    give(numbers: Int32Array): void;
}
