import type { ArchiveContents } from './image-archive.ts';
import type { ImageEvent } from './image-events.ts';
import { type PlatformFilter } from './platform-filter.ts';
export type ArchiveRequest = {
    readonly name: string;
    readonly contents: ArchiveContents;
    readonly platform: PlatformFilter | undefined;
    readonly onOtherPlatforms: (platforms: readonly string[]) => void;
};
/** Images, layers that are missing, and documents that belong to no image. */
export declare function describeArchive(request: ArchiveRequest): AsyncGenerator<ImageEvent, void, undefined>;
