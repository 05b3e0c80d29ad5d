// The images of an archive that has come by: what its documents say of the blobs that were in it.

import type { ArchiveContents } from './image-archive.ts';
import type { ImageDescription, ImageEvent, ImageLayer } from './image-events.ts';
import { imageName } from './image-name.ts';
import { ImagePartError } from './image-part-error.ts';
import { parseJson } from './json-value.ts';
import { layerPath } from './layer-path.ts';
import { readConfig } from './oci-config.ts';
import {
  type Descriptor,
  isDigest,
  platformText,
  readDocument,
  readSavedImages,
  type SavedImage,
} from './oci-document.ts';
import { alignedWith, type DocumentSource, ImageResolver, mergeImages, problemOf } from './oci-image.ts';
import { matchesPlatform, type PlatformFilter } from './platform-filter.ts';

export type ArchiveRequest = {
  readonly name: string;
  readonly contents: ArchiveContents;
  readonly platform: PlatformFilter | undefined;
  readonly onOtherPlatforms: (platforms: readonly string[]) => void;
};

/** Images, layers that are missing, and documents that belong to no image. */
export async function* describeArchive(request: ArchiveRequest): AsyncGenerator<ImageEvent, void, undefined> {
  const archive = new ArchivedDocuments(request.name, request.contents);
  const resolver = new ImageResolver(archive, request.platform);
  const images: ImageDescription[] = [];
  const index = readDocument(archive.json('index.json'));
  if (index?.kind === 'index') {
    const roots = index.manifests.map((descriptor) => ({ name: imageName(descriptor, request.name), descriptor }));
    for await (const event of resolver.resolve(roots)) {
      if (event.kind === 'image') images.push(event.image);
      else yield event;
    }
  }
  const others = new Set(resolver.otherPlatforms);
  for (const saved of readSavedImages(archive.json('manifest.json')) ?? []) {
    for (const event of describeSaved(saved, archive, request, others)) {
      if (event.kind !== 'image') yield event;
      else addSaved(images, event.image);
    }
  }
  request.onOtherPlatforms([...others]);
  for (const image of mergeImages(images)) {
    yield* missingLayers(image, archive);
    yield { kind: 'image', image };
  }
  yield* archive.rest(images);
}

/** Docker writes both kinds of manifest for the same image: the one with the index is known already, and gets the names. */
function addSaved(images: ImageDescription[], saved: ImageDescription): void {
  const at = images.findIndex((image) => image.config === saved.config);
  if (at < 0) images.push(saved);
  else if (saved.name !== '') images[at] = { ...images[at]!, name: saved.name };
}

class ArchivedDocuments implements DocumentSource {
  readonly #name: string;
  readonly #contents: ArchiveContents;
  readonly #used = new Set<string>(['oci-layout', 'repositories']);

  constructor(name: string, contents: ArchiveContents) {
    this.#name = name;
    this.#contents = contents;
  }

  json(path: string): unknown {
    const bytes = this.#contents.documents.get(path);
    if (bytes === undefined) return undefined;
    this.#used.add(path);
    return parseJson(bytes);
  }

  async readDocument({ digest }: Descriptor): Promise<Uint8Array> {
    if (!isDigest(digest)) throw new ImagePartError('image-invalid', 'that is no digest');
    return this.read(this.blobOf(digest));
  }

