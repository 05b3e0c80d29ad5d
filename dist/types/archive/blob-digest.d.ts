export declare class BlobDigest {
    #private;
    /** `like`: a digest whose algorithm is to be used; anything else gives sha256. */
    constructor(like?: string);
    add(bytes: Uint8Array): void;
    /** `sha256:...`; asked once. */
    finish(): string;
}
export declare function digestOf(bytes: Uint8Array, like?: string): string;
