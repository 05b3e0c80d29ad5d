// Applies the predictors that PDF streams are packed with.

export type Shape = { readonly colors: number; readonly bitsPerColor: number; readonly columns: number };

/** Rows of PNG, each with the filter at its place in `filters`, over and over. */
export function pngRows(data: Uint8Array, shape: Shape, filters: readonly number[]): Buffer {
  const rowBytes = Math.ceil((shape.colors * shape.bitsPerColor * shape.columns) / 8);
  const step = Math.ceil((shape.colors * shape.bitsPerColor) / 8);
  const rows: number[] = [];
  for (let start = 0, row = 0; start < data.length; start += rowBytes, row++) {
    const filter = filters[row % filters.length]!;
    rows.push(filter);
    for (let i = 0; i < Math.min(rowBytes, data.length - start); i++) {
      const left = i < step ? 0 : data[start + i - step]!;
      const up = row === 0 ? 0 : data[start + i - rowBytes]!;
      const corner = i < step || row === 0 ? 0 : data[start + i - rowBytes - step]!;
      const guess = [0, left, up, Math.floor((left + up) / 2), nearest(left, up, corner)][filter] ?? 0;
      rows.push((data[start + i]! - guess) & 255);
    }
  }
  return Buffer.from(rows);
}

/** The neighbour that is closest to left + up - corner; of two, the one that is named first. */
function nearest(left: number, up: number, corner: number): number {
  const distance = (value: number): number => Math.abs(left + up - corner - value);
  return [left, up, corner].reduce((best, value) => (distance(value) < distance(best) ? value : best));
}

/** Rows of TIFF: each sample is the difference to the one before it of the same color. Rows are whole bytes. */
export function tiffRows(data: Uint8Array, { colors, bitsPerColor, columns }: Shape): Buffer {
  const rowBytes = (colors * bitsPerColor * columns) / 8;
  const rows: Buffer[] = [];
  for (let start = 0; start < data.length; start += rowBytes) {
    const bits = [...data.subarray(start, start + rowBytes)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const samples = bits.match(new RegExp(`.{${bitsPerColor}}`, 'g'))!.map((sample) => Number.parseInt(sample, 2));
    const differences = samples.map((sample, i) => (sample - (samples[i - colors] ?? 0)) & (2 ** bitsPerColor - 1));
    const packed = differences.map((sample) => sample.toString(2).padStart(bitsPerColor, '0')).join('');
    rows.push(Buffer.from(packed.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2))));
  }
  return Buffer.concat(rows);
}
