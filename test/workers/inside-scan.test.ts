import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import type { InsideLimits } from '../../src/model/limits.ts';
import type { ScanResult } from '../../src/workers/file-scanner.ts';
import { StreamScanner } from '../../src/workers/file-scanner.ts';
import { pdfPages } from '../helpers/pdf.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';
import { pageOf, sqlite, wal } from '../helpers/sqlite.ts';
import { tar } from '../helpers/tar.ts';
import { type ZipItem, zip } from '../helpers/zip.ts';

const { ruleSet } = compileToml(`
[[rules]]
id = "token"
regex = '''\\btok_[a-z0-9]{8,16}\\b'''
rejects = []
[[rules]]
id = "env-file"
path = '''(^|[/!])\\.env$'''
`);
const scanners = scannerOf(ruleSet);
const { maxMatchBytes } = matcherOf(ruleSet);
const token = 'tok_a1b2c3d4e5'; // trapline:allow made up

function scan(bytes: Buffer, limits: Partial<InsideLimits> = {}, pieceBytes?: number): ScanResult {
  const inside = { ...defaultInsideLimits, ...limits };
  const scanner = new StreamScanner({ ...scanners, inside }, maxMatchBytes, Number.POSITIVE_INFINITY);
  const run = scanner.start({ kind: 'file', path: 'a.bin' });
  const size = pieceBytes === undefined ? bytes.length : scanner.overlapBytes + pieceBytes;
  for (let offset = 0; ; offset += size - scanner.overlapBytes) {
    const chunk = Buffer.concat([bytes.subarray(offset, offset + size), Buffer.alloc(16)]).subarray(0, -16);
    const isLast = offset + size >= bytes.length;
    if (!run.add({ kind: 'chunk', bytes: chunk, offset, isLast }) || isLast) return run.finish();
  }
}

/** Findings as `path:line:column rule`, and what was told. */
function summary({ findings, diagnostics }: ScanResult): string[] {
  return [
    ...findings.map(
      ({ ruleId, origin, location }) =>
        `${(origin as { path: string }).path}:${location.startLine}:${location.startColumn} ${ruleId}`,
    ),
    ...diagnostics.map(({ code, path }) => `${code} ${path}`),
  ];
}

const text = `first\nkey ${token}\n`;
const members: readonly ZipItem[] = [
  { name: 'a.txt', content: text },
  { name: 'conf/.env', content: 'X=1' },
];
const expected = ['a.bin!a.txt:2:5 token', 'a.bin!conf/.env:1:1 env-file'];

