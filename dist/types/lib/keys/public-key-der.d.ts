export type PublicKeyDer = {
    readonly kind: 'certificate' | 'certificate request' | 'public key';
    /** SubjectPublicKeyInfo (DER). */
    readonly spki: Buffer;
};
/** Nothing when the bytes are none of the three; what follows a certificate is left alone. */
export declare function publicKeyOfDer(bytes: Uint8Array): PublicKeyDer | undefined;
