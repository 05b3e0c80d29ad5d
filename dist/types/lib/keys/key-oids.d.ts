/** The name of a key algorithm, or its identifier again. */
export declare function keyTypeName(oid: string): string;
/** The name of a cipher or key derivation, or its identifier again; null for none. */
export declare function cipherName(oid: string | undefined): string | null;
/** The scheme of an EncryptedPrivateKeyInfo, or nothing when the identifier is no password-based encryption. */
export declare function encryptionScheme(oid: string): string | undefined;