describe('members of an archive', () => {
  it.each<[string, Buffer]>([
    ['zip', zip(members)],
    ['tar', tar(members.map(({ name, content = '' }) => ({ name, content })))],
    ['tar.gz', gzipSync(tar(members.map(({ name, content = '' }) => ({ name, content }))))],
  ])('of a %s are files of their own', (_, bytes) => {
    expect(summary(scan(bytes))).toEqual(expected);
    expect(summary(scan(bytes, {}, 100))).toEqual(expected);
    expect(summary(scan(bytes, { maxDepth: 0 }))).toEqual([]);
  });

  it('have places of their own', () => {
    const [finding] = scan(zip(members)).findings;
    expect(finding!.location).toMatchObject({ member: 'a.txt', startOffset: 10, startLine: 2 });
  });

  it('may be archives, as deep as asked', () => {
    const nested = ['c.zip', 'b.zip'].reduce((content, name) => zip([{ name, content }]), zip(members));
    expect(summary(scan(nested))[0]).toBe('a.bin!b.zip!c.zip!a.txt:2:5 token');
    expect(summary(scan(nested, { maxDepth: 2 }))).toEqual(['limit-reached a.bin!b.zip!c.zip']);
  });

  it('are what they are, whatever they are called', () => {
    const bytes = zip([
      { name: 'a.txt', content: gzipSync(text) },
      { name: 'b.zip', content: text },
    ]);
    const result = scan(bytes);
    expect(summary(result)).toEqual(['a.bin!a.txt:2:5 token', 'a.bin!b.zip:2:5 token']);
    expect(result.findings.map(({ location }) => location.decoded)).toEqual([['gzip'], undefined]);
  });

  it('have fingerprints of their own', () => {
    const [a, b] = scan(zip([members[0]!, { name: 'b.txt', content: text }])).findings;
    const [other] = scan(zip([{ name: 'x', content: 'new' }, members[0]!])).findings;
    expect(a!.fingerprint).not.toBe(b!.fingerprint);
    expect(a!.secretId).toBe(b!.secretId);
    expect(other!.fingerprint).toBe(a!.fingerprint);
  });

  it('are searched for what is encoded and structured in them', () => {
    const notebook = JSON.stringify({
      cells: [{ cell_type: 'code', id: 'q', source: [`x = "${token}"`] }],
      nbformat: 4,
    });
    const [finding] = scan(zip([{ name: 'n.ipynb', content: notebook }])).findings;
    expect(finding!.location).toMatchObject({ member: 'n.ipynb', logical: { text: 'cell 1 [q] line 1' } });
  });

  it('that are longer than a chunk are streamed', () => {
    const content = `${'lorem ipsum dolor\n'.repeat(300_000)}${token}`;
    expect(summary(scan(zip([{ name: 'long', content }]), {}, 50_000))).toEqual(['a.bin!long:300001:1 token']);
  });

  it('that cannot be read are told, and the others scanned', () => {
    const bytes = zip([
      { name: 'locked', content: text, isEncrypted: true },
      { name: 'damaged', packed: Buffer.alloc(30, 0xff) },
      ...members,
    ]);
    const result = scan(bytes);
    expect(summary(result)).toEqual([...expected, 'encrypted a.bin!locked', 'archive-damaged a.bin']);
    expect(result.coverage).toMatchObject({ artifacts: 1, missed: 2 });
  });
});

describe('compressed data', () => {
  it('is what it holds', () => {
    const { findings } = scan(gzipSync(text));
    expect(findings.map(({ location, origin }) => [location.startLine, location.decoded, origin])).toEqual([
      [2, ['gzip'], { kind: 'file', path: 'a.bin' }],
    ]);
  });

  it('that is cut gives what there is of it', () => {
    const packed = gzipSync(
      `${text}${Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * i * 31) % 251)).toString('hex')}`,
    );
    expect(summary(scan(packed.subarray(0, -100)))).toEqual(['a.bin:2:5 token', 'archive-damaged a.bin']);
  });
});

describe('limits', () => {
  const bomb = (size: number): Buffer => gzipSync(Buffer.alloc(size));

  it('on the ratio end a bomb and nothing else', () => {
    const bytes = zip([{ name: 'bomb', content: Buffer.alloc(8 << 20) }, ...members]);
    expect(summary(scan(bytes, { maxRatio: 100 }))).toEqual([...expected, 'limit-reached a.bin!bomb']);
  });

  it('on the bytes are for all depths together', () => {
    const bytes = zip([{ name: 'x', content: bomb(3 << 20) }, { name: 'y', content: bomb(3 << 20) }, ...members]);
    expect(summary(scan(bytes, { maxUnpackedBytes: 5 << 20, maxRatio: 1e9 }))).toEqual([
      'limit-reached a.bin!y',
      'limit-reached a.bin',
    ]);
  });

  it('on the entries end the archive', () => {
    const bytes = zip([members[0]!, { name: 'inner.zip', content: zip(members) }, members[1]!]);
    expect(summary(scan(bytes, { maxEntries: 3 }))).toEqual([
      expected[0],
      'a.bin!inner.zip!a.txt:2:5 token',
      'a.bin!inner.zip!conf/.env:1:1 env-file',
      expected[1],
    ]);
    expect(summary(scan(bytes, { maxEntries: 1 }))).toEqual([expected[0], 'limit-reached a.bin']);
  });
});

it('says which archives are not read, and that is no hole', () => {
  const { diagnostics, coverage } = scan(Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), deflateSync('x')]));
  expect(diagnostics).toMatchObject([{ code: 'archive-unsupported', affectsCoverage: false }]);
  expect(coverage.missed).toBe(0);
});

