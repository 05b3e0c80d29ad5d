// Where the findings of an image are, said in full: which image and layer, the instruction that made it, what became of the file in the layers
// above. Known only when everything has come by, since archives tell last which layers belong to which image.

import type { ImageDescription } from '../archive/image-events.ts';
import type { LayerTable } from '../archive/layer-table.ts';
import type { Finding } from '../model/finding.ts';
import type { ImageConfigOrigin, LayerName, LayerOrigin } from '../model/origin.ts';
import { maskText } from '../model/secret.ts';

/** Where a layer is used. */
type Use = { readonly image: ImageDescription; readonly at: number };

/** Shorter ones are in every other word. */
const minMaskedCharacters = 4;

export class ImagePlaces {
  readonly #uses = new Map<string, Use[]>();
  readonly #tables: ReadonlyMap<string, LayerTable>;
  /** Instructions as they are shown. */
  readonly #shown = new Map<string, string>();
  readonly #isComplete: boolean;
  readonly #fallbackName: string;

  /**
   * `isComplete` false: only some of the images were asked for, so a layer without an image is of another one. `fallbackName` is what layers
   * without an image are said to be of.
   */
  constructor(
    images: readonly ImageDescription[],
    tables: ReadonlyMap<string, LayerTable>,
    { isComplete, fallbackName }: { readonly isComplete: boolean; readonly fallbackName: string },
  ) {
    this.#tables = tables;
    this.#isComplete = isComplete;
    this.#fallbackName = fallbackName;
    for (const image of images) {
      for (const [at, { blob }] of image.layers.entries()) {
        const uses = this.#uses.get(blob);
        if (uses) uses.push({ image, at });
        else this.#uses.set(blob, [{ image, at }]);
      }
    }
  }

  /**
   * The findings with their places; those of layers that were not asked for, and those of the same layer in another wrapping, are left out.
   * `textOf` gives the text that a config finding was found in.
   */
  complete(findings: readonly Finding[], textOf: (origin: ImageConfigOrigin) => string): Finding[] {
    const secrets = secretsOf(findings, textOf);
    const known = new Map<string, string>();
    return findings.flatMap((finding) => {
      const { origin } = finding;
      if (origin.kind !== 'layer') return [finding];
      const uses = this.#uses.get(origin.layer) ?? [];
      if (uses.length === 0 && !this.#isComplete) return [];
      if (isTwin(finding, uses[0], known)) return [];
      return [{ ...finding, origin: this.#place(origin, fileOf(finding, origin), uses, secrets) }];
    });
  }

  /** While it is scanned, an origin names the blob as `layer` and the entry as `position`. `file` is what the layer has of its path. */
  #place(origin: LayerOrigin, file: string, uses: readonly Use[], secrets: readonly string[]): LayerOrigin {
    const { position: entry, path } = origin;
    const fates = uses.map((use) => ({ use, removal: this.#removal(use, file, entry) }));
    const best = fates.find(({ removal }) => removal === undefined) ?? fates[0];
    if (!best) return { ...origin, image: this.#fallbackName, position: 0 };
    const { image } = best.use;
    const removed = best.removal && {
      ...this.#nameOf({ image, at: best.removal.at }, secrets),
      how: best.removal.how,
    };
    return {
      kind: 'layer',
      image: image.name,
      platform: image.platform,
      path,
      ...this.#nameOf(best.use, secrets),
      layers: image.layers.length,
      inImage: removed === undefined,
      ...(removed ? { removed } : {}),
      otherImages: new Set(uses.map((use) => use.image)).size - 1,
    };
  }

  #nameOf({ image, at }: Use, secrets: readonly string[]): LayerName {
    const { digest, createdBy } = image.layers[at]!;
    return { layer: digest, position: at + 1, createdBy: this.#masked(createdBy, secrets) };
  }

  /** The layer that took the file away; none when a container of the image has it, under this name or another. */
  #removal(
    use: Use,
    path: string,
    entry: number,
  ): { readonly at: number; readonly how: 'deleted' | 'overwritten' } | undefined {
    const table = this.#tables.get(use.image.layers[use.at]!.blob);
    const isRepeated = table?.isRepeated(path, entry) ?? false;
    const removal = isRepeated ? ({ at: use.at, how: 'overwritten' } as const) : this.#above(use, path);
    if (!removal || isRepeated) return removal;
    const isLinked = table?.linksOf(path).some((link) => this.#above(use, link) === undefined) ?? false;
    return isLinked ? undefined : removal;
  }

  #above(
    { image, at }: Use,
    path: string,
  ): { readonly at: number; readonly how: 'deleted' | 'overwritten' } | undefined {
    for (let above = at + 1; above < image.layers.length; above++) {
      const how = this.#tables.get(image.layers[above]!.blob)?.fateOf(path);
      if (how) return { at: above, how };
    }
    return undefined;
  }

  /** An instruction may hold the very secrets that were found. */
  #masked(instruction: string, secrets: readonly string[]): string {
    let shown = this.#shown.get(instruction);
    if (shown === undefined) {
      shown = secrets.reduce((text, secret) => text.replaceAll(secret, maskText(secret)), instruction);
      this.#shown.set(instruction, shown);
    }
    return shown;
  }
}

/** The path of the file in the layer: what is in an archive comes and goes with it. */
function fileOf({ location: { member } }: Finding, { path }: LayerOrigin): string {
  return member === undefined ? path : path.slice(0, -(member.length + 1));
}

/** The same layer compressed in two ways has two digests and one diff id. */
function isTwin(
  { origin, ruleId, secretId, location }: Finding,
  use: Use | undefined,
  known: Map<string, string>,
): boolean {
  const layer = use?.image.layers[use.at];
  if (origin.kind !== 'layer' || layer?.diffId === undefined) return false;
  const key = JSON.stringify([layer.diffId, origin.position, origin.path, ruleId, secretId, location.startOffset]);
  const blob = known.get(key);
  if (blob === undefined) known.set(key, layer.blob);
  return blob !== undefined && blob !== layer.blob;
}

/** What was found in configs, the longest first, as it stands there. */
function secretsOf(findings: readonly Finding[], textOf: (origin: ImageConfigOrigin) => string): readonly string[] {
  const secrets = findings.flatMap(({ origin, location }) => {
    if (origin.kind !== 'image-config') return [];
    return [Buffer.from(textOf(origin)).toString('utf8', location.startOffset, location.endOffset)];
  });
  return [...new Set(secrets)]
    .filter((secret) => secret.length >= minMaskedCharacters)
    .sort((a, b) => b.length - a.length);
}
