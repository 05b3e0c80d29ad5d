import { type JsonObject } from '../../lib/json-object.ts';
export type JwtParts = {
    readonly header: JsonObject | undefined;
    readonly payload: JsonObject | undefined;
    readonly alg: string | undefined;
    /** `header.payload` as signed. */
    readonly signed: string;
    /** Empty for an unsigned token, absent when it is no base64url. */
    readonly signature: Uint8Array | undefined;
};
/** In characters. Tokens with many claims have some 8,000. */
export declare const maxJwtCharacters: number;
/** The three parts, each as far as it decodes; nothing when there are not three, or the text is too long. */
export declare function splitJwt(token: string): JwtParts | undefined;
/** Whether a signature of `bytes` bytes can be of `alg`; an algorithm we do not know may have any but an empty one. */
export declare function isSignatureLength(alg: string, bytes: number): boolean;
