/** Whether 32 bytes are a scalar within 1..n-1. */
export declare function isSecp256k1Scalar(bytes: Uint8Array): boolean;
/** The compressed public key (33 bytes), or nothing when the scalar is out of range. */
export declare function compressedSecp256k1(bytes: Uint8Array): Buffer | undefined;