  read(path: string): Uint8Array {
    const found = this.resolve(path);
    const bytes = this.#contents.documents.get(found);
    // A name that is not its digest has been reported when it came by.
    if (bytes !== undefined) {
      this.#used.add(found);
      return bytes;
    }
    if (this.#contents.blobs.has(found))
      throw new ImagePartError('image-invalid', 'it is no document, and was searched as it is');
    throw new ImagePartError('image-part-missing', 'it is not in the archive');
  }

  blobOf(digest: string): string {
    return `blobs/${digest.replace(':', '/')}`;
  }

  placeOf(digest: string): string {
    return `${this.#name}!${this.blobOf(digest)}`;
  }

  placeOfPath(path: string): string {
    return `${this.#name}!${path}`;
  }

  /** Follows links, of which old archives have some: the same layer under several names. */
  resolve(path: string): string {
    let at = layerPath(path);
    for (let steps = 0; steps < 16; steps++) {
      const next = this.#contents.links.get(at);
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  has(path: string): boolean {
    return this.#contents.blobs.has(path) || this.#contents.documents.has(path);
  }

  digestOf(path: string): string | undefined {
    return this.#contents.blobs.get(path)?.digest;
  }

  /** The diff id as the bytes have it, of a layer that is stored as it is. */
  diffIdOf(path: string): string | undefined {
    const blob = this.#contents.blobs.get(path);
    return blob && !blob.isCompressed ? blob.digest : undefined;
  }

  /** Documents that are layers (attestations), and those that are nothing we know: searched as they are. */
  *rest(images: readonly ImageDescription[]): Generator<ImageEvent, void, undefined> {
    const layers = new Map(images.flatMap((image) => image.layers.map((layer) => [layer.blob, layer] as const)));
    for (const [path, bytes] of this.#contents.documents) {
      const layer = layers.get(path);
      if (layer) {
        yield { kind: 'blob', blob: path };
        yield { kind: 'file', path: layerPath(layer.title ?? layer.digest), size: bytes.length };
        yield { kind: 'data', bytes };
        yield { kind: 'end' };
      } else if (!this.#used.has(path)) yield { kind: 'document', path: this.placeOfPath(path), bytes };
    }
  }
}

function* describeSaved(
  saved: SavedImage,
  archive: ArchivedDocuments,
  { name, platform: filter }: ArchiveRequest,
  others: Set<string>,
): Generator<ImageEvent, void, undefined> {
  const place = archive.placeOfPath(saved.config);
  let value: unknown;
  try {
    value = parseJson(archive.read(saved.config));
    if (value === undefined) throw new ImagePartError('image-invalid', 'the config is no JSON');
  } catch (error) {
    yield problemOf(error, place);
  }
  const config = readConfig(value);
  if (filter && config.platform && !matchesPlatform(config.platform, filter)) {
    others.add(platformText(config.platform));
    return;
  }
  const { diffIds, layerHistory } = alignedWith(saved.layers.length, config);
  const layers = saved.layers.map((path, i): ImageLayer => {
    const blob = archive.resolve(path);
    const digest = archive.digestOf(blob) ?? diffIds[i] ?? path;
    const base = { blob, digest, diffId: diffIds[i], createdBy: layerHistory[i] ?? '' };
    return { ...base, title: undefined, isForeign: false };
  });
  const configPath = archive.resolve(saved.config);
  const [, hex] = /^(?:blobs\/sha256\/)?([0-9a-f]{64})(?:\.json)?$/.exec(configPath) ?? [];
  yield {
    kind: 'image',
    image: {
      name: saved.names.length > 0 ? saved.names.join(', ') : name,
      platform: config.platform ? platformText(config.platform) : 'unknown/unknown',
      config: hex === undefined ? configPath : `sha256:${hex}`,
      manifest: undefined,
      layers,
      texts: config.texts,
    },
  };
}

function* missingLayers(image: ImageDescription, archive: ArchivedDocuments): Generator<ImageEvent, void, undefined> {
  for (const { blob, digest, diffId, isForeign } of image.layers) {
    if (!archive.has(blob)) {
      if (isForeign) yield { kind: 'foreign', digest };
      else
        yield problemOf(
          new ImagePartError('image-part-missing', 'the layer is not in the archive'),
          archive.placeOfPath(blob),
        );
      continue;
    }
    const found = archive.diffIdOf(blob);
    if (found !== undefined && diffId !== undefined && found !== diffId) {
      const message = `the layer's digest is ${found}, and the config of the image says ${diffId}`;
      yield problemOf(new ImagePartError('digest-mismatch', message), archive.placeOfPath(blob));
    }
  }
}
