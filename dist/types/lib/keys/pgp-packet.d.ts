export type PgpPacket = {
    readonly tag: number;
    readonly body: Uint8Array;
};
/** The packets that are complete, and whether they fill the bytes exactly. */
export declare function readPgpPackets(bytes: Uint8Array): {
    readonly packets: readonly PgpPacket[];
    readonly isWhole: boolean;
};
/** The tag in a header's first byte, whatever follows; nothing when it is no header. */
export declare function pgpTag(first: number | undefined): number | undefined;
