// The documents an image is made of, read from JSON: indexes, manifests, and the manifest.json of docker save. Unknown fields are ignored, and what
// is missing is empty; whether the parts exist is another's question.
// Spec: https://github.com/opencontainers/image-spec (image-index.md, manifest.md, descriptor.md)

import { asList, asRecord, asText, isRecord, type JsonRecord, textsOf } from './json-value.ts';

export type Platform = { readonly os: string; readonly architecture: string; readonly variant: string };

export type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes; undefined when it is not said. */
  readonly size: number | undefined;
  readonly platform: Platform | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  /** Where else it may be fetched from: parts of some Windows images may not be distributed. */
  readonly urls: readonly string[];
};

export type OciDocument =
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[]; readonly annotations: StringMap }
  | {
      readonly kind: 'manifest';
      readonly config: Descriptor | undefined;
      readonly layers: readonly Descriptor[];
      readonly annotations: StringMap;
    }
  /** Docker's first format, which no registry has to serve any more. */
  | { readonly kind: 'schema1' };

type StringMap = Readonly<Record<string, string>>;

/** One image of a `manifest.json`; names are paths in the archive. */
export type SavedImage = {
  readonly config: string;
  readonly names: readonly string[];
  readonly layers: readonly string[];
};

/** Told by what it holds: media types are often missing, and sometimes wrong. Undefined when it is neither. */
export function readDocument(value: unknown): OciDocument | undefined {
  if (!isRecord(value)) return undefined;
  const annotations = stringMap(value.annotations);
  if (Array.isArray(value.manifests)) return { kind: 'index', manifests: descriptors(value.manifests), annotations };
  if (Array.isArray(value.layers) || Array.isArray(value.blobs)) {
    const config = isRecord(value.config) ? readDescriptor(value.config) : undefined;
    return { kind: 'manifest', config, layers: descriptors(value.layers ?? value.blobs), annotations };
  }
  return value.schemaVersion === 1 && Array.isArray(value.fsLayers) ? { kind: 'schema1' } : undefined;
}

export function readSavedImages(value: unknown): readonly SavedImage[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(isRecord).map((item) => ({
    config: asText(item.Config),
    names: textsOf(item.RepoTags),
    layers: textsOf(item.Layers),
  }));
}

export function readPlatform(value: unknown): Platform | undefined {
  const { os, architecture, variant } = asRecord(value);
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return { os, architecture, variant: asText(variant) };
}

/** `linux/arm/v7`; `unknown` for what is not said. */
export function platformText({ os, architecture, variant }: Platform): string {
  return [os || 'unknown', architecture || 'unknown', ...(variant === '' ? [] : [variant])].join('/');
}

/** True for a digest that can be checked and is a file name: `sha256:` or `sha512:` and lower-case hex. */
export function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}

/** Layers that may lack: base layers of Windows, which Microsoft alone distributes. */
export function isForeign({ mediaType, urls }: Descriptor): boolean {
  return mediaType.includes('foreign') || mediaType.includes('nondistributable') || urls.length > 0;
}

function descriptors(value: unknown): readonly Descriptor[] {
  return asList(value).filter(isRecord).map(readDescriptor);
}

function readDescriptor(value: JsonRecord): Descriptor {
  const { size } = value;
  return {
    mediaType: asText(value.mediaType),
    digest: asText(value.digest),
    size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined,
    platform: readPlatform(value.platform),
    annotations: stringMap(value.annotations),
    urls: textsOf(value.urls),
  };
}

function stringMap(value: unknown): StringMap {
  const entries = Object.entries(asRecord(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