describe('a database', () => {
  const database = sqlite({
    tables: [
      {
        name: 't',
        sql: 'CREATE TABLE t(a, b)',
        rows: [[token, Buffer.from(`the token ${token} is`).toString('base64')]],
      },
    ],
    lostPages: [Buffer.from(` ${token} and ${token}2 `)],
  });

  it.each<[string, string, Buffer]>([
    ['as a file', 'a.bin', database],
    ['in an archive', 'a.bin!in/app.db', zip([{ name: 'in/app.db', content: database }])],
  ])('%s names table, row and column; what is left of deleted rows is told when it is new', (_, path, bytes) => {
    const { findings, diagnostics, coverage } = scan(bytes, {}, 900);
    expect(diagnostics).toEqual([]);
    expect(coverage).toMatchObject({ artifacts: 1, missed: 0 });
    expect(
      findings.map(({ origin, location }) => [
        (origin as { path: string }).path,
        location.logical?.text,
        location.decoded,
      ]),
    ).toEqual([
      [path, 'table t row 1 column a', undefined],
      [path, 'table t row 1 column b', ['base64']],
      [path, expect.stringMatching(/^deleted data, near byte \d+$/), undefined],
    ]);
    expect(database.toString('latin1', findings[0]!.location.startOffset, findings[0]!.location.endOffset)).toBe(token);
  });

  it('is left alone when archives are', () => {
    expect(scan(database, { maxDepth: 0 })).toMatchObject({ findings: [], coverage: { skipped: { binary: 1 } } });
  });
});

it('pages of PDF files are members, with lines of their own', () => {
  const bytes = pdfPages([
    'BT (none) Tj ET',
    `BT /F 9 Tf (key) Tj 0 -20 Td [(${token.slice(0, 5)}) 20 (${token.slice(5)})] TJ ET`,
  ]);
  expect(summary(scan(bytes))).toEqual(['a.bin!page 2:2:1 token']);
  expect(summary(scan(zip([{ name: 'b.pdf', content: bytes }])))).toEqual(['a.bin!b.pdf!page 2:2:1 token']);
});

describe('a binary file', () => {
  const bytes = Buffer.concat([
    Buffer.from('7f454c460201010000000000', 'hex'),
    Buffer.from(`usage: ${token}`),
    Buffer.from([0, 1, 2, 200]),
    Buffer.from(`Key ${token} `, 'utf16le'),
    Buffer.from([0, 0, 7]),
  ]);

  it('is skipped, and on demand searched where it can be read', () => {
    expect(scan(bytes)).toMatchObject({ findings: [], coverage: { skipped: { binary: 1 } } });
    const { findings, coverage } = scan(bytes, { binary: true });
    expect(coverage).toMatchObject({ artifacts: 1, skipped: {}, bytes: bytes.length });
    const narrow = bytes.indexOf(token);
    const wide = bytes.indexOf(Buffer.from(token, 'utf16le'));
    expect(
      findings
        .map(({ location }) => [location.startOffset, location.endOffset, location.startLine, location.logical?.name])
        .sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual([
      [narrow, narrow + token.length, 1, `byte ${narrow}`],
      [wide, wide + 2 * token.length, 1, `byte ${wide}`],
    ]);
  });

  it('in an archive is searched as well, also when it is long', () => {
    const long = Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(9 << 20), bytes]);
    expect(summary(scan(zip([{ name: 'x', content: long }]), { binary: true, maxRatio: 1e9 }))).toHaveLength(2);
  });
});

describe('the log of a database', () => {
  const database = sqlite({ tables: [{ name: 't', sql: 'CREATE TABLE t(a, b)', rows: [['name', token]] }] });
  const log = wal([1, 2, 2].map((page) => ({ page, content: pageOf(database, page), databasePages: 2 })));

  it('is searched like one, and tells what many of its frames hold once', () => {
    const { findings, diagnostics, coverage } = scan(log, {}, 900);
    expect(diagnostics).toEqual([]);
    expect(coverage).toMatchObject({ artifacts: 1, missed: 0 });
    expect(findings.map(({ location }) => [location.logical?.text, location.startOffset])).toEqual([
      [`page 2, near byte ${log.indexOf('name') - 3}`, log.indexOf(token)],
    ]);
  });
});
