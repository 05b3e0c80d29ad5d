import type { BlobStore } from './image-store.ts';
import { type Descriptor } from './oci-document.ts';
export declare class ImageLayout implements BlobStore {
    #private;
    /** `name`: the folder as the user named it. */
    constructor(folder: string, name: string, maxDocumentBytes: number);
    readDocument({ digest }: Descriptor): Promise<Uint8Array>;
    open(digest: string): AsyncGenerator<Uint8Array, void, undefined>;
    blobOf(digest: string): string;
    placeOf(digest: string): string;
}
