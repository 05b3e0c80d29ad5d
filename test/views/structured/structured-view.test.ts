import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffStructured } from '../../../src/views/structured/sniff-structured.ts';
import { readStructured, structuredStart } from '../../../src/views/structured/structured-view.ts';
import { partOf } from '../../../src/views/view.ts';

const needle = 'needle-é😀-1';

/** For each place that holds the needle: its name, and the original bytes. `cuts` are where pieces end. */
function places(document: string, kind: 'notebook' | 'json', cuts: readonly number[] = []): string[] {
  const bytes = Buffer.from(document);
  const found: string[] = [];
  let at = 0;
  let state = structuredStart;
  for (const cut of [...cuts, bytes.length]) {
    const piece = readStructured(kind, bytes.subarray(0, bytes.length), at, cut, state);
    const text = Buffer.from(piece.view.bytes);
    for (let place = text.indexOf(needle); place >= 0; place = text.indexOf(needle, place + 1)) {
      const span = { start: place, end: place + Buffer.byteLength(needle) };
      const part = partOf(piece.view.parts ?? [], span);
      const start = piece.view.map.start(span.start);
      if (part === undefined || start >= cut) continue;
      const { text: label, name } = part.place!(place);
      found.push(`${label} (${name}): ${bytes.toString('utf8', start, piece.view.map.end(span.end))}`);
    }
    if (piece.next === undefined) break;
    at = piece.next.at;
    state = piece.next.state;
  }
  return found;
}

const cellOf = (id: string | undefined, rest: object): object => ({
  cell_type: 'code',
  ...(id ? { id } : {}),
  ...rest,
});
const notebookOf = (...cells: object[]): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
const raw = JSON.stringify(needle).slice(1, -1);

describe('a notebook', () => {
  it.each<[string, object, string]>([
    [
      'source in lines',
      { source: ['import os\n', `k = "${needle}"\n`] },
      `cell 1 [a1] line 2 (cells[0].source): ${raw}`,
    ],
    ['source in one text', { source: `a\nb\nc ${needle}` }, `cell 1 [a1] line 3 (cells[0].source): ${raw}`],
    [
      'a stream',
      { outputs: [{}, { text: ['x\n', 'y\n', needle] }] },
      `cell 1 [a1] output 1 text line 3 (cells[0].outputs[1].text): ${raw}`,
    ],
    [
      'a table',
      { outputs: [{ data: { 'text/html': ['<b>\n', needle] } }] },
      `cell 1 [a1] output 0 text/html line 2 (cells[0].outputs[0].data.text/html): ${raw}`,
    ],
    [
      'JSON',
      { outputs: [{ data: { 'application/json': { a: [{ b: needle }] } } }] },
      `cell 1 [a1] output 0 application/json.a[0].b line 1 (cells[0].outputs[0].data.application/json.a[0].b): ${raw}`,
    ],
    [
      'a traceback',
      { outputs: [{ traceback: ['one', `two ${needle}`] }] },
      `cell 1 [a1] output 0 traceback line 2 (cells[0].outputs[0].traceback): ${raw}`,
    ],
    [
      'an attachment',
      { attachments: { 'a.txt': { 'text/plain': needle } } },
      `cell 1 [a1] attachments.a.txt.text/plain line 1 (cells[0].attachments.a.txt.text/plain): ${raw}`,
    ],
    [
      'metadata',
      { metadata: { form: { k: needle } } },
      `cell 1 [a1] metadata.form.k line 1 (cells[0].metadata.form.k): ${raw}`,
    ],
  ])('has a place for %s', (_, cell, expected) => {
    expect(places(notebookOf(cellOf('a1', cell)), 'notebook')).toEqual([expected]);
  });

  it('names a cell whose id stands behind its text, and one that has none', () => {
    const text = notebookOf({ source: needle, id: 'late' }, { source: needle });
    expect(places(text, 'notebook').map((place) => place.split(' line')[0])).toEqual(['cell 1 [late]', 'cell 2']);
  });

  it('of nbformat 3 is read the same way', () => {
    const cell = {
      cell_type: 'code',
      input: [`x\n`, needle],
      outputs: [{ output_type: 'pyout', text: [needle], png: needle }],
    };
    const text = JSON.stringify({ worksheets: [{ cells: [cell] }], nbformat: 3 });
    expect(places(text, 'notebook').map((place) => place.split(' (')[0])).toEqual([
      'cell 1 line 2',
      'cell 1 output 0 text line 1',
    ]);
  });

  it('has its widgets and its own metadata', () => {
    const state = { abc: { state: { value: needle } } };
    const text = JSON.stringify({
      cells: [],
      metadata: { widgets: { 'application/vnd.jupyter.widget-state+json': { state } } },
    });
    expect(places(text, 'notebook')).toEqual([
      `metadata.widgets.application/vnd.jupyter.widget-state+json.state.abc.state.value line 1 (metadata.widgets.application/vnd.jupyter.widget-state+json.state.abc.state.value): ${raw}`,
    ]);
  });

  it('has no text in pictures, signatures and plots', () => {
    const data = {
      'image/png': needle,
      'application/pdf': needle,
      'image/svg+xml': 'a',
      'application/vnd.plotly.v1+json': { x: { bdata: needle } },
    };
    const text = JSON.stringify({ cells: [{ outputs: [{ data }] }], metadata: { signature: needle } });
    expect(places(text, 'notebook')).toEqual([]);
  });

  it('shows what terminal colours stand in the middle of', () => {
    const colored = needle.replace('-1', '\x1b[0;31m-\x1b[39m1');
    const document = notebookOf(cellOf('a', { outputs: [{ traceback: [`\x1b[1m${colored}`] }] }));
    const [found = ''] = places(document, 'notebook');
    expect(found.split('): ')[1]).toBe(JSON.stringify(colored).slice(1, -1));
  });
});

