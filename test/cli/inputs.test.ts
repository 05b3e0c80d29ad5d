// What the file system can hold, as `trapline scan` meets it. Everything is searched, or its absence is said.

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CliFolder,
  diagnostics,
  type Files,
  parseReport,
  pieces,
  places,
  runOver,
  token,
  tokenMask,
  tokenRule,
} from '../helpers/cli.ts';

const isRoot = process.getuid?.() === 0;
const tokenBytes = token.length;

async function inFolder(files: Files, body: (folder: CliFolder) => Promise<void>): Promise<void> {
  const folder = new CliFolder(files);
  try {
    await body(folder);
  } finally {
    folder.remove();
  }
}

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('places', () => {
  const cases: readonly (readonly [
    title: string,
    content: string | Uint8Array,
    line: number,
    column: number,
    offset: number,
  ])[] = [
    ['at the start of a file', token, 1, 1, 0],
    ['behind a byte order mark, which is no column', `\ufeff${token}`, 1, 1, 3],
    ['after CRLF', `a\r\n"${token}"\r\n`, 2, 2, 4],
    ['after a lone CR, which ends no line', `a\r"${token}"`, 1, 4, 3],
    ['after tabs, one column each', `\t\t${token}`, 1, 3, 2],
    ['after an emoji, two columns of UTF-16', `😀 ${token}`, 1, 4, 5],
    [
      'after bytes that are not UTF-8',
      Buffer.concat([Buffer.from([0x80, 0x20, 0xc3, 0x20]), Buffer.from(token)]),
      1,
      5,
      4,
    ],
    ['on the last line without a line break', `1\n2\n3\n${token}`, 4, 1, 6],
    ['in UTF-16, little-endian', utf16(`a\n😀 ${token}\n`, 'le'), 2, 4, 12],
    ['in UTF-16, big-endian', utf16(`a\n😀 ${token}\n`, 'be'), 2, 4, 12],
    ['far into a huge line', `${'x '.repeat(1 << 20)}${token} ${'y '.repeat(1 << 20)}`, 1, (1 << 21) + 1, 1 << 21],
    ['beyond the first chunk of a large file', `${'line of text\n'.repeat(400_000)}${token}\n`, 400_001, 1, 5_200_000],
  ];

  test.each(cases)('are right %s', async (_, content, line, column, offset) => {
    const { stdout } = await runOver({ 'a.txt': content }, ['scan', '-f', 'json']);
    expect(places(stdout)).toEqual([`a.txt:${line}:${column} ${tokenRule}`]);
    expect(parseReport(stdout).findings[0]?.location.startOffset).toBe(offset);
  });
});

