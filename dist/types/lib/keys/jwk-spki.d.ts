import { type JsonObject } from '../json-object.ts';
/** SubjectPublicKeyInfo (DER), or nothing for a key that is incomplete or of another type. The point is not checked to be on its curve. */
export declare function jwkSpki(jwk: JsonObject): Buffer | undefined;
