// Where the findings of an image are, said in full: which image and layer, the instruction that made it, what became of the file in the layers
// above. Known only when everything has come by, since archives tell last which layers belong to which image.

import type { ImageDescription } from '../archive/image-events.ts';
import type { LayerTable } from '../archive/layer-table.ts';
import type { Finding } from '../model/finding.ts';
import type { ImageConfigOrigin, LayerName, LayerOrigin } from '../model/origin.ts';
import { maskText } from '../model/secret.ts';

/** Where a layer is used; `number` is the image's among all images. */
type Use = { readonly image: ImageDescription; readonly at: number; readonly number: number };

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
    for (const [number, image] of images.entries()) {
      for (const [at, { blob }] of image.layers.entries()) {
        const uses = this.#uses.get(blob);
        if (uses) uses.push({ image, at, number });
        else this.#uses.set(blob, [{ image, at, number }]);
      }
    }
  }

  /**
   * The findings with their places. Those of layers that were not asked for are left out; those of the same layer in another wrapping are one,
   * with the images of all of them. `textOf` gives the text that a config finding was found in.
   */
  complete(findings: readonly Finding[], textOf: (origin: ImageConfigOrigin) => string): Finding[] {
    const secrets = secretsOf(findings, textOf);
    const { usesOf, twins } = this.#joinTwins(findings);
    return findings.flatMap((finding) => {
      const { origin } = finding;
      if (origin.kind !== 'layer') return [finding];
      const uses = usesOf.get(finding) ?? this.#uses.get(origin.layer) ?? [];
      if (twins.has(finding) || (uses.length === 0 && !this.#isComplete)) return [];
      return [{ ...finding, origin: this.#place(origin, fileOf(finding, origin), uses, secrets) }];
    });
  }

  /**
   * The same layer compressed in two ways has two digests and one diff id. Of equal findings in such layers the first stands for all of them, used
   * where each is used; the others are twins. What only one of them holds is no twin, whatever diff id it claims.
   */
  #joinTwins(findings: readonly Finding[]): { usesOf: Map<Finding, Use[]>; twins: Set<Finding> } {
    const usesOf = new Map<Finding, Use[]>();
    const twins = new Set<Finding>();
    const known = new Map<string, { readonly finding: Finding; readonly blobs: string[] }>();
    for (const finding of findings) {
      const { origin } = finding;
      if (origin.kind !== 'layer') continue;
      const uses = this.#uses.get(origin.layer) ?? [];
      const key = twinKey(finding, origin, uses[0]);
      if (key === undefined) continue;
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, { finding, blobs: [origin.layer] });
        usesOf.set(finding, [...uses]);
        continue;
      }
      if (!first.blobs.includes(origin.layer)) {
        first.blobs.push(origin.layer);
        usesOf.get(first.finding)!.push(...uses);
      }
      if (first.blobs[0] !== origin.layer) twins.add(finding);
    }
    // Threads answer in any order.
    for (const uses of usesOf.values()) uses.sort((a, b) => a.number - b.number || a.at - b.at);
    return { usesOf, twins };
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

  #nameOf({ image, at }: Pick<Use, 'image' | 'at'>, secrets: readonly string[]): LayerName {
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

/** Equal for equal findings at one place of one layer, however it is compressed; undefined where its diff id is not known. */
function twinKey(
  { ruleId, secretId, location }: Finding,
  { position, path }: LayerOrigin,
  use: Use | undefined,
): string | undefined {
  const diffId = use?.image.layers[use.at]?.diffId;
  if (diffId === undefined) return undefined;
  return JSON.stringify([diffId, position, path, ruleId, secretId, location.startOffset]);
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
