import type { ImageReference } from './image-reference.ts';
import type { BlobStore } from './image-store.ts';
import { type Descriptor } from './oci-document.ts';
import { type RegistryClient } from './registry-client.ts';
export declare class RegistryStore implements BlobStore {
    #private;
    constructor(client: RegistryClient, reference: ImageReference, maxDocumentBytes: number);
    /** What the reference stands for. Throws ImagePartError. */
    root(): Promise<Descriptor>;
    readDocument({ digest }: Descriptor, kind: 'manifest' | 'config'): Promise<Uint8Array>;
    open(digest: string): AsyncGenerator<Uint8Array, void, undefined>;
    blobOf(digest: string): string;
    placeOf(digest: string): string;
}
