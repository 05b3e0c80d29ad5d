import type { PublicKeyText } from './key-fingerprints.ts';
/** JSON Web Keys without a private part; `limit` counts those that are looked at. */
export declare function jwkKeys(text: string, limit: number): readonly PublicKeyText[];
/** Keys and certificates whose base64 stands on one line, without BEGIN and END. */
export declare function bareKeys(text: string, limit: number): readonly PublicKeyText[];
/** What `read` finds in PEM texts that are encoded once more, at the place of the whole. */
export declare function encodedKeys(text: string, limit: number, read: (inner: string) => readonly PublicKeyText[]): readonly PublicKeyText[];
