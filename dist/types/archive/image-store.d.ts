import type { ImageEvent, ImageLimits } from './image-events.ts';
import { type DocumentSource, type ImageRoot } from './oci-image.ts';
import type { PlatformFilter } from './platform-filter.ts';
export interface BlobStore extends DocumentSource {
    /** The bytes of a blob, unchecked. Throws ImagePartError, also on the way. */
    open(digest: string): AsyncIterable<Uint8Array>;
}
export type StoreRequest = {
    readonly roots: readonly ImageRoot[];
    readonly platform: PlatformFilter | undefined;
    readonly limits: ImageLimits;
    /** Told of platforms that were left out. */
    readonly onOtherPlatforms: (platforms: readonly string[]) => void;
};
/** Events in groups, each of which decodes only as far as it is asked. */
export declare function readStore(store: BlobStore, request: StoreRequest): AsyncGenerator<Iterable<ImageEvent>, void, undefined>;
