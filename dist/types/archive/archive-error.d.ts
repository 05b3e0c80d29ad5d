/**
 * `archive-corrupt`: it contradicts itself, or ends too early. `archive-limit`: a limit was passed. `archive-unsupported`: whole, but written
 * in a way that is not read here.
 */
export type ArchiveErrorCode = 'archive-corrupt' | 'archive-limit' | 'archive-unsupported';
export declare class ArchiveError extends Error {
    readonly code: ArchiveErrorCode;
    /** `message` says what is wrong, and at which byte where that is known; the archive's name is the caller's to add. */
    constructor(code: ArchiveErrorCode, message: string, cause?: unknown);
}
