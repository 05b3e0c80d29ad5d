import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoPredictor } from '../../../src/views/pdf/predictor.ts';
import { pdf, pdfPages } from '../../helpers/pdf.ts';
import { pngRows, tiffRows } from '../../helpers/predictors.ts';
import { readDocument } from '../../helpers/read-document.ts';

const bytesOf = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });

describe('predictors are undone', () => {
  it('row by row, whichever filter of PNG each of them uses', () => {
    fc.assert(
      fc.property(
        bytesOf(120),
        fc.constantFrom(1, 3, 4),
        fc.constantFrom(1, 2, 4, 8, 16),
        fc.constantFrom(1, 3, 7, 64),
        fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 10, max: 15 }),
        (data, colors, bitsPerColor, columns, filters, kind) => {
          const shape = { colors, bitsPerColor, columns };
          const plain = undoPredictor(pngRows(data, shape, filters), { ...shape, kind });
          expect(Buffer.from(plain!)).toEqual(Buffer.from(data));
        },
      ),
    );
  });

  it.each([1, 2, 4, 8, 16])('as TIFF has them, with samples of %d bits', (bitsPerColor) => {
    fc.assert(
      fc.property(bytesOf(144), fc.constantFrom(1, 3), (data, colors) => {
        const shape = { colors, bitsPerColor, columns: 8 };
        const plain = undoPredictor(tiffRows(data, shape), { ...shape, kind: 2 });
        expect(Buffer.from(plain!)).toEqual(Buffer.from(data));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    { kind: 3, colors: 1, bitsPerColor: 8, columns: 1 },
    { kind: 12, colors: 1, bitsPerColor: 8, columns: 2 ** 40 },
    { kind: 12, colors: -1, bitsPerColor: 8, columns: 5 },
    { kind: 12, colors: 1, bitsPerColor: 9, columns: 5 },
    { kind: 2, colors: 1, bitsPerColor: 8, columns: 0.5 },
  ])('unless they cannot be: %o', (predictor) => {
    expect(undoPredictor(Buffer.from('some bytes'), predictor)).toBeUndefined();
  });

  it('in rows longer than the data, and in no data', () => {
    const shape = { colors: 1, bitsPerColor: 8, columns: 1 << 20, kind: 12 };
    expect(Buffer.from(undoPredictor(Buffer.from([2, 97, 98]), shape)!).toString()).toBe('ab');
    expect(undoPredictor(new Uint8Array(0), shape)).toHaveLength(0);
  });
});

describe('a PDF file with predictors', () => {
  const shape = { colors: 1, bitsPerColor: 8, columns: 5 };
  const parms = '/DecodeParms << /Predictor 12 /Columns 5 >>';

  it('has its objects in streams that use them', () => {
    const inner = Buffer.from('90 0 << /Note (in a stream) >>');
    const stream = deflateSync(pngRows(inner, shape, [2, 4, 1]));
    const items = [
      { dict: '/Type /Catalog' },
      { dict: `/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode ${parms}`, stream, packing: 'none' },
    ] as const;
    expect(readDocument(pdf(items))).toEqual({ properties: 'Note: in a stream' });
  });

  it('has its tables in streams that use them, which are no reason to be incomplete', () => {
    const stream = deflateSync(pngRows(Buffer.from([1, 0, 16, 0, 0, 1, 1, 2, 3, 0]), shape, [2]));
    const table = { dict: `/Type /XRef /W [1 2 2] /Filter /FlateDecode ${parms}`, stream, packing: 'none' } as const;
    expect(readDocument(pdfPages(['BT (text) Tj ET'], [table]))).toEqual({ 'page 1': 'text' });
  });

  it('may name them for one filter of several, and for pages', () => {
    const content = tiffRows(Buffer.from('BT (text here) Tj ET'), shape);
    const stream = Buffer.from(deflateSync(content).toString('hex'));
    const dict =
      '/Filter [ /ASCIIHexDecode /FlateDecode ] /DecodeParms [ null << /Predictor 2 /Columns 5 /Colors 1 >> ]';
    const items = [{ dict: '/Type /Page /Contents 2 0 R' }, { dict, stream, packing: 'none' }] as const;
    expect(readDocument(pdf(items))).toEqual({ 'page 1': 'text here' });
  });

  it('that make no sense is damaged', () => {
    const dict = '/Filter /FlateDecode /DecodeParms << /Predictor 77 >>';
    const items = [
      { dict: '/Type /Page /Contents 2 0 R' },
      { dict, stream: deflateSync('BT (text) Tj ET'), packing: 'none' },
    ] as const;
    expect(readDocument(pdf(items))).toEqual({
      'page 1': 'text',
      '!': 'archive-corrupt: the PDF file is damaged: 1 of its streams cannot be unpacked to their end',
    });
  });
});