describe('files', () => {
  test('that are empty are searched', async () => {
    const { code, stdout } = await runOver({ empty: '' }, ['scan', '-f', 'json']);
    expect([code, parseReport(stdout).coverage]).toEqual([
      0,
      { artifacts: 1, bytes: 0, skipped: {}, missed: 0, promised: { blobs: 0, trees: 0 } },
    ]);
  });

  test('that are binary are skipped', async () => {
    const content = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0]), Buffer.from(token)]);
    const { code, stdout } = await runOver({ program: content }, ['scan', '-f', 'json']);
    expect([code, parseReport(stdout).coverage]).toEqual([
      0,
      { artifacts: 0, bytes: 0, skipped: { binary: 1 }, missed: 0, promised: { blobs: 0, trees: 0 } },
    ]);
  });

  test('are shown with what could move the cursor written out', async () => {
    const { stdout } = await runOver({ 'line\nbreak\x1b[31m.env': token }, ['scan', '-q']);
    expect(stdout).toBe(`line\\x0abreak\\x1b[31m.env:1:1: critical ${tokenRule} ${tokenMask}\n`);
  });

  test('whose name is not UTF-8 are searched and named by their bytes', () =>
    inFolder({}, async (folder) => {
      writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/bad`), Buffer.from([0xff, 0x2e])]), token);
      const { stdout } = await folder.run(['scan', '-f', 'json']);
      expect(places(stdout)).toEqual([`bad\\xff.:1:1 ${tokenRule}`]);
    }));

  test('that are named more than once are searched once', async () => {
    const { stdout } = await runOver({ 'a/b.env': token }, ['scan', '-f', 'json', 'a', '.', 'a/b.env', './a/../a']);
    expect(places(stdout)).toEqual([`a/b.env:1:1 ${tokenRule}`]);
  });

  test.skipIf(isRoot)('that cannot be read are told, and make the scan incomplete', () =>
    inFolder({ 'a.env': token, 'locked.env': token, 'closed/b.env': token }, async (folder) => {
      chmodSync(join(folder.path, 'locked.env'), 0);
      chmodSync(join(folder.path, 'closed'), 0);
      const { code, stdout } = await folder.run(['scan', '-f', 'json']);
      const clean = await folder.run(['scan', '--exclude', 'a.env']);
      chmodSync(join(folder.path, 'closed'), 0o755);
      expect([code, clean.code]).toEqual([1, 3]);
      expect(diagnostics(stdout)).toEqual(['unreadable closed', 'unreadable locked.env']);
    }),
  );

  // For root nothing is unreadable by its mode; reading this file fails for everybody.
  test('whose reading fails are told, and make the scan incomplete', async () => {
    const { code, stdout } = await runOver({}, ['scan', '-f', 'json', '/proc/self/mem']);
    expect([code, diagnostics(stdout)]).toEqual([3, ['unreadable /proc/self/mem']]);
  });
});

describe('paths that are named', () => {
  test('and missing are told beside those that are there', async () => {
    const { code, stdout } = await runOver({ 'a.txt': '' }, ['scan', '-f', 'json', 'gone', 'a.txt', 'lost/too']);
    expect([code, diagnostics(stdout)]).toEqual([3, ['path-not-found gone', 'path-not-found lost/too']]);
    expect(parseReport(stdout).coverage).toMatchObject({ artifacts: 1, missed: 2 });
  });

  test('end the scan when none is there', async () => {
    const { code, stdout, stderr } = await runOver({ 'a.txt': token }, ['scan', 'gone']);
    expect([code, stdout, stderr]).toEqual([2, '', 'trapline: gone: no such file or directory\n']);
  });

  test('may be links', () =>
    inFolder({ 'real/a.env': token }, async (folder) => {
      symlinkSync('real', join(folder.path, 'link'));
      symlinkSync('real/a.env', join(folder.path, 'file-link'));
      const { stdout } = await folder.run(['scan', '-f', 'json', 'link', 'file-link']);
      // One file, under the name that came first.
      expect(places(stdout)).toEqual([`link/a.env:1:1 ${tokenRule}`]);
    }));

  test('may be devices, which are not searched', async () => {
    const { code, stdout } = await runOver({}, ['scan', '-f', 'json', '/dev/null']);
    expect([code, diagnostics(stdout)]).toEqual([3, ['not-a-regular-file /dev/null']]);
  });
});

describe('links and loops', () => {
  test('inside a folder are counted and not followed', () =>
    inFolder({ 'a.env': token }, async (folder) => {
      mkdirSync(join(folder.path, 'inner'));
      symlinkSync('..', join(folder.path, 'inner/up'));
      symlinkSync('a.env', join(folder.path, 'also.env'));
      symlinkSync('nowhere', join(folder.path, 'broken'));
      const { stdout } = await folder.run(['scan', '-f', 'json']);
      expect(places(stdout)).toEqual([`a.env:1:1 ${tokenRule}`]);
      expect(parseReport(stdout).coverage.skipped).toEqual({ symlink: 3 });
    }));
});

describe('standard input', () => {
  const scan = (stdin: AsyncIterable<Uint8Array>, ...argv: string[]) =>
    runOver({}, ['scan', 'stdin', '-f', 'json', ...argv], { stdin });

  test('may be empty', async () => {
    const { code, stdout } = await scan(pieces());
    expect([code, parseReport(stdout).coverage]).toEqual([
      0,
      { artifacts: 1, bytes: 0, skipped: {}, missed: 0, promised: { blobs: 0, trees: 0 } },
    ]);
  });

  test('is searched across the borders of its pieces', async () => {
    const bytes = Buffer.from(`a\n${token}\n`);
    const { stdout } = await scan(pieces(...Array.from(bytes, (byte) => Uint8Array.of(byte))));
    expect(places(stdout)).toEqual([`(stdin):2:1 ${tokenRule}`]);
  });

  test('may be larger than any buffer', async () => {
    const filler = Buffer.from('nothing to see in this line\n'.repeat(1 << 15));
    const large = async function* (): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 12; i++) {
        yield filler;
        yield Buffer.from(`${token}\n`);
      }
    };
    const { stdout } = await scan(large());
    const step = (1 << 15) + 1;
    expect(places(stdout)).toEqual(Array.from({ length: 12 }, (_, i) => `(stdin):${(i + 1) * step}:1 ${tokenRule}`));
    expect(parseReport(stdout).coverage.bytes).toBe(12 * (filler.length + tokenBytes + 1));
  });

  test('that is binary is skipped', async () => {
    const { code, stdout } = await scan(pieces(Buffer.from([0, 1, 2, 3]), token));
    expect([code, parseReport(stdout).coverage.skipped]).toEqual([0, { binary: 1 }]);
  });

  test('that fails is told, with what was found until then', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${token}\n`);
      throw Object.assign(new Error('EIO: i/o error, read'), { errno: -5, code: 'EIO' });
    };
    const { stdout } = await scan(failing());
    expect(diagnostics(stdout)).toEqual(['unreadable (stdin)']);
    expect(places(stdout)).toEqual([`(stdin):1:1 ${tokenRule}`]);
    expect(parseReport(stdout).complete).toBe(false);
  });
});
