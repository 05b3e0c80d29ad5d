/**
 * `table[state * classCount + classOf[byte]]` is the next state: 0 = the pattern cannot go on, 255 = it may match (stop asking),
 * anything else = read on. States are 1 to 254.
 */
export type Guard = {
    readonly classCount: number;
    readonly classOf: Uint8Array;
    readonly table: Uint8Array;
};
