export type IdentityInput = {
    readonly ruleId: string;
    readonly secret: Uint8Array;
    readonly entropy: number;
    readonly path: string;
};
export declare class Identity {
    #private;
    /** `key` is public by default (it only separates trapline's hashes from others'); a private one makes the names unguessable. */
    constructor(key?: string);
    /** The same for a secret wherever it stands, as long as rules of one family find it: the part of the rule's id before the first `-`. */
    secretId(input: IdentityInput): string;
    /** The same for a secret in a file, whatever line it moves to. */
    fingerprint(input: IdentityInput): string;
}
