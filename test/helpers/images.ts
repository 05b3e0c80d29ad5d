// Writes images: layers, configs and manifests, as docker save archives (old and new) and as OCI layouts.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Files } from './cli.ts';
import type { Handler } from './fake-registry.ts';
import { type TarItem, tar } from './tar.ts';
import { rawFrame, skippableFrame } from './zstd.ts';

export type Packing = 'plain' | 'gzip' | 'zstd';

export type LayerSpec = {
  readonly items?: readonly TarItem[];
  /** Instead of `items`: the bytes as they are stored. */
  readonly stored?: Uint8Array;
  readonly packing?: Packing;
  readonly createdBy?: string;
  readonly mediaType?: string;
  readonly urls?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** The blob is left out. */
  readonly isAbsent?: boolean;
};

export type ImageSpec = {
  readonly layers: readonly LayerSpec[];
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
  /** `config` of the config: Env, Labels and so on. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** More of the config, beside it. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Put into the history behind the layers. */
  readonly emptyHistory?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
};

export type Blob = { readonly digest: string; readonly bytes: Uint8Array };

export type BuiltImage = {
  readonly manifest: Blob;
  readonly config: Blob;
  readonly layers: readonly (Blob & { readonly isAbsent: boolean })[];
  readonly platform: NonNullable<ImageSpec['platform']>;
};

export function blobOf(bytes: Uint8Array): Blob {
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes };
}

export function jsonBlob(value: unknown): Blob {
  return blobOf(Buffer.from(JSON.stringify(value)));
}

export function packLayer(bytes: Uint8Array, packing: Packing = 'gzip'): Uint8Array {
  if (packing === 'gzip') return gzipSync(bytes);
  if (packing === 'plain') return bytes;
  // As zstd:chunked writes them: several frames, and one that is to be skipped.
  const half = bytes.length >> 1;
  return Buffer.concat([
    rawFrame(bytes.subarray(0, half)),
    rawFrame(bytes.subarray(half)),
    skippableFrame(Buffer.from('index')),
  ]);
}

export function buildImage(spec: ImageSpec): BuiltImage {
  const platform = spec.platform ?? { os: 'linux', architecture: 'amd64' };
  const tars = spec.layers.map((layer) => tar(layer.items ?? []));
  const layers = spec.layers.map((layer, i) => ({
    ...blobOf(layer.stored ?? packLayer(tars[i]!, layer.packing)),
    isAbsent: layer.isAbsent ?? false,
  }));
  const history = [
    ...spec.layers.map(({ createdBy = '' }) => ({ created_by: createdBy })),
    ...(spec.emptyHistory ?? []).map((text) => ({ created_by: text, empty_layer: true })),
  ];
  const config = jsonBlob({
    ...platform,
    config: spec.config ?? {},
    rootfs: { type: 'layers', diff_ids: tars.map((bytes) => blobOf(bytes).digest) },
    history,
    ...spec.more,
  });
  const manifest = jsonBlob({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor(config, 'application/vnd.oci.image.config.v1+json'),
    layers: layers.map((blob, i) => {
      const { mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip', urls, annotations } = spec.layers[i]!;
      return { ...descriptor(blob, mediaType), ...(urls ? { urls } : {}), ...(annotations ? { annotations } : {}) };
    }),
    ...(spec.annotations ? { annotations: spec.annotations } : {}),
  });
  return { manifest, config, layers, platform };
}

export function descriptor({ digest, bytes }: Blob, mediaType: string, more: object = {}): object {
  return { mediaType, digest, size: bytes.length, ...more };
}

export function imageDescriptor({ manifest, platform }: BuiltImage, more: object = {}): object {
  return descriptor(manifest, 'application/vnd.oci.image.manifest.v1+json', { platform, ...more });
}

export function blobsOf(images: readonly BuiltImage[]): readonly Blob[] {
  return images.flatMap(({ manifest, config, layers }) => [
    manifest,
    config,
    ...layers.filter(({ isAbsent }) => !isAbsent),
  ]);
}

/** The files of a layout below `folder/`; `manifests` are the descriptors of its index. */
export function layoutFiles(manifests: readonly object[], blobs: readonly Blob[], folder = ''): Files {
  const prefix = folder === '' ? '' : `${folder}/`;
  return Object.fromEntries<string | Uint8Array>([
    [`${prefix}oci-layout`, '{"imageLayoutVersion":"1.0.0"}'],
    [`${prefix}index.json`, JSON.stringify({ schemaVersion: 2, manifests })],
    ...blobs.map(({ digest, bytes }) => [`${prefix}blobs/${digest.replace(':', '/')}`, bytes] as const),
  ]);
}

/** A layout of images as a folder. */
export function imageLayout(images: readonly BuiltImage[], folder = ''): Files {
  return layoutFiles(
    images.map((image) => imageDescriptor(image)),
    blobsOf(images),
    folder,
  );
}

export function tarOf(files: Files): Buffer {
  return tar(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** Answers as a registry that has these blobs, and `root` under every tag. */
export function serveBlobs(blobs: readonly Blob[], root: Blob): Handler {
  return ({ url }, response) => {
    const [, name = ''] = /\/(?:blobs|manifests)\/([^/]+)$/.exec(url) ?? [];
    const blob = blobs.find(({ digest }) => digest === name) ?? (name.includes(':') ? undefined : root);
    response.writeHead(blob ? 200 : 404).end(blob?.bytes);
  };
}

/** What docker save wrote before version 25: layers are plain, and the manifest comes last. */
export function dockerSave(
  images: readonly { readonly image: BuiltImage; readonly tags: readonly string[] }[],
): Buffer {
  const items: TarItem[] = [];
  const manifest = images.map(({ image, tags }) => {
    const config = `${image.config.digest.slice(7)}.json`;
    const layers = image.layers.map(({ digest, bytes, isAbsent }) => {
      const name = `${digest.slice(7)}/layer.tar`;
      if (!isAbsent) items.push({ name, content: bytes });
      return name;
    });
    items.push({ name: config, content: image.config.bytes });
    return { Config: config, RepoTags: tags, Layers: layers };
  });
  return tar([...items, { name: 'manifest.json', content: JSON.stringify(manifest) }]);
}
