import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import { WholeViews } from '../../src/workers/whole-views.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';
import { sqlite } from '../helpers/sqlite.ts';
import { zip } from '../helpers/zip.ts';

const { ruleSet } = compileToml(`
[[rules]]
id = "token"
regex = '''\\btok_[a-z0-9]{8,16}\\b'''
rejects = []
`);
const { streams } = scannerOf(ruleSet);
const matcher = matcherOf(ruleSet);
const token = 'tok_a1b2c3d4e5'; // trapline:allow made up
const views = new WholeViews(defaultInsideLimits);

function padded(bytes: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(bytes), Buffer.alloc(16)]).subarray(0, -16);
}

/** `member offset` of every match in every view. */
function matches(bytes: Buffer, visitor = views): string[] {
  const found: string[] = [];
  visitor.visit(bytes, (view, member) => {
    const text = Buffer.from(view.bytes.buffer, view.bytes.byteOffset, view.bytes.length);
    for (const { secret } of matcher.match(text, undefined, () => true))
      found.push(`${member} ${view.map.start(secret.start)}`);
  });
  return [...new Set(found)];
}

const base64 = Buffer.from(`the token ${token} is`).toString('base64');
const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: ['x\n', `k = "\\u0074${token.slice(1)}"`] }] });
const cases: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['base64', padded(`a: ${base64}\n`)],
  ['escapes', padded(`a: ${token.replace('_', '%5F')}`)],
  ['a notebook', padded(notebook)],
  ['a database', padded(sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(a)', rows: [[`a ${token}`]] }] }))],
  ['compressed text', padded(gzipSync(`a ${token}`))],
  [
    'an archive',
    padded(
      zip([
        { name: 'a', content: `b: ${base64}` },
        { name: 'c', content: token },
        { name: 'd', content: '\0' },
      ]),
    ),
  ],
];

describe('the views of', () => {
  it.each(cases)('%s hold what a scan of it finds', (_, bytes) => {
    const { findings } = streams.scanBytes({ kind: 'file', path: 'x' }, bytes);
    expect(findings.length).toBeGreaterThan(0);
    const expected = findings.map(({ location }) => `${location.member ?? ''} ${location.startOffset}`);
    expect(matches(bytes)).toEqual(expect.arrayContaining(expected));
  });

  it('plain text are none', () => {
    const bytes = padded(`const a = "${token}";\nfor (let i = 0; i < 10; i++) {}\n`);
    expect(matches(bytes)).toEqual([]);
  });

  it('a member that is read piece by piece are as those of one that is read at once', () => {
    const filler = JSON.stringify({ cell_type: 'markdown', source: ['words\n'.repeat(620_000)] });
    const cells = [filler, JSON.stringify({ cell_type: 'code', source: [`k = "\u005c${token}"`] })].join();
    const bytes = padded(zip([{ name: 'a.ipynb', content: `{"cells":[${cells}],"nbformat":4}` }]));
    const { findings } = streams.scanBytes({ kind: 'file', path: 'x' }, bytes);
    expect(findings.length).toBe(1);
    expect(matches(bytes)).toContain(`a.ipynb ${findings[0]!.location.startOffset}`);
  });

  it('binary files are what can be read of them, when that is asked for', () => {
    const bytes = padded(Buffer.concat([Buffer.alloc(99), Buffer.from(` ${token} `), Buffer.alloc(99)]));
    expect(matches(bytes)).toEqual([]);
    expect(matches(bytes, new WholeViews({ ...defaultInsideLimits, binary: true }))).toEqual([' 100']);
  });

  it('what cannot be read are told', () => {
    const bytes = padded(zip([{ name: 'a', isEncrypted: true, content: 'x' }]));
    const { diagnostics } = views.visit(bytes, () => undefined);
    expect(diagnostics).toMatchObject([{ code: 'encrypted', path: 'a' }]);
  });
});
