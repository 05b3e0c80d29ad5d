// Secrets in documents of office programs, from the file to the report.

import { expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import { StreamScanner } from '../../src/workers/file-scanner.ts';
import { runOver, token, tokenRule } from '../helpers/cli.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';
import { zip } from '../helpers/zip.ts';

const word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`;

type Reported = { readonly path: string; readonly rule: string; readonly location: Record<string, unknown> };

it('a token that a document breaks into runs is found, with its paragraph', async () => {
  const xml = `${word}${paragraph('Hello')}${paragraph('the key: ', token.slice(0, 7), token.slice(7))}`;
  const docx = zip([{ name: 'word/document.xml', content: xml }]);
  const { stdout, code } = await runOver({ 'report.docx': docx }, ['scan', '-f', 'json']);
  expect(code).toBe(1);
  const [finding, ...others] = JSON.parse(stdout).findings as Reported[];
  expect(others).toEqual([]);
  expect(JSON.stringify(finding)).toContain(tokenRule);
  expect(finding).toMatchObject({
    location: { member: 'word/document.xml', logical: { text: 'paragraph 2' }, startOffset: xml.indexOf('ghp_') },
  });
});

it('a token in one run is found once', async () => {
  const xml = `${word}${paragraph(`the key: ${token}`)}`;
  const { stdout } = await runOver({ 'a.docx': zip([{ name: 'word/document.xml', content: xml }]) }, [
    'scan',
    '-f',
    'json',
  ]);
  expect(JSON.parse(stdout).findings).toHaveLength(1);
});

it('a document of several chunks is read on where the last one ended', () => {
  const { ruleSet } = compileToml(`
[[rules]]
id = "token"
regex = '''\\btok_[a-z0-9]{8,16}\\b'''
rejects = []
`);
  const scanners = { ...scannerOf(ruleSet), inside: defaultInsideLimits };
  const scanner = new StreamScanner(scanners, matcherOf(ruleSet).maxMatchBytes, Number.POSITIVE_INFINITY, 160 << 10);
  const paragraphs = Array.from({ length: 9000 }, (_, i) =>
    paragraph('lorem ipsum', i % 1000 === 7 ? ` tok_${i}`.slice(0, 6) : '', i % 1000 === 7 ? `${i}abcdefgh` : '', ' '),
  );
  const bytes = Buffer.from(word + paragraphs.join('\n'));
  const run = scanner.start({ kind: 'file', path: 'document.xml' });
  const step = scanner.chunkBytes - scanner.overlapBytes;
  for (let offset = 0; ; offset += step) {
    const chunk = Buffer.concat([bytes.subarray(offset, offset + scanner.chunkBytes), Buffer.alloc(16)]);
    const isLast = offset + scanner.chunkBytes >= bytes.length;
    run.add({ kind: 'chunk', bytes: chunk.subarray(0, -16), offset, isLast });
    if (isLast) break;
  }
  const places = run.finish().findings.map(({ location }) => location.logical?.text);
  expect(places).toEqual(Array.from({ length: 9 }, (_, i) => `paragraph ${i * 1000 + 8}`));
});
