import { type JsonObject } from '../../lib/json-object.ts';
import type { Facts } from './outcome.ts';
/** Facts about the issuer of a token; empty for one we do not know. */
export declare function readIssuer(claims: JsonObject): Facts;
