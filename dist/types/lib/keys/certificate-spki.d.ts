/** SubjectPublicKeyInfo (DER) of a certificate, or nothing when the bytes are none. */
export declare function certificateSpki(der: Uint8Array): Buffer | undefined;
/** SubjectPublicKeyInfo (DER) of a PKCS#10 certificate request, or nothing. */
export declare function requestSpki(der: Uint8Array): Buffer | undefined;
/** The bytes again when they are a SubjectPublicKeyInfo, or nothing. */
export declare function plainSpki(der: Uint8Array): Buffer | undefined;
