/** What the graph needs of a commit. Ids are hex. */
export type CommitHeader = {
    readonly tree: string;
    readonly parents: readonly string[];
    /** Seconds since 1970; 0 when the line is damaged. */
    readonly committerTime: number;
};
/** A commit as a report shows it. */
export type CommitInfo = {
    readonly oid: string;
    readonly author: string;
    readonly email: string;
    /** Seconds since 1970; 0 when it is not readable. */
    readonly authorTime: number;
    /** Minutes east of UTC. */
    readonly authorZone: number;
    readonly committerTime: number;
    /** First paragraph of the message on one line, as git shows it. */
    readonly subject: string;
};
/** Where the message of a commit or tag starts in its bytes; their length when there is none. */
export declare function messageStart(bytes: Buffer): number;
/** Where in the bytes of a commit its ids stand, as hex digits. For reading very many commits. */
export type CommitPlaces = {
    readonly tree: number;
    readonly parents: readonly number[];
    /** Seconds since 1970; 0 when the line is damaged. */
    readonly committerTime: number;
};
/** Undefined when the bytes are not those of a commit. */
export declare function findCommitPlaces(bytes: Buffer, oidBytes: number): CommitPlaces | undefined;
/** Undefined when the bytes are not those of a commit. */
export declare function readCommitHeader(bytes: Buffer, oidBytes: number): CommitHeader | undefined;
/** Writes the raw id whose hex digits (lower case) start at `at` to `target`, from its start. */
export declare function decodeId(bytes: Uint8Array, at: number, target: Uint8Array): void;
/** Id and type of what a tag stands for; undefined when the bytes are not those of a tag. */
export declare function readTagTarget(bytes: Buffer, oidBytes: number): {
    oid: string;
    type: string;
} | undefined;
/** Author, dates and subject, decoded as the commit's `encoding` line says (UTF-8 without one). */
export declare function describeCommit(oid: string, bytes: Buffer): CommitInfo;
