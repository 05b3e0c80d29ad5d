/** Rarity of two neighbouring bytes in bits (times 1.5): the higher, the rarer. */
export declare function pairRarity(first: number, second: number): number;
/** Rarity of a class by itself: that of its most common pair. */
export declare function byteRarity(byte: number): number;
