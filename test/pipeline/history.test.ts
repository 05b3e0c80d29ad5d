// Whole histories: everything that was ever committed is found once per secret and path, with the commit that brought it in.

import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { type Scratch, withRepository, withScratch } from '../git/scratch.ts';
import { runIn } from '../helpers/cli.ts';
import { commitAt, runHistory, scanHistory, summaries, tokenOf } from '../helpers/history.ts';

const [a, b, c] = ['a', 'b', 'c'].map(tokenOf) as [string, string, string];
const names = { a, b, c };

async function found(scratch: Scratch, args: readonly string[] = []): Promise<string[]> {
  return summaries(await scanHistory(scratch, args), names);
}

describe('a history', () => {
  test('gives a secret once, with the commit that brought it in and how many hold it', () =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'start');
      scratch.write('app.conf', `x = 1\ntoken = ${a}\n`);
      commitAt(scratch, 2, 'add');
      scratch.write('app.conf', `x = 1\ny = 2\ntoken = ${a}\n`);
      commitAt(scratch, 3, 'move down');
      const report = await scanHistory(scratch);
      expect(summaries(report, names)).toEqual(['app.conf a [add] 2 HEAD']);
      expect(report.findings[0]).toMatchObject({
        location: { startLine: 2, startOffset: 14 },
        origin: { date: '2024-01-01T00:00:02.000Z', paths: 1, link: null },
      });
      expect(report.complete).toBe(true);
      // Two versions of the file and three messages.
      expect(report.coverage).toMatchObject({ artifacts: 5, missed: 0 });
    }));

  test('a finding has the fingerprint that a scan of the file gives it', () =>
    withRepository(async (scratch) => {
      scratch.write('conf/app.conf', `token = ${a}\n`);
      commitAt(scratch, 1, 'add');
      const { findings } = await scanHistory(scratch);
      const files = await runIn(scratch.dir, ['scan', '-f', 'json']);
      expect(JSON.parse(files.stdout).findings[0].fingerprint).toBe(findings[0]!.fingerprint);
    }));

  test('knows removed and reverted secrets', () =>
    withRepository(async (scratch) => {
      scratch.write('x', `${a}\n`);
      commitAt(scratch, 1, 'add');
      scratch.write('x', 'nothing\n');
      commitAt(scratch, 2, 'remove');
      expect(await found(scratch)).toEqual(['x a [add] 1 gone']);
      scratch.git(['revert', '--no-edit', 'HEAD']);
      expect(await found(scratch)).toEqual(['x a [add] 2 HEAD']);
    }));

  test('tells a rename as two paths of one secret', () =>
    withRepository(async (scratch) => {
      scratch.write('old', `${a}\n`);
      commitAt(scratch, 1, 'add');
      scratch.git(['mv', 'old', 'new']);
      commitAt(scratch, 2, 'rename');
      const report = await scanHistory(scratch);
      expect(summaries(report, names)).toEqual(['new a [rename] 1 HEAD', 'old a [add] 1 gone']);
      expect(report.findings.map(({ origin }) => origin.paths)).toEqual([2, 2]);
    }));

  test('follows a secret that moves from one file to another', () =>
    withRepository(async (scratch) => {
      scratch.write('one', `${a}\nrest\n`);
      scratch.write('two', 'rest\n');
      commitAt(scratch, 1, 'add');
      scratch.write('one', 'rest\n');
      scratch.write('two', `rest\n${a}\n`);
      commitAt(scratch, 2, 'move');
      expect(await found(scratch)).toEqual(['one a [add] 1 gone', 'two a [move] 1 HEAD']);
    }));

  test('finds what only a merge commit introduced', () =>
    withRepository(async (scratch) => {
      scratch.write('x', 'base\n');
      commitAt(scratch, 1, 'base');
      scratch.git(['checkout', '-q', '-b', 'side']);
      scratch.write('y', 'side\n');
      commitAt(scratch, 2, 'side');
      scratch.git(['checkout', '-q', 'main']);
      scratch.write('z', 'main\n');
      commitAt(scratch, 3, 'main');
      scratch.git(['merge', '-q', '--no-commit', 'side']);
      scratch.write('evil', `${a}\n`);
      commitAt(scratch, 4, 'merge');
      scratch.git(['rm', '-q', 'evil']);
      commitAt(scratch, 5, 'clean');
      expect(await found(scratch)).toEqual(['evil a [merge] 1 gone']);
    }));

  test('finds stashes, reflogs, notes, other branches, tags and several roots', () =>
    withRepository(async (scratch) => {
      scratch.write('x', 'x\n');
      commitAt(scratch, 1, 'root');
      scratch.write('x', `stash ${a}\n`);
      scratch.git(['stash', '-q']);
      scratch.write('amended', `${b}\n`);
      commitAt(scratch, 2, 'to be amended');
      scratch.git(['rm', '-q', 'amended']);
      commitAt(scratch, 3, 'amended', ['--amend']);
      scratch.git(['notes', 'add', '-m', `note ${c}`]);
      scratch.git(['checkout', '-q', '--orphan', 'other']);
      scratch.write('orphan', `${tokenOf('orphan')}\n`);
      commitAt(scratch, 4, 'other root');
      scratch.git(['tag', '-a', 'v1', '-m', `release ${tokenOf('tag')}`]);
      scratch.git(['checkout', '-q', 'main']);
      const all = { ...names, orphan: tokenOf('orphan'), tag: tokenOf('tag') };
      const report = await scanHistory(scratch);
      const lines = summaries(report, all).map((line) => line.replace(/[0-9a-f]{40}/, 'ID'));
      expect(lines.sort()).toEqual([
        "ID c [Notes added by 'git notes add'] 1 gone",
        'amended b [to be amended] 1 gone',
        'message (tag message)/ID tag',
        'orphan orphan [other root] 1 gone',
        expect.stringMatching(/^x a \[WIP on main: .* root\] 1 gone$/),
      ]);
    }));

  test('masks a secret of the message where the commit is shown', () =>
    withRepository(async (scratch) => {
      scratch.write('x', `${a}\n`);
      commitAt(scratch, 1, `add ${b}`);
      const { stdout } = await runIn(scratch.dir, ['scan', 'history', '-f', 'json']);
      expect(stdout).not.toContain(b);
      expect(await found(scratch)).toHaveLength(2);
    }));

  test('masks a secret that spans lines of the message, as far as the commit shows it', () =>
    withRepository(async (scratch) => {
      const key = expandTemplate(
        '-----BEGIN RSA PRIVATE KEY-----\nMIIE%{base64:60}\n%{base64:64}\n%{base64:20}\n-----END RSA PRIVATE KEY-----',
        'message',
      );
      scratch.write('x', `${a}\n`);
      commitAt(scratch, 1, `use\n${key}\n\nfor now`);
      const { stdout } = await runIn(scratch.dir, ['scan', 'history', '-f', 'json']);
      for (const line of key.split('\n').slice(1, 4)) expect(stdout).not.toContain(line);
      const { findings } = await scanHistory(scratch);
      const { origin } = findings.find(({ path }) => path === 'x')!;
      expect(origin.subject).toMatch(/^use \S*\*{12}/);
    }));

  test('finds what nothing leads to only when asked to', () =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'root');
      scratch.git(['checkout', '-q', '-b', 'gone']);
      scratch.write('dir/lost', `${a}\n`);
      commitAt(scratch, 2, 'lost');
      scratch.git(['checkout', '-q', 'main']);
      scratch.git(['branch', '-qD', 'gone']);
      scratch.git(['reflog', 'expire', '--expire=now', '--all']);
      const loose = scratch.git(['hash-object', '-w', '--stdin'], { input: `${b}\n` }).trim();
      expect(await found(scratch)).toEqual([]);
      expect(await found(scratch, ['--unreachable'])).toEqual([
        `unreachable (unreachable)/${loose} b`,
        'unreachable dir/lost a',
      ]);
    }));

  test('finds a blob that a tag names by itself', () =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'root');
      const oid = scratch.git(['hash-object', '-w', '--stdin'], { input: `${b}\n` }).trim();
      scratch.git(['tag', 'key', oid]);
      expect(await found(scratch)).toEqual([`unreachable (unreachable)/${oid} b`]);
    }));

  test('links to the hosting site, without what the address holds of credentials', () =>
    withRepository(async (scratch) => {
      scratch.write('dir/a b', `\n${a}\n`);
      commitAt(scratch, 1, 'add');
      scratch.git(['remote', 'add', 'origin', 'https://me:pw@github.com/acme/shop.git']);
      const { findings } = await scanHistory(scratch);
      const commit = scratch.git(['rev-parse', 'HEAD']).trim();
      expect(findings[0]!.origin.link).toBe(`https://github.com/acme/shop/blob/${commit}/dir/a%20b#L2`);
    }));

  test('reads SHA-256 repositories', () =>
    withRepository(
      async (scratch) => {
        scratch.write('x', `${a}\n`);
        commitAt(scratch, 1, 'add');
        expect(await found(scratch)).toEqual(['x a [add] 1 HEAD']);
      },
      ['--object-format=sha256'],
    ));

  test('searches UTF-16 and leaves binary files and LFS pointers alone', () =>
    withRepository(async (scratch) => {
      scratch.write('wide.txt', Buffer.from(`\ufefftoken ${a}\n`, 'utf16le'));
      scratch.write('bin', Buffer.concat([Buffer.alloc(64), Buffer.from(b)]));
      scratch.write('lfs', `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`);
      commitAt(scratch, 1, 'add');
      const report = await scanHistory(scratch);
      expect(summaries(report, names)).toEqual(['wide.txt a [add] 1 HEAD']);
      expect(report.coverage.skipped).toEqual({ binary: 1, 'lfs-pointer': 1 });
    }));

  test('judges by the path: a lock file is none of a password', () =>
    withRepository(async (scratch) => {
      const line = 'password = "kX9vQ2mZr7Lp4T"\n'; // trapline:allow made up
      scratch.write('config.py', line);
      scratch.write('yarn.lock', line);
      commitAt(scratch, 1, 'add');
      const { findings } = await scanHistory(scratch);
      expect(findings.map(({ path }) => path)).toEqual(['config.py']);
    }));

  test('a comment that allows a secret is heard', () =>
    withRepository(async (scratch) => {
      scratch.write('x', `${a} # trapline:allow\n`);
      commitAt(scratch, 1, 'add');
      const { findings } = await scanHistory(scratch);
      expect(findings.map(({ suppression }) => suppression?.by)).toEqual(['inline']);
    }));

  test('a rule of a path alone sees every path there ever was', () =>
    withRepository(async (scratch) => {
      scratch.write('.trapline.toml', "[[rules]]\nid = 'key-file'\npath = '''\\.p12$'''\n");
      scratch.write('old.p12', Buffer.alloc(32));
      commitAt(scratch, 1, 'add');
      scratch.git(['rm', '-q', 'old.p12']);
      commitAt(scratch, 2, 'remove');
      const { findings } = await scanHistory(scratch);
      expect(findings.map(({ path, ruleId, origin }) => [path, ruleId, origin.commits, origin.inHead])).toEqual([
        ['old.p12', 'key-file', 1, false],
      ]);
    }));
});

