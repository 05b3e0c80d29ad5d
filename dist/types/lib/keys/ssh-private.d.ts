import { type WireReader } from '../wire-reader.ts';
import type { KeyMaterial } from './key-material.ts';
export type SshPrivate = {
    /** The public key that the private part says is its own; nothing for a type whose layout is not known. */
    readonly publicBlob?: Buffer;
    /** Nothing for keys whose secret lies in a hardware token (`sk-`) and for unknown types. */
    readonly material?: KeyMaterial;
};
/** Reads one key, or nothing when it is cut off or not of the expected type. Of an unknown type everything that follows is left unread. */
export declare function readSshPrivate(reader: WireReader, expectedType: string): SshPrivate | undefined;
