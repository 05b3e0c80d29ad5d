import type { ImageEvent, ImageLimits } from './image-events.ts';
/** A file of the archive, as it was when it came by. */
export type ArchivedBlob = {
    /** `sha256:...` of its bytes as they are stored. */
    readonly digest: string;
    readonly isCompressed: boolean;
};
export type ArchiveContents = {
    /** JSON documents by path. */
    readonly documents: ReadonlyMap<string, Uint8Array>;
    /** Everything else, which has been given out as the entries of a blob of that path. */
    readonly blobs: ReadonlyMap<string, ArchivedBlob>;
    /** Links by path, to paths. */
    readonly links: ReadonlyMap<string, string>;
};
/** Turns the entries of the outer archive into those of the layers in it. */
export declare class ImageArchiveReader {
    #private;
    constructor(name: string, limits: ImageLimits);
    get contents(): ArchiveContents;
    push(input: Uint8Array): Generator<ImageEvent, void, undefined>;
    finish(): Generator<ImageEvent, void, undefined>;
    close(): void;
}