describe('a damaged repository', () => {
  test('is told, and the rest is searched', () =>
    withRepository(async (scratch) => {
      for (let i = 0; i < 30; i++) {
        scratch.write(`file${i}`, `${tokenOf(`pack-${i}`)}\n${'filler '.repeat(i)}\n`);
        commitAt(scratch, i, `add ${i}`);
      }
      scratch.git(['repack', '-adfq']);
      const folder = scratch.path('.git/objects/pack');
      const pack = join(folder, readdirSync(folder).find((name) => name.endsWith('.pack'))!);
      const bytes = readFileSync(pack);
      const oid = scratch.git(['rev-parse', 'HEAD:file7']).trim();
      const line = scratch
        .git(['verify-pack', '-v', pack.replace('.pack', '.idx')])
        .split('\n')
        .find((text) => text.startsWith(oid))!;
      const offset = Number(line.split(/\s+/)[4]);
      bytes.fill(0xff, offset + 2, offset + 12);
      chmodSync(pack, 0o600);
      writeFileSync(pack, bytes);
      const report = await scanHistory(scratch);
      expect(report.findings).toHaveLength(29);
      expect(report.complete).toBe(false);
      expect(report.coverage.missed).toBe(1);
      expect(report.diagnostics.map(({ code }) => code)).toEqual(['object-corrupt']);
    }));
});

