// From the documents of an image to its description, for every platform: indexes in indexes, manifests, configs. Knows nothing of where the
// documents are.

import type { Diagnostic } from '../model/diagnostic.ts';
import type { ImageDescription, ImageEvent, ImageLayer } from './image-events.ts';
import { ImagePartError } from './image-part-error.ts';
import { parseJson } from './json-value.ts';
import { annotationTexts, type ConfigText, type ImageConfig, readConfig } from './oci-config.ts';
import { type Descriptor, isForeign, type OciDocument, platformText, readDocument } from './oci-document.ts';
import { matchesPlatform, type PlatformFilter } from './platform-filter.ts';

export interface DocumentSource {
  /** Throws ImagePartError. The digest of what it gives is right. */
  readDocument(descriptor: Descriptor, kind: 'manifest' | 'config'): Promise<Uint8Array>;
  /** Names a blob within this scan. */
  blobOf(digest: string): string;
  /** For diagnostics. */
  placeOf(digest: string): string;
}

export type ImageRoot = { readonly name: string; readonly descriptor: Descriptor };

/** Indexes may be nested; nobody nests them deeper than two. */
const maxDepth = 8;
/** Documents read for one image: an index of an index of itself would go on for ever. */
const maxDocuments = 2000;

export class ImageResolver {
  /** Platforms that were there and not asked for. */
  readonly otherPlatforms = new Set<string>();
  readonly #source: DocumentSource;
  readonly #filter: PlatformFilter | undefined;
  /** Digests of manifests that were described, for the attestations that speak of them. */
  readonly #described = new Set<string>();
  #documents = 0;

  constructor(source: DocumentSource, filter: PlatformFilter | undefined) {
    this.#source = source;
    this.#filter = filter;
  }

  /** Describes what the roots lead to, which are the entries of an index. */
  async *resolve(roots: readonly ImageRoot[]): AsyncGenerator<ImageEvent, void, undefined> {
    yield* this.#visitAll(roots, []);
  }

