/** Bits per character (code point), 0 for an empty text. At most log2 of the number of distinct characters. */
export declare function shannonEntropy(text: string): number;
