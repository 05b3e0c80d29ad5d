export type PemBlock = {
    /** The words after BEGIN, for instance `RSA PRIVATE KEY`. */
    readonly label: string;
    /** The body without headers, its escaped line ends undone, still among quotes and operators. */
    readonly body: string;
    /** The decoded body, or nothing when it is no base64. */
    readonly bytes: Buffer | undefined;
    /** Whether the header `Proc-Type: 4,ENCRYPTED` of RFC 1421 is there. */
    readonly isEncrypted: boolean;
    /** The first word of `DEK-Info`, for instance `AES-128-CBC`. */
    readonly cipher: string | null;
    /** UTF-16 index of the block and of what follows it. */
    readonly start: number;
    readonly end: number;
};
/** The blocks whose label passes, in order, at most so many. A block without its END line reaches to the end of the text. */
export declare function findPemBlocks(text: string, label: RegExp, limit: number): readonly PemBlock[];
/** The bytes of a base64 text among quotes, operators and comment signs, or nothing when anything else is in it or it is cut within a group. */
export declare function decodeBody(body: string): Buffer | undefined;