describe('the command', () => {
  test.each([
    [['nowhere'], /nowhere is not a folder/],
    [['..', 'also..this', 'and..that'], /./],
    [['HEAD~1..HEAD', '--since', '1d'], /do not go together/],
    [['--since', 'yesterday'], /is not a time/],
    [['--branch', 'nope'], /'nope' cannot be resolved/],
  ])('refuses %j', (args, message) =>
    withRepository(async (scratch) => {
      commitAt(scratch, 1, 'base');
      const { code, stderr } = await runHistory(scratch, args);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );

  test('outside of a repository says so', () =>
    withScratch(async (scratch) => {
      const { code, stderr } = await runHistory(scratch, []);
      expect([code, stderr]).toEqual([2, expect.stringContaining('is not in a git repository')]);
    }));

  test('an empty repository has nothing to search', () =>
    withRepository(async (scratch) => {
      expect((await scanHistory(scratch)).coverage.artifacts).toBe(0);
    }));

  test('an interrupted scan is incomplete', () =>
    withRepository(async (scratch) => {
      scratch.write('x', `${a}\n`);
      commitAt(scratch, 1, 'base');
      const result = await runHistory(scratch, [], { signal: AbortSignal.abort() });
      expect(result.code).toBe(130);
      const report = JSON.parse(result.stdout);
      expect(report.complete).toBe(false);
      expect(report.diagnostics.map(({ code }: { code: string }) => code)).toEqual(['interrupted']);
    }));
});
