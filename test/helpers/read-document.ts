// What comes of a PDF file, in a form that tests can compare.

import { readPdf } from '../../src/views/pdf/read-pdf.ts';

/** Members by name, and problems under `!`. */
export function readDocument(bytes: Buffer, maxEntries = 1000): Record<string, string> {
  const texts: Record<string, string> = {};
  const problems: string[] = [];
  let name = '';
  for (const event of readPdf(bytes, { maxEntries })) {
    if (event.kind === 'member') name = event.name;
    if (event.kind === 'data') texts[name] = (texts[name] ?? '') + Buffer.from(event.bytes).toString('utf8');
    if (event.kind === 'problem') problems.push(`${event.code}: ${event.message}`);
  }
  if (problems.length > 0) texts['!'] = problems.join('\n');
  return texts;
}