  async *#visit(
    { name, descriptor }: ImageRoot,
    above: readonly string[],
  ): AsyncGenerator<ImageEvent, void, undefined> {
    const { digest } = descriptor;
    let document: OciDocument | undefined;
    try {
      document = await this.#read(descriptor, above);
    } catch (error) {
      yield problemOf(error, this.#source.placeOf(digest));
      return;
    }
    if (document.kind === 'index') {
      const children = document.manifests.map((child) => ({ name, descriptor: child }));
      yield* this.#visitAll(children, [...above, digest]);
    }
    if (document.kind === 'manifest') yield* this.#image(document, { name, descriptor });
  }

  async #read(descriptor: Descriptor, above: readonly string[]): Promise<OciDocument> {
    const { digest } = descriptor;
    this.#documents++;
    if (above.includes(digest)) throw new ImagePartError('image-invalid', 'the index holds itself');
    if (above.length >= maxDepth)
      throw new ImagePartError('image-invalid', `indexes are nested more than ${maxDepth} deep`);
    if (this.#documents > maxDocuments)
      throw new ImagePartError('archive-limit', `the image has more than ${maxDocuments} indexes and manifests`);
    const document = readDocument(parseJson(await this.#source.readDocument(descriptor, 'manifest')));
    if (document === undefined) throw new ImagePartError('image-invalid', 'it is neither an index nor a manifest');
    if (document.kind === 'schema1')
      throw new ImagePartError('archive-unsupported', 'manifests of schema 1 are not read; push the image again');
    return document;
  }

  /** Images for other platforms may lack in an archive or folder, as long as there is one. */
  async *#visitAll(roots: readonly ImageRoot[], above: readonly string[]): AsyncGenerator<ImageEvent, void, undefined> {
    const missing: Diagnostic[] = [];
    let isAnyThere = false;
    for (const root of roots) {
      if (!this.#isWanted(root.descriptor)) continue;
      const place = this.#source.placeOf(root.descriptor.digest);
      for await (const event of this.#visit(root, above)) {
        const isMissing = event.kind === 'problem' && event.diagnostic.code === 'image-part-missing';
        if (isMissing && event.diagnostic.path === place) missing.push(event.diagnostic);
        else yield event;
        isAnyThere ||= event.kind === 'image';
      }
    }
    for (const diagnostic of missing)
      yield { kind: 'problem', diagnostic: { ...diagnostic, affectsCoverage: !isAnyThere } };
  }

  #isWanted({ platform, annotations }: Descriptor): boolean {
    if (this.#filter === undefined || platform === undefined) return true;
    // Attestations are for no platform, and name the manifest they are about.
    const subject = annotations['vnd.docker.reference.digest'];
    if (subject !== undefined) return this.#described.has(subject);
    if (matchesPlatform(platform, this.#filter)) return true;
    this.otherPlatforms.add(platformText(platform));
    return false;
  }

  async *#image(
    manifest: Extract<OciDocument, { kind: 'manifest' }>,
    { name, descriptor }: ImageRoot,
  ): AsyncGenerator<ImageEvent, void, undefined> {
    const { config: configDescriptor } = manifest;
    let config: ImageConfig = readConfig(undefined);
    const extra: ImageLayer[] = [];
    if (configDescriptor) {
      try {
        const value = parseJson(await this.#source.readDocument(configDescriptor, 'config'));
        if (value === undefined) throw new ImagePartError('image-invalid', 'the config is no JSON');
        config = readConfig(value);
      } catch (error) {
        const event = problemOf(error, this.#source.placeOf(configDescriptor.digest));
        yield event;
        // What cannot be read as a config may still be searched as the text it is.
        if (event.diagnostic.code !== 'image-part-missing')
          extra.push(this.#layer(configDescriptor, undefined, '', '(image config)'));
      }
    }
    const platform = config.platform ?? descriptor.platform;
    if (this.#filter && platform && platform.os !== 'unknown' && !matchesPlatform(platform, this.#filter)) {
      this.otherPlatforms.add(platformText(platform));
      return;
    }
    this.#described.add(descriptor.digest);
    const { diffIds, layerHistory } = alignedWith(manifest.layers.length, config);
    const layers = manifest.layers.map((layer, i) => this.#layer(layer, diffIds[i], layerHistory[i] ?? ''));
    yield {
      kind: 'image',
      image: {
        name,
        platform: platform ? platformText(platform) : 'unknown/unknown',
        config: configDescriptor?.digest ?? descriptor.digest,
        manifest: descriptor.digest,
        layers: [...layers, ...extra],
        texts: [...config.texts, ...manifestTexts(manifest)],
      },
    };
  }

  #layer(descriptor: Descriptor, diffId: string | undefined, createdBy: string, title?: string): ImageLayer {
    const { digest, annotations } = descriptor;
    const blob = this.#source.blobOf(digest);
    const named = title ?? annotations['org.opencontainers.image.title'];
    return { blob, digest, diffId, createdBy, title: named, isForeign: isForeign(descriptor) };
  }
}

/** Diff ids and history, where there is one for each layer: squashed images and some builders leave others. */
export function alignedWith(
  layers: number,
  { diffIds, layerHistory }: ImageConfig,
): Pick<ImageConfig, 'diffIds' | 'layerHistory'> {
  return {
    diffIds: diffIds.length === layers ? diffIds : [],
    layerHistory: layerHistory.length === layers ? layerHistory : [],
  };
}

/** One description for the same image under several names. */
export function mergeImages(images: readonly ImageDescription[]): readonly ImageDescription[] {
  const merged = new Map<string, ImageDescription>();
  for (const image of images) {
    const key = JSON.stringify([image.platform, image.config, image.layers.map(({ blob }) => blob)]);
    const known = merged.get(key);
    if (!known) merged.set(key, image);
    else if (!known.name.split(', ').includes(image.name))
      merged.set(key, { ...known, name: `${known.name}, ${image.name}` });
  }
  return [...merged.values()];
}

export function problemOf(error: unknown, path: string): Extract<ImageEvent, { kind: 'problem' }> {
  if (!(error instanceof ImagePartError)) throw error;
  return { kind: 'problem', diagnostic: { code: error.code, message: error.message, path, affectsCoverage: true } };
}

function manifestTexts({ annotations, layers }: Extract<OciDocument, { kind: 'manifest' }>): readonly ConfigText[] {
  return [
    ...annotationTexts(annotations),
    ...layers.flatMap((layer, i) => annotationTexts(layer.annotations, `layers[${i}].`)),
  ];
}
