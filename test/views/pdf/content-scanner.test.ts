import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNumber, numberAt } from '../../../src/views/pdf/bytes.ts';
import { ContentScanner, operatorCode } from '../../../src/views/pdf/content-scanner.ts';

/** Operators with the numbers of their operands; of arrays and strings, what is in them. */
function scan(content: string): string[] {
  const scanner = new ContentScanner(Buffer.from(content, 'latin1'));
  const found: string[] = [];
  for (let code = scanner.next(); code !== -1; code = scanner.next()) {
    const operands = Array.from({ length: scanner.count }, (_, i) => describeOperand(scanner, i));
    found.push(
      [
        ...operands,
        Buffer.from([code >> 16, code >> 8, code])
          .toString()
          .replaceAll('\0', ''),
      ].join(' '),
    );
  }
  return found;
}

function describeOperand(scanner: ContentScanner, index: number): string {
  const name = scanner.name(index);
  if (name !== undefined) return `/${name}`;
  const text = (): string => scanner.string.bytes.toString('latin1', 0, scanner.string.length);
  const kind = scanner.open(index);
  if (kind === 'string') return `(${text()})`;
  if (kind === 'other') return `${scanner.operand(index)}`;
  const items: string[] = [];
  for (let item = scanner.element(); item !== 'end'; item = scanner.element())
    items.push(item === 'number' ? `${scanner.number}` : item === 'string' ? `(${text()})` : '?');
  return `[${items.join(' ')}]`;
}

describe('the operators of a content stream', () => {
  it.each<[string, string, readonly string[]]>([
    ['have their operands before them', '1 -2.5 .5 m/F1 12 Tf', ['1 -2.5 0.5 m', '/F1 12 Tf']],
    ['and constants are operands', 'true null x false y', ['0 0 x', '0 y']],
    ['may stand side by side with them', '(a)Tj[(b)-3(c)]TJ<64>Tj', ['(a) Tj', '[(b) -3 (c)] TJ', '(d) Tj']],
    ['may have values in values', '[[(a)] <</B (c]>>)>> /d (e) f]TJ', ['[? ? ? (e) ?] TJ']],
    ['have dictionaries before them', '/Span <</A (>>) /B [1]>> BDC Q', ['/Span 0 BDC', 'Q']],
    ['have comments between them', 'q % Q (\n12 w', ['q', '12 w']],
    ['end where the stream does', '(a) Tj [(b', ['(a) Tj']],
    ['end where a string has no end', 'q <61', ['q']],
    ['are found behind brackets that close nothing', ') > ] 1 w } 2 w', ['1 w', '2 w']],
    ['are words when they are no numbers', '- 1 --2 w', ['-', '1 --2', 'w']],
  ])('%s', (_, content, operators) => {
    expect(scan(content)).toEqual(operators);
  });

  it('of more than three letters have no code', () => {
    expect(new ContentScanner(Buffer.from('BIGG')).next()).toBe(operatorCode('BIGG'));
    expect(operatorCode('BIGG')).toBe(0);
  });

  it('have names with escapes', () => {
    expect(scan('/A#20B gs')).toEqual(['/A B gs']);
  });
});

describe('the numbers of a file', () => {
  const read = (text: string): number => numberAt(Buffer.from(text), 0, text.length);

  it('are what the language reads in them', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), digits, fc.option(digits), (sign, whole, rest) => {
        const text = `${sign}${whole}${rest === null ? '' : `.${rest}`}`;
        expect(read(text)).toBe(Number.parseFloat(text));
      }),
    );
  });

  it.each(['.5', '-.25', '5.', '1.2.3', '12-34', '7e2', '1x'])('even in %s', (text) => {
    expect(isNumber(Buffer.from(text), 0)).toBe(true);
    expect(read(text)).toBe(Number.parseFloat(text));
  });

  it.each(['-', '.', '-.', '+x', '--1', 'x1', ''])('and not in "%s"', (text) => {
    expect(isNumber(Buffer.from(text), 0)).toBe(false);
  });
});
