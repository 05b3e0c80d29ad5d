// A topological order that depends on the commits alone: parents first, then by committer date, then by id.

/** Parents of commit `i` are `parents[parentStart[i]]` up to `parentStart[i + 1]`; -1 is one that is missing. */
export type CommitLinks = { readonly parentStart: Int32Array; readonly parents: Int32Array };

/**
 * All commits in order. `compare` decides between commits whose parents are all done. Commits in a circle, which only forged data
 * has, come last.
 */
export function orderCommits(links: CommitLinks, compare: (a: number, b: number) => number): Int32Array {
  const count = links.parentStart.length - 1;
  const { waitsFor, childStart, children } = invert(links, count);
  const ready = new Heap(count, compare);
  for (let i = 0; i < count; i++) if (waitsFor[i] === 0) ready.push(i);
  const order = new Int32Array(count);
  let done = 0;
  while (ready.size > 0) {
    const commit = ready.pop();
    order[done++] = commit;
    for (let at = childStart[commit] ?? 0; at < (childStart[commit + 1] ?? 0); at++) {
      const child = children[at] ?? 0;
      const left = (waitsFor[child] ?? 0) - 1;
      waitsFor[child] = left;
      if (left === 0) ready.push(child);
    }
  }
  const circular: number[] = [];
  for (let i = 0; i < count; i++) if ((waitsFor[i] ?? 0) > 0) circular.push(i);
  order.set(circular.sort(compare), done);
  return order;
}

function invert({ parentStart, parents }: CommitLinks, count: number) {
  const waitsFor = new Int32Array(count);
  const childStart = new Int32Array(count + 2);
  for (let i = 0; i < count; i++) {
    for (let at = parentStart[i] ?? 0; at < (parentStart[i + 1] ?? 0); at++) {
      const parent = parents[at] ?? -1;
      if (parent === -1) continue;
      waitsFor[i] = (waitsFor[i] ?? 0) + 1;
      childStart[parent + 2] = (childStart[parent + 2] ?? 0) + 1;
    }
  }
  for (let i = 1; i < childStart.length; i++) childStart[i] = (childStart[i] ?? 0) + (childStart[i - 1] ?? 0);
  const children = new Int32Array(childStart[count + 1] ?? 0);
  for (let i = 0; i < count; i++) {
    for (let at = parentStart[i] ?? 0; at < (parentStart[i + 1] ?? 0); at++) {
      const parent = parents[at] ?? -1;
      if (parent === -1) continue;
      const to = childStart[parent + 1] ?? 0;
      children[to] = i;
      childStart[parent + 1] = to + 1;
    }
  }
  return { waitsFor, childStart, children };
}

/** A binary heap of numbers, smallest first. */
class Heap {
  readonly #items: Int32Array;
  readonly #compare: (a: number, b: number) => number;
  size = 0;

  constructor(capacity: number, compare: (a: number, b: number) => number) {
    this.#items = new Int32Array(capacity);
    this.#compare = compare;
  }

  push(item: number): void {
    let at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = this.#items[up] ?? 0;
      if (this.#compare(above, item) <= 0) break;
      this.#items[at] = above;
      at = up;
    }
    this.#items[at] = item;
  }

  pop(): number {
    const first = this.#items[0] ?? 0;
    const last = this.#items[--this.size] ?? 0;
    let at = 0;
    for (let down = 1; down < this.size; down = 2 * at + 1) {
      const right = down + 1;
      const isRight = right < this.size && this.#compare(this.#items[right] ?? 0, this.#items[down] ?? 0) < 0;
      const next = isRight ? right : down;
      if (this.#compare(last, this.#items[next] ?? 0) <= 0) break;
      this.#items[at] = this.#items[next] ?? 0;
      at = next;
    }
    this.#items[at] = last;
    return first;
  }
}
