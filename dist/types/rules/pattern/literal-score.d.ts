/** Bits of surprise in meeting `text` at some place; with `ignoreCase` a letter stands for both its cases. */
export declare function literalBits(text: string, ignoreCase: boolean): number;
