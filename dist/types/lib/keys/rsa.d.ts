import type { KeyProof } from './key-material.ts';
/** All numbers unsigned and big-endian. Without primes only `d` can be tried, which takes longer. */
export type RsaMaterial = {
    readonly type: 'rsa' | 'rsa-pss';
    readonly n: Uint8Array;
    readonly e: Uint8Array;
    readonly d: Uint8Array;
    readonly primes?: {
        readonly p: Uint8Array;
        readonly q: Uint8Array;
        readonly dp?: Uint8Array;
        readonly dq?: Uint8Array;
        readonly qi?: Uint8Array;
        /** The third and further primes of a multi-prime key. */
        readonly others?: readonly Uint8Array[];
    };
    /** AlgorithmIdentifier (DER) to write into the public key; plain rsaEncryption when absent. */
    readonly algorithm?: Uint8Array;
};
export declare function proveRsa(material: RsaMaterial): KeyProof;
