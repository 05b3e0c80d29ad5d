import { type DsaMaterial } from './dsa.ts';
import { type EcMaterial } from './ec.ts';
import { type EdwardsMaterial } from './edwards.ts';
import { type RsaMaterial } from './rsa.ts';
export type KeyMaterial = RsaMaterial | DsaMaterial | EcMaterial | EdwardsMaterial;
/** What the numbers of a private key prove. */
export type KeyProof = {
    /** Whether every relation that can be computed holds: n = p*q, the CRT values, d*G, g^x, the public half. */
    readonly isConsistent: boolean;
    /** As node:crypto names it: rsa, rsa-pss, dsa, ec, ed25519, ed448, x25519, x448. */
    readonly type: string;
    /** Length of the modulus, for RSA and DSA. */
    readonly bits: number | null;
    /** As OpenSSL names it, for EC. */
    readonly curve: string | null;
    /** SubjectPublicKeyInfo of the public key (DER), when it can be written. */
    readonly spki: Buffer | null;
};
/** Never throws; the time is bounded by refusing numbers larger than any key in use has. */
export declare function proveKey(material: KeyMaterial): KeyProof;
