import type { KeyProof } from './key-material.ts';
export type EdwardsCurve = 'ed25519' | 'ed448' | 'x25519' | 'x448';
/** A secret (seed or scalar) and, where the key carries one, its public half. */
export type EdwardsMaterial = {
    readonly type: EdwardsCurve;
    readonly secret: Uint8Array;
    readonly publicKey?: Uint8Array;
};
export declare function proveEdwards({ type, secret, publicKey }: EdwardsMaterial): KeyProof;
/** The raw public half, or nothing when the secret has the wrong length. X25519 clamps the scalar as RFC 7748 says. */
export declare function edwardsPublic(curve: EdwardsCurve, secret: Uint8Array): Buffer | undefined;
/** SubjectPublicKeyInfo of a raw public half, or nothing when its length is wrong. */
export declare function edwardsSpki(curve: EdwardsCurve, publicKey: Uint8Array): Buffer | null;
/** The curve of an object identifier, or nothing. */
export declare function edwardsCurve(oid: string): EdwardsCurve | undefined;
