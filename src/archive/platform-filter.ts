// `--platform os/arch[/variant]`.

import type { Platform } from './oci-document.ts';

export type PlatformFilter = {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
};

/** Undefined for a text that is none. */
export function parsePlatform(text: string): PlatformFilter | undefined {
  const [, os, architecture, variant] = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/.exec(text.toLowerCase()) ?? [];
  return os === undefined || architecture === undefined ? undefined : { os, architecture, variant };
}

/** A variant that is not asked for may be any; `arm64` is `arm64/v8`, and `arm` is `arm/v7`, to everybody. */
export function matchesPlatform(platform: Platform, filter: PlatformFilter): boolean {
  if (platform.os !== filter.os || platform.architecture !== filter.architecture) return false;
  if (filter.variant === undefined) return true;
  return (platform.variant || usualVariants[platform.architecture] || '') === filter.variant;
}

const usualVariants: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7', amd64: 'v1' };
