import type { Platform } from './oci-document.ts';
export type PlatformFilter = {
    readonly os: string;
    readonly architecture: string;
    readonly variant: string | undefined;
};
/** Undefined for a text that is none. */
export declare function parsePlatform(text: string): PlatformFilter | undefined;
/** A variant that is not asked for may be any; `arm64` is `arm64/v8`, and `arm` is `arm/v7`, to everybody. */
export declare function matchesPlatform(platform: Platform, filter: PlatformFilter): boolean;
