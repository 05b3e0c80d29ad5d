import type { ImageEvent, ImageLimits } from '../archive/image-events.ts';
import type { PlatformFilter } from '../archive/platform-filter.ts';
import { ToolError } from '../model/tool-error.ts';
export type ImageRequest = {
    /** A file, a folder, a reference, or `-`. */
    readonly image: string;
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly openStdin: () => AsyncIterable<Uint8Array>;
    readonly platform: PlatformFilter | undefined;
    /** Where a reference is looked up. */
    readonly from: ImagePlace;
    readonly plainHttp: boolean;
    readonly insecureRegistry: boolean;
    readonly limits: ImageLimits;
    readonly signal: AbortSignal | undefined;
};
/** `auto`: a file or folder of that name, else a running daemon that has it, else its registry. */
export type ImagePlace = 'auto' | 'file' | 'daemon' | 'registry';
/**
 * Everything there is to scan, in groups of events; a group decodes only as far as it is asked, so whoever reads it decides how much is in
 * memory. Throws ToolError when there is no image at all.
 */
export declare function readImage(request: ImageRequest): AsyncGenerator<Iterable<ImageEvent>, void, undefined>;
/** For a list of images from which nothing was left. */
export declare function nothingThere(name: string, { platform }: ImageRequest, others: readonly string[]): ToolError;
