import type { KeyMaterial } from './key-material.ts';
/** Where the secret part is: in clear, encrypted, or not in the file at all (GnuPG's stubs for keys on cards and for offline keys). */
export type PgpProtection = 'clear' | 'encrypted' | 'stub';
export type PgpKey = {
    readonly version: number;
    readonly algorithm: string;
    /** Seconds since 1970. */
    readonly created: number;
    /** Hexadecimal, upper case. */
    readonly fingerprint: string | null;
    readonly keyId: string | null;
    readonly protection: PgpProtection;
    /** Of a key in clear: whether the sum of its octets is the one written; null where none is. */
    readonly checksumHolds: boolean | null;
    readonly material?: KeyMaterial;
};
/** Nothing when the version or algorithm is unknown or the public part is cut off. */
export declare function readPgpSecretKey(body: Uint8Array): PgpKey | undefined;
