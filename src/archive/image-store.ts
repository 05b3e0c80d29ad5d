// Images of a store whose blobs can be asked for by digest: a folder or a registry. Manifests first, then every layer once.

import { BlobDigest } from './blob-digest.ts';
import type { ImageDescription, ImageEvent, ImageLayer, ImageLimits } from './image-events.ts';
import { ImagePartError } from './image-part-error.ts';
import { LayerReader } from './layer-reader.ts';
import { isDigest } from './oci-document.ts';
import { type DocumentSource, ImageResolver, type ImageRoot, mergeImages, problemOf } from './oci-image.ts';
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
export async function* readStore(
  store: BlobStore,
  request: StoreRequest,
): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  const resolver = new ImageResolver(store, request.platform);
  const images: ImageDescription[] = [];
  for await (const event of resolver.resolve(request.roots)) {
    if (event.kind === 'image') images.push(event.image);
    else yield [event];
  }
  request.onOtherPlatforms([...resolver.otherPlatforms]);
  const merged = mergeImages(images);
  yield merged.map((image) => ({ kind: 'image', image }));
  const done = new Set<string>();
  for (const layer of merged.flatMap(({ layers }) => layers)) {
    if (done.has(layer.blob)) continue;
    done.add(layer.blob);
    yield* readLayer(store, layer, request.limits);
  }
}

async function* readLayer(
  store: BlobStore,
  layer: ImageLayer,
  limits: ImageLimits,
): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  const place = store.placeOf(layer.digest);
  const reader = new LayerReader({ place, title: layer.title ?? layer.digest, limits });
  let isBegun = false;
  try {
    if (!isDigest(layer.digest))
      throw new ImagePartError('image-invalid', 'the layer has no digest that can be checked');
    const digest = new BlobDigest(layer.digest);
    for await (const bytes of store.open(layer.digest)) {
      if (!isBegun) yield [{ kind: 'blob', blob: layer.blob }];
      isBegun = true;
      digest.add(bytes);
      yield reader.push(bytes);
      if (reader.isOver) return;
    }
    if (!isBegun) yield [{ kind: 'blob', blob: layer.blob }];
    yield reader.finish();
    const found = digest.finish();
    if (found !== layer.digest)
      yield [problemOf(new ImagePartError('digest-mismatch', `its digest is ${found}, which is not its name`), place)];
  } catch (error) {
    // What came before stands.
    if (isBegun) yield reader.finish();
    const event = problemOf(error, place);
    const isElsewhere = layer.isForeign && event.diagnostic.code === 'image-part-missing';
    yield [isElsewhere ? { kind: 'foreign', digest: layer.digest } : event];
  } finally {
    reader.close();
  }
}
