/** `spki:` and 64 hexadecimal digits, `ssh:SHA256:...`, or `text:` and a public key as it is written (age1..., npub1..., an address). */
export type KeyIdentity = string;
export type PublicKeyText = {
    readonly kind: 'certificate' | 'certificate request' | 'public key' | 'ssh public key' | 'age recipient';
    readonly identities: readonly KeyIdentity[];
    /** UTF-16 indexes of the text it was read from. */
    readonly start: number;
    readonly end: number;
};
/** Under what names the public half of a checked private key may be met; empty when the check learnt none. */
export declare function privateKeyIdentities(outcome: Readonly<Record<string, unknown>>): readonly KeyIdentity[];
/** The certificates, public keys and recipients in a text, by kind and then in order. Malformed ones are left out. */
export declare function publicKeysIn(text: string): readonly PublicKeyText[];
/** The certificate, certificate request or public key that a file is in DER, at its start. */
export declare function publicKeysInBytes(bytes: Uint8Array): readonly PublicKeyText[];
