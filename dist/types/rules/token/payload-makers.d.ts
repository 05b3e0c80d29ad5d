import type { Random } from './random.ts';
/** SignedToken of Vault: version, HMAC, and the inner token with its local index. */
export declare function makeVaultToken(_: string, random: Random): string;
/** A macaroon of PyPI's index for one user. */
export declare const makePypiToken: (_: string, random: Random) => string;
/** A macaroon of the test index. */
export declare const makeTestPypiToken: (_: string, random: Random) => string;
/** `[[key id, random, is proof], location, caveats, tail]` in MessagePack. */
export declare function makeFlyToken(_: string, random: Random): string;
export declare function makeSentryOrgToken(_: string, random: Random): string;
/** Two numbers of 256 and 128 bits in base36, padded. */
export declare function makeSwarmToken(_: string, random: Random): string;
