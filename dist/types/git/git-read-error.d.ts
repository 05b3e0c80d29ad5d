/**
 * `object-missing`: no object directory holds it (or its file cannot be opened). `object-corrupt`: it is there and contradicts
 * itself. `too-large`: it is over `maxObjectBytes`.
 */
export type GitReadErrorCode = 'object-missing' | 'object-corrupt' | 'too-large';
export declare class GitReadError extends Error {
    readonly code: GitReadErrorCode;
    /** `message` names the place: a pack with the entry's offset, or a file. */
    constructor(code: GitReadErrorCode, message: string, cause?: unknown);
}
/** An `object-corrupt` error about `place`. */
export declare function corruptObject(place: string, what: string, cause?: unknown): GitReadError;
/** The code of a failed system or zlib call (`ENOENT`, `Z_DATA_ERROR`); empty for anything that carries none. */
export declare function errorCode(error: unknown): string;
/** Result of `work`, or undefined with its GitReadError added to `problems`; other errors pass through. */
export declare function attempt<T>(work: () => T, problems: GitReadError[]): T | undefined;
