/** SHA-256 of a public key's DER, in lower-case hexadecimal. */
export declare function spkiFingerprint(spki: Uint8Array): string;
/** `algorithm` is the complete AlgorithmIdentifier where it is not plain rsaEncryption (RSA-PSS). */
export declare function rsaSpki(n: Uint8Array, e: Uint8Array, algorithm?: Uint8Array): Buffer;
export declare function dsaSpki(p: Uint8Array, q: Uint8Array, g: Uint8Array, y: Uint8Array): Buffer;
/** `curve` is the dotted identifier of a named curve or the DER of written-out parameters, `point` uncompressed. */
export declare function ecSpki(curve: string | Uint8Array, point: Uint8Array): Buffer;
/** An unsigned big-endian number as a minimal DER INTEGER. */
export declare function derInteger(bytes: Uint8Array): Buffer;
