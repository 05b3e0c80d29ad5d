import type { ImageDescription, ImageEvent } from './image-events.ts';
import { type ImageConfig } from './oci-config.ts';
import { type Descriptor } from './oci-document.ts';
import { type PlatformFilter } from './platform-filter.ts';
export interface DocumentSource {
    /** Throws ImagePartError. The digest of what it gives is right. */
    readDocument(descriptor: Descriptor, kind: 'manifest' | 'config'): Promise<Uint8Array>;
    /** Names a blob within this scan. */
    blobOf(digest: string): string;
    /** For diagnostics. */
    placeOf(digest: string): string;
}
export type ImageRoot = {
    readonly name: string;
    readonly descriptor: Descriptor;
};
export declare class ImageResolver {
    #private;
    /** Platforms that were there and not asked for. */
    readonly otherPlatforms: Set<string>;
    constructor(source: DocumentSource, filter: PlatformFilter | undefined);
    /** Describes what the roots lead to, which are the entries of an index. */
    resolve(roots: readonly ImageRoot[]): AsyncGenerator<ImageEvent, void, undefined>;
}
/** Diff ids and history, where there is one for each layer: squashed images and some builders leave others. */
export declare function alignedWith(layers: number, { diffIds, layerHistory }: ImageConfig): Pick<ImageConfig, 'diffIds' | 'layerHistory'>;
/** One description for the same image under several names. */
export declare function mergeImages(images: readonly ImageDescription[]): readonly ImageDescription[];
export declare function problemOf(error: unknown, path: string): Extract<ImageEvent, {
    kind: 'problem';
}>;
