/** The name of the known secret that signed `signed`, if one did. Some microseconds for each of them. */
export declare function findKnownSecret(alg: string, signed: string, signature: Uint8Array): string | undefined;
