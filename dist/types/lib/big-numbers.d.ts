/** Big-endian and unsigned; 0 for no bytes. */
export declare function toBigInt(bytes: Uint8Array): bigint;
/** Big-endian in exactly so many bytes; the number must fit. */
export declare function toBytes(value: bigint, length: number): Buffer;
/** Number of bits, 0 for 0. */
export declare function bitLength(value: bigint): number;
/** `base ** exponent % modulus`. The time grows with the bits of the exponent times the square of those of the modulus. */
export declare function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint;
