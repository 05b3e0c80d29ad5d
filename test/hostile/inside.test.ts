// Archives and documents made to do harm: a scan of them ends soon, in bounded memory, says what it left out, and writes nothing.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import type { InsideLimits } from '../../src/model/limits.ts';
import { streamChunks } from '../../src/sources/stream-chunks.ts';
import { type ScanResult, StreamScanner } from '../../src/workers/file-scanner.ts';
import { pdf, pdfPages } from '../helpers/pdf.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';
import { tar } from '../helpers/tar.ts';
import { zip } from '../helpers/zip.ts';

const { ruleSet } = compileToml(`
[[rules]]
id = "token"
regex = '''\\btok_[a-z0-9]{8,16}\\b'''
rejects = []
`);
const scanners = scannerOf(ruleSet);
const { maxMatchBytes } = matcherOf(ruleSet);
const token = 'tok_a1b2c3d4e5'; // trapline:allow made up

async function scan(
  stream: AsyncIterable<Uint8Array> | Buffer,
  limits: Partial<InsideLimits> = {},
): Promise<ScanResult> {
  const inside = { ...defaultInsideLimits, ...limits };
  const scanner = new StreamScanner({ ...scanners, inside }, maxMatchBytes, Number.POSITIVE_INFINITY);
  const run = scanner.start({ kind: 'stdin', path: 'in' });
  const pieces = Buffer.isBuffer(stream) ? one(stream) : stream;
  for await (const chunk of streamChunks(pieces, scanner)) if (!run.add(chunk)) break;
  return run.finish();
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const told = ({ diagnostics }: ScanResult): string[] => diagnostics.map(({ code, path }) => `${code} ${path}`);
const paths = ({ findings }: ScanResult): string[] => findings.map(({ origin }) => (origin as { path: string }).path);

/** Peak growth of memory while it runs, in MB. */
async function growth(run: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  await run();
  return (process.resourceUsage().maxRSS * 1024 - before) / 2 ** 20;
}

/** A gzip stream of `megabytes` zeros. */
async function* zeros(megabytes: number): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: 1 });
  const block = Buffer.alloc(1 << 20);
  let written = 0;
  const write = (): void => {
    while (written < megabytes) {
      written++;
      if (!gzip.write(block)) return;
    }
    gzip.end();
  };
  gzip.on('drain', write);
  write();
  yield* gzip;
}

describe('bombs', () => {
  it('end at the ratio', async () => {
    const result = await scan(
      zip([
        { name: 'zeros', content: Buffer.alloc(64 << 20) },
        { name: 'a', content: token },
      ]),
    );
    expect(told(result)).toEqual(['limit-reached in!zeros']);
    expect(paths(result)).toEqual(['in!a']);
  });

  it('of a gigabyte take the memory of a chunk', async () => {
    const used = await growth(async () => {
      const result = await scan(zeros(1024), { maxRatio: 1e9 });
      expect(result.diagnostics).toEqual([]);
    });
    expect(used).toBeLessThan(300);
  });

  it('in bombs end at the bytes of all of them', async () => {
    const inner = gzipSync(Buffer.alloc(16 << 20));
    const wide = zip(Array.from({ length: 200 }, (_, i) => ({ name: `${i}.gz`, content: inner, method: 0 })));
    const start = performance.now();
    const result = await scan(wide, { maxUnpackedBytes: 64 << 20, maxRatio: 1e9 });
    expect(told(result).at(-1)).toBe('limit-reached in');
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('that hold themselves end at the depth', async () => {
    let bytes: Buffer = Buffer.from(token);
    for (let i = 0; i < 40; i++) bytes = i % 2 ? zip([{ name: 'x', content: bytes }]) : gzipSync(bytes);
    expect(told(await scan(bytes))).toEqual([expect.stringMatching(/^limit-reached in!x/)]);
  });

  it('of names end at the entries', async () => {
    const result = await scan(zip(Array.from({ length: 3000 }, (_, i) => ({ name: `${i}`, method: 0 }))), {
      maxEntries: 1000,
    });
    expect(told(result)).toEqual(['limit-reached in']);
  });
});

describe('documents', () => {
  it('in documents end at the depth', async () => {
    let bytes = pdfPages([`BT (${token}) Tj ET`]);
    for (let i = 0; i < 8; i++)
      bytes = pdf([{ dict: '/Type /Catalog' }, { dict: '/Type /EmbeddedFile', stream: bytes, packing: 'none' }]);
    expect(told(await scan(bytes)).at(-1)).toMatch(/^limit-reached in!attachment 2!attachment 2/);
  });

  it('that inflate to more than they may are read as far as that', async () => {
    const items = Array.from({ length: 9 }, () => ({ dict: '', stream: Buffer.alloc(32 << 20) }));
    const result = await scan(pdf([{ dict: `/Type /Note /T (${token})` }, ...items]));
    expect(told(result)).toContain('limit-reached in');
  });

  it('that are longer than may be held are told', async () => {
    const start = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc((129 << 20) - 16)]);
    expect(told(await scan(start))).toEqual(['limit-reached in']);
  });
});

describe('names', () => {
  const names = [
    '../../../../tmp/x',
    '/etc/x',
    'C:\\x',
    'a\0b',
    '',
    '.',
    'x'.repeat(60_000),
    '\x1b[31mred',
    'con',
    'x',
    'x',
  ];

  it('are names only: nothing is written anywhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trapline-names-'));
    const before = process.cwd();
    process.chdir(folder);
    try {
      const result = await scan(zip(names.map((name) => ({ name, content: token }))));
      expect(paths(result)).toEqual(names.map((name) => `in!${name}`));
      const inTar = await scan(tar(['../x', '/x', 'x', 'x'].map((name) => ({ name, content: token }))));
      expect(paths(inTar)).toEqual(['in!../x', 'in!/x', 'in!x', 'in!x']);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('damage', () => {
  const sound = [
    zip([
      { name: 'a', content: token.repeat(50) },
      { name: 'b', content: randomBytes(3000), isStreamed: true },
      { name: 'c', content: token },
    ]),
    gzipSync(
      tar([
        { name: 'a', content: token },
        { name: 'b', content: randomBytes(2000) },
      ]),
    ),
  ];

  it.each(sound.map((bytes, i) => [i, bytes] as const))(
    'anywhere in archive %d is no error of ours',
    async (_, bytes) => {
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), async (at, value, cut) => {
          const broken = Buffer.from(bytes.subarray(0, Math.max(cut, 1)));
          if (at < broken.length) broken[at] = value;
          const { coverage, diagnostics } = await scan(broken);
          expect(coverage.missed).toBe(diagnostics.filter(({ affectsCoverage }) => affectsCoverage).length);
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('a notebook of 200 MB in one line', () => {
  async function* notebook(media: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`{"cells":[{"cell_type":"code","id":"big","source":["x"],"outputs":[{"data":{"${media}":"`);
    const block = Buffer.from('lorem ipsum dolor sit amet '.repeat(40_000));
    for (let bytes = 0; bytes < 200 << 20; bytes += block.length) yield block;
    yield Buffer.from(`"}}]},{"cell_type":"code","id":"last","source":["a\\n","${token}"]}],"nbformat":4}`);
  }

  it.each(['text/plain', 'image/png'])('(%s) takes the memory of some chunks', { timeout: 240_000 }, async (media) => {
    const used = await growth(async () => {
      const { findings } = await scan(notebook(media));
      expect(findings.map(({ location }) => location.logical?.text)).toEqual(['cell 2 [last] line 2']);
      expect(findings[0]!.location.startLine).toBe(1);
    });
    expect(used).toBeLessThan(400);
  });
});
