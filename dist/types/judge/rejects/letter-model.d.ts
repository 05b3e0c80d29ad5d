/**
 * Bits by which "random characters" explains `text` better than "words" does: positive looks random, negative looks like words.
 * Length matters: a long word is further from zero than a short one.
 */
export declare function randomnessBits(text: string): number;
/** Bits by which one word reads better as a word than as random letters; case is ignored. */
export declare function wordBits(word: string): number;
