// A stretch of WebAssembly memory that several modules work on without copying: objects of a repository are built in it, and searched where
// they lie.

export type Arena = {
  readonly memory: WebAssembly.Memory;
  /** Where the stretch begins in the memory, in bytes; a multiple of 64. */
  readonly start: number;
  /** Its length. Some bytes behind it may be read and written too (`arenaMargin`). */
  readonly bytes: number;
};

/** Bytes behind an arena that are no one's: code that works on whole words may touch them. */
export const arenaMargin = 64;

const pageBytes = 65_536;

/** Memory that holds nothing but an arena. Address space only: what is used becomes memory. */
export function newArena(bytes: number): Arena {
  return { memory: new WebAssembly.Memory({ initial: Math.ceil((bytes + arenaMargin) / pageBytes) }), start: 0, bytes };
}
