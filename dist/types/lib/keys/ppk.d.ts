import type { KeyMaterial } from './key-material.ts';
export type PpkFile = {
    readonly version: 2 | 3;
    /** SSH's name of the key type. */
    readonly type: string;
    /** `none` or a cipher. */
    readonly encryption: string;
    readonly comment: string;
    /** Argon2 flavour, for an encrypted file of version 3. */
    readonly kdf: string | null;
    readonly publicBlob: Buffer;
    readonly privateBlob: Buffer;
    readonly mac: Buffer;
};
/** The parts of a file, or nothing when one is missing or no base64. */
export declare function readPpk(text: string): PpkFile | undefined;
/** Whether the MAC of a file in clear is right. An encrypted file's needs the passphrase: false. */
export declare function ppkMacHolds({ version, type, encryption, comment, publicBlob, privateBlob, mac }: PpkFile): boolean;
/** The numbers of a key in clear, or nothing for an unknown type or a blob that is cut off. */
export declare function ppkMaterial({ type, publicBlob, privateBlob }: PpkFile): KeyMaterial | undefined;
