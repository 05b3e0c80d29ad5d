/** Tags as they stand in the first byte of an element. */
export declare const derTag: {
    readonly integer: 2;
    readonly bitString: 3;
    readonly octetString: 4;
    readonly null: 5;
    readonly oid: 6;
    readonly sequence: 48;
    readonly context0: 160;
    readonly context1: 161;
    readonly implicit1: 129;
};
export type DerElement = {
    readonly tag: number;
    readonly content: Uint8Array;
};
/** The one element that fills the bytes exactly, or nothing. */
export declare function readDer(bytes: Uint8Array): DerElement | undefined;
/** The element that the bytes begin with, whatever follows (padding that a decryption left, a trust suffix), or nothing. */
export declare function readDerFirst(bytes: Uint8Array): DerElement | undefined;
/** The elements that fill the bytes exactly, or nothing when they do not (cut off, overlong, more than 64). */
export declare function readDerList(bytes: Uint8Array): readonly DerElement[] | undefined;
/** What a sequence that fills the bytes exactly contains, or nothing. */
export declare function readDerSequence(bytes: Uint8Array): readonly DerElement[] | undefined;
/** An object identifier in dotted form, or nothing. */
export declare function readDerOid(element: DerElement | undefined): string | undefined;
/** A complete DER element. */
export declare function writeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer;
