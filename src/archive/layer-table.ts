// Which names a layer has, and which it takes away: enough to say whether a file of a layer below is still there. Names are kept as 53-bit hashes, eight
// bytes each, since a layer may have a million; two of a million names are the same once in ten thousand layers, and then one finding's fate is wrong.

import type { Whiteout } from './layer-path.ts';

/** Hard links that are remembered. */
const maxLinks = 100_000;

export class LayerTable {
  #names = new Float64Array(1024);
  #count = 0;
  #sorted: Float64Array | undefined;
  readonly #folders = new Set<number>();
  readonly #deleted = new Set<number>();
  readonly #emptied = new Set<number>();
  readonly #links = new Map<string, string[]>();
  #linkCount = 0;

  /** Enters a name and returns its number, ascending in the order of the layer. */
  add(path: string, isFolder: boolean): number {
    if (isFolder) {
      this.#folders.add(hashPath(path));
      return this.#count;
    }
    if (this.#count === this.#names.length) {
      const larger = new Float64Array(2 * this.#count);
      larger.set(this.#names);
      this.#names = larger;
    }
    this.#names[this.#count] = hashPath(path);
    this.#sorted = undefined;
    return this.#count++;
  }

  addWhiteout({ kind, path }: Whiteout): void {
    (kind === 'deleted' ? this.#deleted : this.#emptied).add(hashPath(path));
  }

  /** `path` is another name for what `target` names. */
  addLink(path: string, target: string): void {
    if (this.#linkCount++ >= maxLinks) return;
    const known = this.#links.get(target);
    if (known) known.push(path);
    else this.#links.set(target, [path]);
  }

  linksOf(path: string): readonly string[] {
    return this.#links.get(path) ?? [];
  }

  /** Whether the layer has the name once more behind number `entry`: the last one counts. */
  isRepeated(path: string, entry: number): boolean {
    const hash = hashPath(path);
    const at = this.#find(hash);
    if (this.#sortedNames()[at + 1] !== hash) return false;
    return this.#names.lastIndexOf(hash, this.#count - 1) > entry;
  }

  /** What the layer does to a file of a layer below. */
  fateOf(path: string): 'deleted' | 'overwritten' | undefined {
    const hash = hashPath(path);
    if (this.#has(hash) || this.#folders.has(hash)) return 'overwritten';
    if (this.#deleted.has(hash)) return 'deleted';
    for (let slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = hashPath(path.slice(0, slash));
      if (this.#deleted.has(folder) || this.#emptied.has(folder)) return 'deleted';
      if (this.#has(folder)) return 'overwritten';
      if (slash === 0) break;
    }
    return this.#emptied.has(hashPath('')) ? 'deleted' : undefined;
  }

  #has(hash: number): boolean {
    return this.#sortedNames()[this.#find(hash)] === hash;
  }

  #sortedNames(): Float64Array {
    this.#sorted ??= this.#names.slice(0, this.#count).sort();
    return this.#sorted;
  }

  /** The first place that holds at least `hash`. */
  #find(hash: number): number {
    const sorted = this.#sortedNames();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Two FNV-like hashes side by side: 32 bits of one and 21 of the other. */
function hashPath(path: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b1;
  for (let i = 0; i < path.length; i++) {
    const unit = path.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 0) * 2 ** 21 + (b & 0x1fffff);
}