describe('a document', () => {
  it('gives the same in pieces that end anywhere, also inside escapes', () => {
    const document = JSON.stringify({
      log: {
        'k"ey\\': [`😀\n"${needle}" \\`, { a: `x\n\n\ty ${needle}` }, 1.5e-3, null, `${needle}\\n`],
        text: ['a\n', `${needle}\n`, needle],
      },
    }).replaceAll(/[😀é]/gu, (character) => (character.length > 1 ? '\\ud83d\\ude00' : '\\u00e9'));
    const whole = places(document, 'json');
    expect(whole.map((place) => place.split(' (')[0])).toEqual([
      'log.k"ey\\[0] line 2',
      'log.k"ey\\[1].a line 3',
      'log.k"ey\\[4] line 1',
      'log.text line 2',
      'log.text line 3',
    ]);
    for (let cut = 1; cut < document.length; cut++) {
      const inside = whole.length;
      const found = [...new Set(places(document, 'json', [cut]))];
      // A needle that the cut goes through is in the first piece, which reads on to its end.
      expect(found, `cut at ${cut}`).toEqual(whole);
      expect(found).toHaveLength(inside);
    }
  });

  it('is read as far as it is one', () => {
    const broken = `{"cells": [{"source": "${needle}"}, \n<<<<<<< HEAD\n {"source": "${needle}"}]}`;
    expect(places(broken, 'notebook')).toHaveLength(1);
    expect(readStructured('notebook', Buffer.from(broken), 0, broken.length, structuredStart).next).toBeUndefined();
    expect(readStructured('notebook', Buffer.from('{'.repeat(600)), 0, 600, structuredStart).next).toBeUndefined();
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'u', '0', 'é') }),
        (text) => {
          const bytes = Buffer.from(text);
          const { view } = readStructured('json', bytes, 0, bytes.length, structuredStart);
          for (const { start, end } of view.parts ?? [])
            expect(view.map.end(end)).toBeGreaterThanOrEqual(view.map.start(start));
        },
      ),
    );
  });
});

it.each([
  ['', '{"cells": [{"cell_type": "code"', 'notebook'],
  ['', ' \n{"metadata": {}, "nbformat": 3', 'notebook'],
  ['a.ipynb', '{"cells": []', 'notebook'],
  ['a.ipynb', 'version https://git-lfs', undefined],
  ['', '{"log": {"version": "1.2", "creator": {', 'json'],
  ['', '{"info": {"_postman_id": "x"', 'json'],
  ['package.json', '{"name": "x", "versions": 1}', undefined],
  ['', '// {"cell_type": 1}', undefined],
])('%s %s is %s', (path, head, expected) => {
  expect(sniffStructured(Buffer.from(head), path)).toBe(expected);
});
