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
function matches(bytes: Buffer): string[] {
  const found: string[] = [];
  views.visit(bytes, (view, member) => {
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
    expect(views.needs(bytes)).toBe(true);
  });

  it('plain text are none, and it is said before', () => {
    const bytes = padded(`const a = "${token}";\nfor (let i = 0; i < 10; i++) {}\n`);
    expect(views.needs(bytes)).toBe(false);
    expect(matches(bytes)).toEqual([]);
  });

  it('text with something encoded are needed where that is new', () => {
    const bytes = padded(`${'plain text\n'.repeat(1000)}a: ${base64}\n${'plain text\n'.repeat(1000)}`);
    const at = bytes.indexOf(base64);
    expect(views.needs(bytes, [{ start: 10, end: 300 }])).toBe(false);
    expect(
      views.needs(bytes, [
        { start: 10, end: 300 },
        { start: at + 30, end: at + 31 },
      ]),
    ).toBe(true);
  });

  it('what cannot be read are told', () => {
    expect(views.visit(padded(zip([{ name: 'a', isEncrypted: true, content: 'x' }])), () => undefined)).toMatchObject([
      { code: 'encrypted', path: '!a' },
    ]);
  });
});
