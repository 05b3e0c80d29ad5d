import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../src/lib/line-index.ts';
import { snippetAround } from '../../src/workers/text-around.ts';

function snippetOf(text: string, secret: string, others: readonly string[] = []) {
  const bytes = Buffer.from(text);
  const spans = [secret, ...others].map((part) => {
    const start = bytes.indexOf(part);
    return { start, end: start + Buffer.byteLength(part) };
  });
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return snippetAround(spans[0]!, sorted, { bytes, lines: new LineIndex(bytes), maxBytes: 100 });
}

describe('the text around a secret', () => {
  test('is the rest of its line', () => {
    expect(snippetOf('above\nname = alpha;\nbelow', 'alpha')).toEqual({ before: 'name = ', after: ';' });
  });

  test('masks other secrets', () => {
    const { before, after } = snippetOf('first beta then alpha then gamma.', 'alpha', ['beta', 'gamma']);
    expect(before).toMatch(/^first \*+ then $/);
    expect(after).toMatch(/^ then \*+\.$/);
  });

  test('ends at 160 bytes', () => {
    expect(snippetOf(`${'x'.repeat(500)}alpha${'y'.repeat(500)}`, 'alpha')).toEqual({
      before: 'x'.repeat(160),
      after: 'y'.repeat(160),
    });
  });

  test('does not show what a view put between values', () => {
    const text = '\u001ekubernetes-secret\u001epassword=alpha\u001eother\u001e';
    expect(snippetOf(text, 'alpha')).toEqual({ before: 'password=', after: '' });
  });
});
