import type { KeyProof } from './key-material.ts';
/** All numbers unsigned and big-endian. PKCS#8 leaves `y` out; it is computed then. */
export type DsaMaterial = {
    readonly type: 'dsa';
    readonly p: Uint8Array;
    readonly q: Uint8Array;
    readonly g: Uint8Array;
    readonly x: Uint8Array;
    readonly y?: Uint8Array;
};
export declare function proveDsa(material: DsaMaterial): KeyProof;
