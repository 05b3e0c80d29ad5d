// The part of the graphics state (ISO 32000-1, 8.4) that says where text stands and how large it is. All numbers are in one array, one frame behind the
// other for what `q` saves: matrices as objects of their own would cost more than the reading of the operators.

import type { Font } from './font.ts';

/** Saved states; writers do not nest deeper, and what does is not saved. */
const maxSaved = 512;
/** The six numbers of the current matrix, then the parameters of text. */
const frameNumbers = 11;
const sizeAt = 6;
const charSpaceAt = 7;
const wordSpaceAt = 8;
const scaleAt = 9;
const leadingAt = 10;

/** What `enter` gives to `leave`. */
export type Mark = { readonly base: number; readonly floor: number; readonly ignored: number };

export class GraphicsState {
  readonly #latin: Font;
  #numbers = new Float64Array(16 * frameNumbers);
  /** Of each frame. */
  #fonts: Font[] = [];
  /** Where the frame in use begins, and the one that `Q` does not go below. */
  #base = 0;
  #floor = 0;
  /** Saved beyond the limit. */
  #ignored = 0;
  /** The six numbers of the text matrix, then those of the line's. */
  readonly #text = new Float64Array(12);

  constructor(latin: Font) {
    this.#latin = latin;
    this.reset();
  }

  /** As at the start of a page. */
  reset(): void {
    this.#base = 0;
    this.#floor = 0;
    this.#ignored = 0;
    this.#numbers.set([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]);
    this.#fonts = [this.#latin];
    this.setLine(1, 0, 0, 1, 0, 0);
  }

  get font(): Font {
    return this.#fonts[this.#base / frameNumbers]!;
  }

  get size(): number {
    return this.#numbers[this.#base + sizeAt]!;
  }

  get charSpace(): number {
    return this.#numbers[this.#base + charSpaceAt]!;
  }

  set charSpace(value: number) {
    this.#numbers[this.#base + charSpaceAt] = value;
  }

  get wordSpace(): number {
    return this.#numbers[this.#base + wordSpaceAt]!;
  }

  set wordSpace(value: number) {
    this.#numbers[this.#base + wordSpaceAt] = value;
  }

  set scale(value: number) {
    this.#numbers[this.#base + scaleAt] = value;
  }

  get leading(): number {
    return this.#numbers[this.#base + leadingAt]!;
  }

  set leading(value: number) {
    this.#numbers[this.#base + leadingAt] = value;
  }

  setFont(font: Font, size: number): void {
    this.#fonts[this.#base / frameNumbers] = font;
    this.#numbers[this.#base + sizeAt] = size;
  }

  save(): void {
    if (this.#base - this.#floor >= maxSaved * frameNumbers) {
      this.#ignored++;
      return;
    }
    const next = this.#base + frameNumbers;
    if (next + frameNumbers > this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.copyWithin(next, this.#base, next);
    this.#fonts[next / frameNumbers] = this.font;
    this.#base = next;
  }

  restore(): void {
    if (this.#ignored > 0) this.#ignored--;
    else if (this.#base > this.#floor) this.#base -= frameNumbers;
  }

  /** Before a form: whatever it saves and restores, `leave` brings back what is now. */
  enter(): Mark {
    const mark = { base: this.#base, floor: this.#floor, ignored: this.#ignored };
    this.#floor = this.#base;
    this.#ignored = 0;
    this.save();
    this.#floor = this.#base;
    return mark;
  }

  leave({ base, floor, ignored }: Mark): void {
    this.#base = base;
    this.#floor = floor;
    this.#ignored = ignored;
  }

  /** `cm`. */
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const at = this.#base;
    const m = this.#numbers;
    const [g, h, i, j] = [m[at]!, m[at + 1]!, m[at + 2]!, m[at + 3]!];
    m[at] = a * g + b * i;
    m[at + 1] = a * h + b * j;
    m[at + 2] = c * g + d * i;
    m[at + 3] = c * h + d * j;
    m[at + 4] = e * g + f * i + m[at + 4]!;
    m[at + 5] = e * h + f * j + m[at + 5]!;
  }

  /** `Tm`. */
  setLine(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const t = this.#text;
    t[0] = a;
    t[1] = b;
    t[2] = c;
    t[3] = d;
    t[4] = e;
    t[5] = f;
    t.copyWithin(6, 0, 6);
  }

  /** `Td`: to a line that begins so far from where this one did. */
  move(x: number, y: number): void {
    const t = this.#text;
    t.copyWithin(0, 6, 12);
    t[4] = x * t[0]! + y * t[2]! + t[4]!;
    t[5] = x * t[1]! + y * t[3]! + t[5]!;
    t[10] = t[4]!;
    t[11] = t[5]!;
  }

  /** Further on the line. */
  advance(by: number): void {
    const t = this.#text;
    const x = by * this.#numbers[this.#base + scaleAt]!;
    t[4] = x * t[0]! + t[4]!;
    t[5] = x * t[1]! + t[5]!;
  }

  /** Writes where the next character stands: x and y, the direction of its line as a vector of one, and the size of an em. */
  position(out: Float64Array): void {
    const t = this.#text;
    const m = this.#numbers;
    const at = this.#base;
    const [g, h, i, j] = [m[at]!, m[at + 1]!, m[at + 2]!, m[at + 3]!];
    const a = t[0]! * g + t[1]! * i;
    const b = t[0]! * h + t[1]! * j;
    const length = Math.hypot(a, b) || 1;
    out[0] = t[4]! * g + t[5]! * i + m[at + 4]!;
    out[1] = t[4]! * h + t[5]! * j + m[at + 5]!;
    out[2] = a / length;
    out[3] = b / length;
    out[4] = Math.abs(m[at + sizeAt]!) * length;
  }
}
