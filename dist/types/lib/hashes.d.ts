export declare function sha256(bytes: Uint8Array): Buffer;
/** Bitcoin's: SHA-256 of the SHA-256. */
export declare function doubleSha256(bytes: Uint8Array): Buffer;
/** Ethereum's: Keccak with its original padding, which OpenSSL 3.0 does not have and which is not SHA3-256. */
export declare function keccak256(bytes: Uint8Array): Buffer;
