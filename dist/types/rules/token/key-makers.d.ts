import type { Random } from './random.ts';
export declare function makeAgeIdentity(_: string, random: Random): string;
export declare function makeNostrKey(_: string, random: Random): string;
/** For a compressed address of the main network. */
export declare function makeBitcoinKey(_: string, random: Random): string;
/** A child of a master key: xprv, depth 1. */
export declare function makeExtendedKey(_: string, random: Random): string;
export declare function makeStellarSeed(_: string, random: Random): string;
/** A user's seed. */
export declare function makeNatsSeed(_: string, random: Random): string;
/** As solana-keygen writes it: seed and public key as an array of numbers. */
export declare function makeSolanaKeypair(_: string, random: Random): string;
