// Secrets in notebooks and other documents, from the file to the report.

import { describe, expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import type { Finding } from '../../src/model/finding.ts';
import { StreamScanner } from '../../src/workers/file-scanner.ts';
import { otherToken, runOver, token, tokenRule } from '../helpers/cli.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`
[[rules]]
id = "github-classic-pat"
regex = '''\\bghp_[A-Za-z0-9]{36}\\b'''
rejects = []
[[rules]]
id = "generic-password"
regex = '''password\\\\{0,2}["']?\\s{0,3}[:=]\\s{0,3}\\\\{0,2}["']([^"'\\\\]{6,40})'''
secretGroup = 1
tags = ["generic"]
rejects = []
`);
const scanners = { ...scannerOf(ruleSet), inside: defaultInsideLimits };
const { maxMatchBytes } = matcherOf(ruleSet);

function scan(document: string | Buffer, path = 'a.ipynb', chunkBytes?: number): readonly Finding[] {
  const scanner = new StreamScanner(scanners, maxMatchBytes, Number.POSITIVE_INFINITY, chunkBytes);
  const run = scanner.start({ kind: 'file', path });
  const bytes = Buffer.from(document);
  const size = scanner.chunkBytes;
  for (let offset = 0; ; offset += size - scanner.overlapBytes) {
    const chunk = Buffer.concat([bytes.subarray(offset, offset + size), Buffer.alloc(16)]).subarray(0, -16);
    const isLast = offset + size >= bytes.length;
    run.add({ kind: 'chunk', bytes: chunk, offset, isLast });
    if (isLast) return run.finish().findings;
  }
}

function summary(findings: readonly Finding[]): string[] {
  return [...findings]
    .sort((a, b) => a.location.startOffset - b.location.startOffset)
    .map(({ ruleId, location: { startLine, startColumn, logical, decoded = [] } }) =>
      [`${startLine}:${startColumn}`, ruleId, logical?.text ?? '-', ...decoded].join(' | '),
    );
}

const code = (...source: string[]): object => ({ cell_type: 'code', id: 'c1', metadata: {}, outputs: [], source });
const notebook = (cells: readonly object[], indent = 1): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, indent);

describe('a notebook', () => {
  it('names cell, output and line, and points at the line of the file', async () => {
    const output = { output_type: 'stream', name: 'stdout', text: ['a\n', `GH=${token}\n`] };
    const document = notebook([code('import os\n'), { ...code('x'), id: 'k7', outputs: [output] }]);
    const lines = document.split('\n');
    const line = lines.findIndex((text) => text.includes(token)) + 1;
    const column = lines[line - 1]!.indexOf(token) + 1;
    expect(summary(scan(document))).toEqual([`${line}:${column} | ${tokenRule} | cell 2 [k7] output 0 text line 2`]);
    const { stdout } = await runOver({ 'a.ipynb': document }, ['scan', '-f', 'sarif']);
    const [result] = JSON.parse(stdout).runs[0].results;
    expect(result.locations[0].logicalLocations).toEqual([
      { fullyQualifiedName: 'cells[1].outputs[0].text', kind: 'member' },
    ]);
    expect(result.locations[0].physicalLocation.region).toMatchObject({ startLine: line, startColumn: column });
  });

  it('on one line has columns', () => {
    const document = notebook([code('é\n', `k = "${token}"`)], 0);
    expect(summary(scan(document))).toEqual([`1:${document.indexOf(token) + 1} | ${tokenRule} | cell 1 [c1] line 2`]);
  });

  it('is read as its program reads it: quotes are quotes', () => {
    expect(
      summary(scan(notebook([code('password = "corr3ct-h0rse"\n')]))).map((line) => line.split(' | ').slice(1)), // trapline:allow made up
    ).toEqual([['generic-password', 'cell 1 [c1] line 1']]);
  });

  it('is searched across its strings as well: a name and its value', () => {
    const text = notebook([{ ...code('x'), metadata: { password: 'corr3ct-h0rse' } }]); // trapline:allow made up
    expect(summary(scan(text)).map((line) => line.split(' | ')[1])).toEqual(['generic-password']);
  });

  it('hides nothing behind encodings in a cell', () => {
    const hidden = Buffer.from(`export GH=${token}`).toString('base64');
    expect(
      summary(scan(notebook([code('x\n', `load("${hidden}")`)]))).map((line) => line.split(' | ').slice(1)),
    ).toEqual([[tokenRule, 'cell 1 [c1] line 2', 'base64']]);
  });

  it('has fingerprints that stay when other cells change', () => {
    const [before] = scan(notebook([code(`k = "${token}"`)]));
    const after = scan(notebook([code('new\n', 'cell'), code('and another'), code('x\n', `k = "${token}"`)]));
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual([before!.fingerprint]);
  });

  it('is told by what is in it, whatever its name', () => {
    expect(summary(scan(notebook([code(token)]), 'blob'))[0]).toContain('cell 1 [c1] line 1');
  });

  it('that is broken is searched as text', () => {
    const document = notebook([code(`a = "${token}"`), code(`b = "${otherToken}"`)]);
    const broken = document.replace('"id": "c1"', '"id": "c1",\n<<<<<<< HEAD');
    expect(summary(scan(broken)).map((line) => line.split(' | ').slice(1))).toEqual([
      [tokenRule, '-'],
      [tokenRule, '-'],
    ]);
    expect(summary(scan(document.slice(0, -40)))).toHaveLength(2);
  });

  it('with pictures is searched without them', () => {
    const data = { 'image/png': `iVBORw0KGgo/${token}/AAAA`, 'text/plain': ['<Figure>'] };
    expect(scan(notebook([{ ...code('x'), outputs: [{ output_type: 'display_data', data }] }]))).toEqual([]);
  });

  it('gives the same in chunks', () => {
    const cells = Array.from({ length: 60 }, (_, i) =>
      code(`${'é filler\n'.repeat(i * 40)}`, `k = "${i % 2 ? token : otherToken}"\n`, 'end'),
    );
    for (const indent of [0, 1]) {
      const document = notebook(cells, indent);
      const whole = summary(scan(document));
      expect(whole).toHaveLength(60);
      const { overlapBytes } = new StreamScanner(scanners, maxMatchBytes, Number.POSITIVE_INFINITY);
      for (const more of [4096, 10_000, 50_004])
        expect(summary(scan(document, 'a.ipynb', overlapBytes + more))).toEqual(whole);
    }
  });
});

it('a recording of HTTP traffic has the place of each text, and bodies are decoded', () => {
  const body = { mimeType: 'text/plain', encoding: 'base64', text: Buffer.from(`token ${token} !`).toString('base64') };
  const entries = [{ request: { url: `https://x.example/?t=${otherToken}` }, response: { content: body } }];
  const document = JSON.stringify({ log: { version: '1.2', creator: {}, entries } }, undefined, 2);
  expect(summary(scan(document, 'x.har')).map((line) => line.split(' | ').slice(1))).toEqual([
    [tokenRule, 'log.entries[0].request.url line 1'],
    [tokenRule, 'log.entries[0].response.content.text line 1', 'base64'],
  ]);
});
