/** Hash table with chains. `maxLines` is the number of lines that will be numbered, over all calls. */
export declare class LineNumbering {
    #private;
    /** Numbers given out so far; all are below. */
    distinct: number;
    constructor(maxLines: number);
    /** Numbers of the lines of one buffer; line `i` goes from `lines[i]` to `lines[i + 1]`. */
    number(source: Buffer, lines: readonly number[]): Int32Array;
}
