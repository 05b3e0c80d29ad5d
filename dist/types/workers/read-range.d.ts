import type { Repository } from '../git/repository.ts';
/** Ids of commits, hex. */
export type Range = {
    readonly base: string;
    readonly head: string;
};
/**
 * `base..head`; a side that is left out is HEAD. `base...head` means what a pull request shows, the changes since both parted: again the
 * commits that `head` has and `base` does not. Throws ToolError: `usage` for other spellings, `unknown-revision`.
 */
export declare function readRange(repository: Repository, text: string): Range;
