// Undoes predictors (ISO 32000-1, 7.4.4.4): before it was packed, each row of a stream was replaced by its differences to what stands left of it or
// above it. Object streams are often written so.

export type Predictor = {
  /** 2 is TIFF's; 10 and more are PNG's, whose rows each begin with the one they use. */
  readonly kind: number;
  readonly colors: number;
  readonly bitsPerColor: number;
  /** Samples of a row. */
  readonly columns: number;
};

/** Far wider than anything that is written: rows are as long as this says, so it is no reason to allocate anything. */
const maxRowBytes = 1 << 24;

/** The original bytes; undefined for a predictor that cannot be. A last row that was cut is undone as far as it goes. */
export function undoPredictor(data: Uint8Array, predictor: Predictor): Uint8Array | undefined {
  const { kind, colors, bitsPerColor, columns } = predictor;
  if (kind === 1) return data;
  if (!isCount(colors) || !isCount(columns) || ![1, 2, 4, 8, 16].includes(bitsPerColor)) return undefined;
  const rowBytes = Math.ceil((colors * bitsPerColor * columns) / 8);
  if (rowBytes > maxRowBytes) return undefined;
  if (kind === 2) return undoTiff(data, predictor, rowBytes);
  return kind >= 10 && kind <= 15 ? undoPng(data, Math.ceil((colors * bitsPerColor) / 8), rowBytes) : undefined;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

function undoPng(data: Uint8Array, pixelBytes: number, rowBytes: number): Uint8Array {
  const out = new Uint8Array(Math.max(0, data.length - Math.ceil(data.length / (rowBytes + 1))));
  let to = 0;
  for (let from = 0; from < data.length; from += rowBytes + 1) {
    const filter = data[from]!;
    const length = Math.min(rowBytes, data.length - from - 1);
    for (let i = 0; i < length; i++, to++) {
      const left = i >= pixelBytes ? out[to - pixelBytes]! : 0;
      const up = to >= rowBytes ? out[to - rowBytes]! : 0;
      const corner = i >= pixelBytes && to >= rowBytes ? out[to - rowBytes - pixelBytes]! : 0;
      out[to] = data[from + 1 + i]! + guess(filter, left, up, corner);
    }
  }
  return out;
}

/** What a PNG filter takes the byte to be, from its neighbours. */
function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function undoTiff(data: Uint8Array, { colors, bitsPerColor }: Predictor, rowBytes: number): Uint8Array {
  const out = Uint8Array.from(data);
  for (let start = 0; start < out.length; start += rowBytes) {
    const row = out.subarray(start, start + rowBytes);
    if (bitsPerColor === 8) {
      for (let i = colors; i < row.length; i++) row[i] = row[i]! + row[i - colors]!;
    } else if (bitsPerColor === 16) addWords(row, colors);
    else addBits(row, colors, bitsPerColor);
  }
  return out;
}

function addWords(row: Uint8Array, colors: number): void {
  for (let i = colors * 2; i + 1 < row.length; i += 2) {
    const before = i - colors * 2;
    const sum = (row[i]! << 8) + row[i + 1]! + (row[before]! << 8) + row[before + 1]!;
    row[i] = sum >> 8;
    row[i + 1] = sum;
  }
}

function addBits(row: Uint8Array, colors: number, bits: number): void {
  const mask = (1 << bits) - 1;
  const samples = (row.length * 8) / bits;
  const shiftOf = (sample: number): number => 8 - bits - ((sample * bits) & 7);
  const sampleAt = (sample: number): number => (row[(sample * bits) >> 3]! >> shiftOf(sample)) & mask;
  for (let i = colors; i < samples; i++) {
    const at = (i * bits) >> 3;
    const sum = (sampleAt(i) + sampleAt(i - colors)) & mask;
    row[at] = (row[at]! & ~(mask << shiftOf(i))) | (sum << shiftOf(i));
  }
}
