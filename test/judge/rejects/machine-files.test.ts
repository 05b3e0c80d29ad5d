import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMinifiable, isMinified, isSurelyMinified, machineFile } from '../../../src/judge/rejects/machine-files.ts';

describe('files that machines write', () => {
  it('are told by their path', () => {
    expect(machineFile('web/package-lock.json')).toBe('a lock file');
    expect(machineFile('config/locales/de.yml')).toBe('a translation');
    expect(machineFile('src/lang/lexer.go')).toBeUndefined();
    expect(machineFile('dist/app.min.js')).toBe('a file written by a machine');
    expect(machineFile('dist/app.js.map')).toBe('a file written by a machine');
    expect(machineFile('src/app.js')).toBeUndefined();
    expect(machineFile('src/mapper.ts')).toBeUndefined();
  });

  it('may be minified when they are scripts, styles or pages', () => {
    expect(['a.js', 'b.cjs', 'c.css', 'd.html'].every(isMinifiable)).toBe(true);
    expect(['a.ts', 'b.json', 'c.jsx', 'js'].some(isMinifiable)).toBe(false);
  });
});

describe('minified lines', () => {
  it('are long and have hardly a space around the value', () => {
    const code = 'a=b(c,d);'.repeat(400);
    expect(isMinified(code, 900)).toBe(true);
    expect(isMinified(code.slice(0, 1500), 900)).toBe(false);
    expect(isMinified('the log says so '.repeat(200), 900)).toBe(false);
    // Prose at the other end of a line says nothing about the code here.
    expect(isMinified(`${code}${'and so on '.repeat(200)}`, 900)).toBe(true);
  });

  it('are told from bytes only where the text would say the same', () => {
    const piece = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('a=b;', 'f(a,b)', 'x+=y[z];') },
      { weight: 1, arbitrary: fc.constantFrom('x y ', 'ü', '\u{1f600}', '    ', 'words and words ') },
    );
    const line = fc
      .array(fc.tuple(piece, fc.nat(1200)), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.map(([text, times]) => text.repeat(times)).join(''));
    let certain = 0;
    fc.assert(
      fc.property(line, fc.nat(), fc.constantFrom('', 'before\n'), (text, at, before) => {
        const start = text === '' ? 0 : at % text.length;
        // A place inside a character is none.
        if (/[\udc00-\udfff]/.test(text[start] ?? '')) return;
        const bytes = Buffer.from(`${before}${text}`);
        const offset = before.length + Buffer.byteLength(text.slice(0, start));
        const isSure = isSurelyMinified(bytes, { start: before.length, end: bytes.length }, offset);
        if (isSure) certain++;
        expect(isSure && !isMinified(text, start)).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(certain).toBeGreaterThan(20);
  });
});
