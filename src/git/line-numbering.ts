// Numbers for lines: equal numbers mean equal bytes, so that a diff compares integers.

/** Lines sharing a 32-bit hash before further ones count as unlike all others: keeps made-up collisions from costing quadratic time. */
const maxSameHash = 64;

/** Hash table with chains. `maxLines` is the number of lines that will be numbered, over all calls. */
export class LineNumbering {
  /** Numbers given out so far; all are below. */
  distinct = 0;
  readonly #mask: number;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #hashes: Int32Array;
  readonly #starts: Float64Array;
  readonly #lengths: Float64Array;
  readonly #sources: Buffer[] = [];
  readonly #sourceOf: Uint8Array;

  constructor(maxLines: number) {
    const slots = 2 ** Math.ceil(Math.log2(maxLines + 1) + 1);
    this.#mask = slots - 1;
    this.#heads = new Int32Array(slots).fill(-1);
    this.#next = new Int32Array(maxLines);
    this.#hashes = new Int32Array(maxLines);
    this.#starts = new Float64Array(maxLines);
    this.#lengths = new Float64Array(maxLines);
    this.#sourceOf = new Uint8Array(maxLines);
  }

  /** Numbers of the lines of one buffer; line `i` goes from `lines[i]` to `lines[i + 1]`. */
  number(source: Buffer, lines: readonly number[]): Int32Array {
    this.#sources.push(source);
    const numbers = new Int32Array(lines.length - 1);
    for (let i = 0; i < numbers.length; i++) numbers[i] = this.#numberOf(source, lines[i] ?? 0, lines[i + 1] ?? 0);
    return numbers;
  }

  #numberOf(source: Buffer, start: number, end: number): number {
    let hash = 0x811c9dc5 | 0;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (source[at] ?? 0), 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    let alike = 0;
    for (let known = this.#heads[slot] ?? -1; known !== -1; known = this.#next[known] ?? -1) {
      if (this.#hashes[known] !== hash) continue;
      if (this.#isLine(known, source, start, end)) return known;
      if (++alike >= maxSameHash) break;
    }
    return this.#add(hash, slot, start, end);
  }

  #isLine(known: number, source: Buffer, start: number, end: number): boolean {
    if (this.#lengths[known] !== end - start) return false;
    const from = this.#starts[known] ?? 0;
    const other = this.#sources[this.#sourceOf[known] ?? 0] ?? source;
    return source.compare(other, from, from + end - start, start, end) === 0;
  }

  #add(hash: number, slot: number, start: number, end: number): number {
    const number = this.distinct++;
    this.#hashes[number] = hash;
    this.#starts[number] = start;
    this.#lengths[number] = end - start;
    this.#sourceOf[number] = this.#sources.length - 1;
    this.#next[number] = this.#heads[slot] ?? -1;
    this.#heads[slot] = number;
    return number;
  }
}
