import type { KeyMaterial } from './key-material.ts';
export type PrivateKeyInfo = {
    readonly kind: 'plain';
    readonly material: KeyMaterial;
}
/** Well formed, of an algorithm whose arithmetic is not known here (Diffie-Hellman, post-quantum, ...). */
 | {
    readonly kind: 'other';
    readonly type: string;
} | {
    readonly kind: 'encrypted';
    readonly cipher: string | null;
    readonly kdf: string | null;
};
/** What DER bytes begin with, or nothing when that is no complete private key. */
export declare function readPrivateKey(der: Uint8Array): PrivateKeyInfo | undefined;
