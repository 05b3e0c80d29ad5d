/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints it. */
export declare function sshFingerprint(blob: Uint8Array): string;
/** OpenSSL's name of an SSH curve, or nothing. */
export declare function opensslCurve(sshCurve: string): string | undefined;
/** The key type a public blob names, or nothing when it does not begin with a plausible one. */
export declare function sshBlobType(blob: Uint8Array): string | undefined;
/** SubjectPublicKeyInfo of an SSH public key, or nothing for a type that X.509 does not know and for a malformed blob. */
export declare function spkiOfSshBlob(blob: Uint8Array): Buffer | null;
/** The SSH public blob of a key given as SubjectPublicKeyInfo, or nothing when SSH has no such type. */
export declare function sshBlobOfSpki(spki: Uint8Array): Buffer | null;
