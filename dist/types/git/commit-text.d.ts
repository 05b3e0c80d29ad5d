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
    /** First line of the message. */
    readonly subject: string;
};
/** Where the message of a commit or tag starts in its bytes; their length when there is none. */
export declare function messageStart(bytes: Buffer): number;
/** Undefined when the bytes are not those of a commit. */
export declare function readCommitHeader(bytes: Buffer, oidBytes: number): CommitHeader | undefined;
/** Id and type of what a tag stands for; undefined when the bytes are not those of a tag. */
export declare function readTagTarget(bytes: Buffer, oidBytes: number): {
    oid: string;
    type: string;
} | undefined;
/** Author, dates and subject, decoded as the commit's `encoding` line says (UTF-8 without one). */
export declare function describeCommit(oid: string, bytes: Buffer): CommitInfo;
