import type { KeyProof } from './key-material.ts';
/** A scalar and, where the key carries one, its point (compressed or not). */
export type EcMaterial = {
    readonly type: 'ec';
    /** OpenSSL's name, or the dotted identifier of a curve that has none here. */
    readonly curve: string | null;
    readonly d: Uint8Array;
    readonly point?: Uint8Array;
    /** The parameters (DER) of a key that writes its curve out instead of naming it. */
    readonly parameters?: Uint8Array;
};
/** OpenSSL's name of a curve, or its identifier again. */
export declare function curveName(oid: string): string;
/** The dotted identifier of a curve, or nothing for an unknown name. */
export declare function curveOid(name: string): string | undefined;
export declare function proveEc({ curve, d, point, parameters }: EcMaterial): KeyProof;
/** The curve that a written-out generator belongs to, or nothing when it is none of the known ones'. */
export declare function curveOfGenerator(generator: Uint8Array): string | undefined;
/** The uncompressed point d*G (0x04, x, y), or nothing when the scalar is not within 1..n-1 or the curve unknown to OpenSSL. */
export declare function ecPoint(curve: string, d: Uint8Array): Buffer | undefined;
/** The uncompressed form of a point, or nothing when it does not lie on the curve. */
export declare function uncompressPoint(curve: string, point: Uint8Array): Buffer | undefined;
/** The compressed form (0x02 or 0x03, x) of an uncompressed point. */
export declare function compressPoint(point: Uint8Array): Buffer;
