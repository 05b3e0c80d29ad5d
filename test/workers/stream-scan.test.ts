// A file scanned in chunks, however small, must give what it gives in one piece.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import type { Finding } from '../../src/model/finding.ts';
import { FileReader } from '../../src/sources/read-file.ts';
import { streamChunks } from '../../src/sources/stream-chunks.ts';
import { StreamScanner } from '../../src/workers/file-scanner.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`
[[rules]]
id = "token"
regex = '''\\btok_[a-z0-9]{8,16}\\b'''
rejects = []
[[rules]]
id = "generic"
regex = '''(?i)secret\\s{0,3}[:=]\\s{0,3}([^\\s"']{6,40})'''
tags = ["generic"]
rejects = []
[[rules]]
id = "block"
regex = '''(?m)^BEGIN[\\s\\S]{0,300}?END$'''
rejects = []
[[rules]]
id = "long"
regex = '''long\\(([^)]{0,250})\\)'''
rejects = []
[[rules]]
id = "everywhere"
regex = '''\\b[0-9]{3}-[0-9]{4}-[0-9]{3}\\b'''
always = true
alwaysReason = "the test wants one"
rejects = []
`);
const scanners = { ...scannerOf(ruleSet), inside: defaultInsideLimits };
const { maxMatchBytes } = matcherOf(ruleSet);
const origin = { kind: 'stdin', path: 'data.txt' } as const;

function scannerWith(chunkBytes?: number): StreamScanner {
  return new StreamScanner(scanners, maxMatchBytes, Number.POSITIVE_INFINITY, chunkBytes);
}

const whole = scannerWith();
const { overlapBytes } = whole;

/** Fields that must not depend on chunks: all of them. */
function summary(findings: readonly Finding[]): unknown[] {
  return findings
    .map(({ secret, ...rest }) => ({ ...rest, secret: Buffer.from(secret.reveal()).toString('latin1') }))
    .sort((a, b) => a.location.startOffset - b.location.startOffset || (a.ruleId < b.ruleId ? -1 : 1));
}

async function scanPieces(scanner: StreamScanner, pieces: readonly Buffer[]): Promise<unknown[]> {
  async function* stream(): AsyncGenerator<Buffer> {
    yield* pieces;
  }
  const scan = scanner.start(origin);
  for await (const chunk of streamChunks(stream(), scanner)) if (!scan.add(chunk)) break;
  const { findings, coverage } = scan.finish();
  expect(coverage).toMatchObject({ artifacts: 1, missed: 0 });
  return summary(findings);
}

async function expectSame(bytes: Buffer, chunkBytes: number): Promise<number> {
  const expected = await scanPieces(whole, [bytes]);
  expect(await scanPieces(scannerWith(chunkBytes), [bytes])).toEqual(expected);
  return expected.length;
}

const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16LE': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
} as const;

const token = 'tok_a1b2c3d4e5'; // trapline:allow made up
const findable = [
  token,
  `secret = ${token}`,
  'SECRET: hunter2hunter',
  '123-4567-890',
  `\nBEGIN\n${'x\n'.repeat(99)}END\n`,
];

describe.each(Object.entries(encodings))('a file in %s', (_name, encode) => {
  const words = [
    ...findable,
    ...[`long(${'é'.repeat(240)})`, '# trapline:allow-next-line\n', ' # trapline:allow', '# trapline:allow token\n'],
    ...['\n', '\r\n', '\t', ' ', 'é', '東京', '😀', '\uFEFF', 'x'.repeat(50), ' word'.repeat(60), '😀'.repeat(300)],
  ];
  const fillers = [' ', '.', 'é ', '東', '😀', 'ab\n', 'é\r\n', '\t-'];
  // Numbers instead of texts, so that a failure prints something a person can read.
  const word = fc.tuple(fc.nat(words.length - 1), fc.constant(1));
  const filler = fc.tuple(fc.integer({ min: -fillers.length, max: -1 }), fc.integer({ min: 1, max: 6000 }));
  const parts = fc.array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: filler }), {
    minLength: 20,
    maxLength: 80,
    size: 'max',
  });
  const textOf = (items: readonly (readonly [index: number, times: number])[]): string =>
    items.map(([index, times]) => (words[index] ?? fillers.at(index)!).repeat(times)).join('');

  it('gives the same findings in chunks of any size', async () => {
    let found = 0;
    const property = fc.asyncProperty(parts, fc.integer({ min: 200, max: 9000 }), async (items, more) => {
      found += await expectSame(encode(textOf(items)), overlapBytes + 2 * more);
    });
    await fc.assert(property, { numRuns: 15, seed: 11, endOnFailure: true });
    expect(found).toBeGreaterThan(100);
  });

  const mark = encode('').length;
  const unit = encode('a').length - mark;
  it.each([
    ['where the part of the first chunk ends', overlapBytes / 2 + 512],
    ['where the second chunk starts', 512],
    ['where the first chunk ends', overlapBytes + 512],
  ])('loses, doubles and moves nothing %s', async (_place, border) => {
    for (let shift = -32; shift <= 8; shift += unit) {
      const before = ' '.repeat(Math.floor((border + shift - mark) / unit));
      for (const item of ['secret = hunter2hunter', `😀é${token}é`]) {
        const bytes = encode(`${before}${item}${' '.repeat(20_000)}${token}`);
        expect(await expectSame(bytes, overlapBytes + 512)).toBe(2);
      }
    }
  });
});

describe('a long file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trapline-stream-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read in pieces that end anywhere', async () => {
    const bytes = Buffer.from(`é${token} `.repeat(4000));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, i) =>
      bytes.subarray(i * 777, i * 777 + 777),
    );
    const found = await scanPieces(scannerWith(overlapBytes + 20_000), pieces);
    expect(found).toEqual(await scanPieces(whole, [bytes]));
    expect(found).toHaveLength(4000);
  });

  it('gives the same from a file as from a stream', async () => {
    const bytes = Buffer.from(`😀\r\n${token}\tsecret = é${token} `.repeat(3000));
    const fsPath = join(folder, 'data.txt');
    writeFileSync(fsPath, bytes);
    const { findings, coverage } = scannerWith(overlapBytes + 20_000).scanFile(
      { path: 'data.txt', fsPath },
      new FileReader(),
    );
    const expected = await scanPieces(whole, [bytes]);
    expect(summary(findings.map((finding) => ({ ...finding, origin })))).toEqual(expected);
    expect(coverage).toEqual({ artifacts: 1, bytes: bytes.length, skipped: {}, missed: 0 });
  });

  it('of one line with very many secrets takes no more than a moment', { timeout: 20_000 }, async () => {
    const text = `é ${token} secret=${token}`.repeat(6000);
    const found = await scanPieces(whole, [Buffer.from(text)]);
    expect(found).toHaveLength(12_000);
    expect(found.at(-1)).toMatchObject({ location: { startLine: 1, endColumn: text.length + 1 } });
  });

  it('takes memory that does not grow with it', () => {
    const fsPath = join(folder, 'large.txt');
    const line = Buffer.from(`${'lorem ipsum dolor sit amet '.repeat(40)}\n`);
    const mebibyte = Buffer.concat(Array.from({ length: Math.ceil(2 ** 20 / line.length) }, () => line));
    writeFileSync(fsPath, mebibyte);
    for (let i = 1; i < 120; i++) writeFileSync(fsPath, mebibyte, { flag: 'a' });
    writeFileSync(fsPath, `${token}\n`, { flag: 'a' });
    const reader = new FileReader();
    const before = process.memoryUsage().rss;
    const { findings, coverage } = whole.scanFile({ path: 'large.txt', fsPath }, reader);
    const growth = process.memoryUsage().rss - before;
    rmSync(fsPath);
    const at = mebibyte.length * 120;
    expect(findings.map(({ location }) => location)).toEqual([
      {
        startLine: at / line.length + 1,
        startColumn: 1,
        endLine: at / line.length + 1,
        endColumn: token.length + 1,
        startOffset: at,
        endOffset: at + token.length,
      },
    ]);
    expect(coverage.bytes).toBe(at + token.length + 1);
    expect(growth).toBeLessThan(100 * 2 ** 20);
  });
});

describe('a limit on the size', () => {
  it('keeps what was found before it and says what was not searched', () => {
    const limited = new StreamScanner(scanners, maxMatchBytes, overlapBytes + 2000, overlapBytes + 1024);
    const scan = limited.start(origin);
    const bytes = Buffer.alloc(overlapBytes + 1024, ' ');
    bytes.write(token, 10);
    expect(scan.add({ kind: 'chunk', bytes, offset: 0, isLast: false })).toBe(true);
    expect(scan.add({ kind: 'chunk', bytes, offset: 1024, isLast: true })).toBe(false);
    const { findings, diagnostics, coverage } = scan.finish();
    expect(findings.map(({ location }) => location.startOffset)).toEqual([10]);
    expect(diagnostics).toMatchObject([{ code: 'too-large', path: 'data.txt', affectsCoverage: true }]);
    expect(coverage).toEqual({ artifacts: 1, bytes: bytes.length, skipped: {}, missed: 1 });
  });

  it('does not search a binary file and says so', () => {
    const scan = whole.start(origin);
    const bytes = Buffer.concat([Buffer.from(`\0\x01\x02 ${token}`), Buffer.alloc(16)]);
    expect(scan.add({ kind: 'chunk', bytes, offset: 0, isLast: true })).toBe(false);
    expect(scan.finish()).toMatchObject({ findings: [], coverage: { artifacts: 0, skipped: { binary: 1 } } });
  });
});
