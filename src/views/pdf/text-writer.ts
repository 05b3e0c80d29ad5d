// Text as it grows string by string: what stands between two of them is told by their places.

/** In ems: a gap of more is a space; of fonts whose widths are guessed. */
const gapEms = 0.18;
const guessedGapEms = 0.4;
/** A string further away from the line, or that much before its end, begins a new one. */
const offLineEms = 0.5;
const space = 0x20;
const lineFeed = 0x0a;

export class TextWriter {
  /** Where the last string ended, as `GraphicsState.position` writes it; and where the next one begins. */
  readonly pen = new Float64Array(5);
  readonly here = new Float64Array(5);
  /** UTF-16: a string would be a tree of its letters. */
  #units = new Uint16Array(4096);
  length = 0;

  /** The text since the last call. */
  take(): string {
    const { buffer } = this.#units;
    const text = Buffer.from(buffer, 0, this.length * 2).toString('utf16le');
    this.length = 0;
    return text;
  }

  append(text: string): void {
    for (let i = 0; i < text.length; i++) this.unit(text.charCodeAt(i));
  }

  /** One UTF-16 unit. */
  unit(unit: number): void {
    if (this.length === this.#units.length) {
      const larger = new Uint16Array(this.length * 2);
      larger.set(this.#units);
      this.#units = larger;
    }
    this.#units[this.length++] = unit;
  }

  /** Puts what stands between the last string and the one at `here`, which is in this font. `hasWidths`: the places are exact. */
  join({ hasWidths, em }: { readonly hasWidths: boolean; readonly em: number }): void {
    if (this.length === 0) return;
    const [penX, penY, dx, dy] = [this.pen[0]!, this.pen[1]!, this.pen[2]!, this.pen[3]!];
    const size = Math.max(this.here[4]! * em, 1e-6);
    const x = this.here[0]! - penX;
    const y = this.here[1]! - penY;
    const along = (x * dx + y * dy) / size;
    const across = Math.abs(y * dx - x * dy) / size;
    if (across > offLineEms || along < (hasWidths ? -offLineEms : -2 * offLineEms)) this.unit(lineFeed);
    else if (along > (hasWidths ? gapEms : guessedGapEms) && !isWhite(this.#units[this.length - 1]!)) this.unit(space);
  }
}

/** As `\s` has it. */
function isWhite(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13) || (unit >= 0xa0 && /\s/.test(String.fromCharCode(unit)));
}
