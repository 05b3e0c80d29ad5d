export type Arena = {
    readonly memory: WebAssembly.Memory;
    /** Where the stretch begins in the memory, in bytes; a multiple of 64. */
    readonly start: number;
    /** Its length. Some bytes behind it may be read and written too (`arenaMargin`). */
    readonly bytes: number;
};
/** Bytes behind an arena that are no one's: code that works on whole words may touch them. */
export declare const arenaMargin = 64;
/** Memory that holds nothing but an arena. Address space only: what is used becomes memory. */
export declare function newArena(bytes: number): Arena;
