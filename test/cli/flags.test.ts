// Every flag does something. The list at the end holds the table of flags to it: a new flag needs a case here.
// Longer than other files because it is one list, a case for each flag.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/flags.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { gitEnv } from '../git/scratch.ts';
import {
  CliFolder,
  type CliResult,
  diagnostics,
  type Files,
  otherToken,
  parseReport,
  pieces,
  places,
  type Surroundings,
  token,
  tokenRule,
} from '../helpers/cli.ts';
import { FakeRegistry } from '../helpers/fake-registry.ts';
import type { HistoryReport } from '../helpers/history.ts';
import { oneRule, withOneRule } from '../helpers/image-report.ts';
import { type BuiltImage, blobsOf, buildImage, imageLayout, serveBlobs } from '../helpers/images.ts';
import { hasNative } from '../helpers/native-engine.ts';
import { zip } from '../helpers/zip.ts';

const found = new Set<string>();
let folder: CliFolder | undefined;

afterEach(() => {
  folder?.remove();
  folder = undefined;
});

function make(files: Files): CliFolder {
  folder = new CliFolder(files);
  return folder;
}

/** A repository without a commit, with all its files staged. */
function makeStaged(files: Files): CliFolder {
  const made = make(files);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: made.path, env: gitEnv });
  git('init', '-q');
  git('add', '-A', '-f');
  return made;
}

/** Runs once without the words of a flag and once with them. */
async function compare(
  argv: readonly string[],
  flag: readonly string[],
  surroundings: () => Surroundings = () => ({}),
): Promise<readonly [without: CliResult, withFlag: CliResult]> {
  for (const word of flag) if (word.startsWith('--')) found.add(word.slice(2).replace(/=.*/s, ''));
  const without = await folder!.run(argv, surroundings());
  return [without, await folder!.run([...argv, ...flag], surroundings())];
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const acme = (severity: string): string =>
  `[[rules]]\nid = "acme"\nregex = '''\\bacme_[a-z]{8}\\b'''\nseverity = "${severity}"\n`;

describe('what is scanned', () => {
  const tree: Files = { 'src/a.env': token, 'test/b.env': token, 'c.env': token };

  test('--include takes only what matches', async () => {
    make(tree);
    const [all, some] = await compare(['scan', '-f', 'json'], ['--include', 'src', '--include=*c.env']);
    expect(places(all.stdout).length).toBe(3);
    expect(places(some.stdout)).toEqual([`c.env:1:1 ${tokenRule}`, `src/a.env:1:1 ${tokenRule}`]);
    // One file, and one folder that was not listed.
    expect(parseReport(some.stdout).coverage.skipped).toEqual({ excluded: 1 });
  });

  test('--exclude leaves out what matches', async () => {
    make(tree);
    const [, some] = await compare(['scan', '-f', 'json'], ['--exclude', 'test/**', '--exclude=c.env']);
    expect(places(some.stdout)).toEqual([`src/a.env:1:1 ${tokenRule}`]);
  });

  test('--include and --exclude hold for what is staged', async () => {
    makeStaged(tree);
    const flags = ['--include', 'src', '--include', 'test', '--exclude', 'b.env'];
    const [all, some] = await compare(['scan', 'staged', '-f', 'json'], flags);
    expect(places(all.stdout).length).toBe(3);
    expect(places(some.stdout)).toEqual([`src/a.env:1:1 ${tokenRule}`]);
    expect(parseReport(some.stdout).coverage).toMatchObject({
      artifacts: 1,
      bytes: 40,
      missed: 0,
      skipped: { excluded: 2 },
    });
  });

  test('--no-ignore scans what .gitignore names', async () => {
    makeStaged({ 'kept.txt': '' }).write('.gitignore', '*.env\n');
    folder?.write('a.env', token);
    const [without, withFlag] = await compare(['scan', '-f', 'json'], ['--no-ignore']);
    expect([without.code, places(withFlag.stdout)]).toEqual([0, [`a.env:1:1 ${tokenRule}`]]);
  });

  test('--max-file-size leaves out larger files, and says that they are missed', async () => {
    make({ 'small.env': token, 'large.env': `${token}${' '.repeat(1000)}` });
    const [all, some] = await compare(['scan', '-f', 'json'], ['--max-file-size', '1k']);
    expect(places(all.stdout).length).toBe(2);
    expect(places(some.stdout)).toEqual([`small.env:1:1 ${tokenRule}`]);
    expect(parseReport(some.stdout)).toMatchObject({
      complete: false,
      coverage: { missed: 1 },
      diagnostics: [{ code: 'too-large', path: 'large.env' }],
    });
  });

  test('--max-depth 0 opens no archive', async () => {
    make({ 'a.zip': zip([{ name: 'in/a.env', content: token }]) });
    const [opened, closed] = await compare(['scan', '-f', 'json'], ['--max-depth', '0']);
    expect(places(opened.stdout)).toEqual([`a.zip!in/a.env:1:1 ${tokenRule}`]);
    expect(places(closed.stdout)).toEqual([]);
  });

  test('--max-unpacked-size passes over what unpacks to more, and says so', async () => {
    make({ 'a.zip': zip([{ name: 'a.env', content: `${'filler\n'.repeat(20_000)}${token}` }]) });
    const [all, some] = await compare(['scan', '-f', 'json'], ['--max-unpacked-size', '50k']);
    expect(places(all.stdout)).toEqual([`a.zip!a.env:20001:1 ${tokenRule}`]);
    expect(places(some.stdout)).toEqual([]);
    expect([some.code, parseReport(some.stdout).complete]).toEqual([3, false]);
  });

  test('--max-decode-depth 0 undoes no encoding', async () => {
    make({ 'a.yaml': `data: ${Buffer.from(token).toString('base64')}\n` });
    const [decoded, plain] = await compare(['scan', '-f', 'json'], ['--max-decode-depth', '0']);
    expect(places(decoded.stdout)).toEqual([`a.yaml:1:7 ${tokenRule}`]);
    expect(places(plain.stdout)).toEqual([]);
  });

  test('--binary searches what can be read of binary files', async () => {
    make({ 'a.bin': Buffer.concat([Buffer.alloc(64), Buffer.from(`token=${token}`), Buffer.alloc(64)]) });
    const [without, withFlag] = await compare(['scan', '-f', 'json'], ['--binary']);
    expect(places(without.stdout)).toEqual([]);
    expect(places(withFlag.stdout).map((place) => place.replace(/.* /, ''))).toEqual([tokenRule]);
  });

  test('--name is the path of standard input, for reports and for path rules', async () => {
    make({ '.trapline.toml': `[[allowlists]]\npaths = ['''^docs/''']\n` });
    const [without, withFlag] = await compare(['scan', 'stdin', '-f', 'json'], ['--name', 'docs/log.txt'], () => ({
      stdin: pieces(token),
    }));
    expect([without.code, places(without.stdout)]).toEqual([1, [`(stdin):1:1 ${tokenRule}`]]);
    expect([withFlag.code, places(withFlag.stdout)]).toEqual([0, [`docs/log.txt:1:1 ${tokenRule}`]]);
  });

  test('--whole-files reports what is in a staged file but was not added', async () => {
    makeStaged({ 'a.env': `${token}\n` });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder!.path, env: gitEnv });
    git('commit', '-qm', 'first');
    folder?.write('a.env', `${token}\nmore\n`);
    git('add', 'a.env');
    const [added, whole] = await compare(['scan', 'staged', '-f', 'json'], ['--whole-files']);
    expect([added.code, places(whole.stdout)]).toEqual([0, [`a.env:1:1 ${tokenRule}`]]);
  });
});

describe('rules', () => {
  test('--config uses that file', async () => {
    make({ 'rules/mine.toml': acme('high'), 'a.txt': 'acme_qwertzui' });
    const [without, withFlag] = await compare(['scan', '-f', 'json', 'a.txt'], ['--config', 'rules/mine.toml']);
    expect([without.code, places(withFlag.stdout)]).toEqual([0, ['a.txt:1:1 acme']]);
  });

  test('--rule uses only those rules', async () => {
    make({ '.trapline.toml': acme('high'), 'a.txt': `acme_qwertzui\n${token}` });
    const [all, one] = await compare(['scan', '-f', 'json', 'a.txt'], ['--rule', 'acme']);
    expect(places(all.stdout)).toEqual(['a.txt:1:1 acme', `a.txt:2:1 ${tokenRule}`]);
    expect(places(one.stdout)).toEqual(['a.txt:1:1 acme']);
    const both = await folder?.run(['scan', '-f', 'json', 'a.txt', '--rule', 'acme', '--rule', tokenRule]);
    expect(both?.stdout).toBe(
      all.stdout.replace(/"rules": [\s\S]*/, (both?.stdout ?? '').replace(/[\s\S]*(?="rules": )/, '')),
    );
  });

  test('--include-public also reports keys that are made to be published', async () => {
    make({ 'a.env': `${expandTemplate('STRIPE_KEY=pk_live_%{base62:24}', 'flags')}\n` });
    const [without, withFlag] = await compare(['scan', '-f', 'json'], ['--include-public']);
    expect([places(without.stdout), places(withFlag.stdout)]).toEqual([[], ['a.env:1:12 stripe-publishable-key']]);
    expect([without.code, withFlag.code]).toEqual([0, 0]);
  });

  test('a public rule that --rule names reports', async () => {
    make({ 'a.env': `${expandTemplate('STRIPE_KEY=pk_live_%{base62:24}', 'flags')}\n` });
    const one = await folder?.run(['scan', '-f', 'json', '--rule', 'stripe-publishable-key']);
    expect(places(one?.stdout ?? '')).toEqual(['a.env:1:12 stripe-publishable-key']);
  });

  test('--no-inline-allow reports in spite of a comment', async () => {
    make({ 'a.env': `${token} # trapline:allow\n` });
    const [without, withFlag] = await compare(['scan'], ['--no-inline-allow']);
    expect([without.code, withFlag.code]).toEqual([0, 1]);
  });
});

describe('report', () => {
  test('--format writes each report where it says', async () => {
    make({ 'a.env': token });
    const [text, several] = await compare(
      ['scan', 'a.env'],
      ['--format', 'json=a.json', '-f', 'sarif=a.sarif', '-ftext=a.txt', '-f=json'],
    );
    const read = (name: string): string => readFileSync(join(folder!.path, name), 'utf8');
    expect(read('a.txt')).toBe(text.stdout);
    expect(read('a.json')).toBe(several.stdout);
    expect(JSON.parse(read('a.sarif'))).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: tokenRule }] }],
    });
  });

  test('--show-secrets shows them', async () => {
    make({ 'a.env': token });
    const [without, withFlag] = await compare(['scan'], ['--show-secrets']);
    expect([without.stdout.includes(token), withFlag.stdout.includes(token)]).toEqual([false, true]);
  });

  test('--fail-on ignores lower severities for the exit code only', async () => {
    make({ '.trapline.toml': acme('low'), 'a.txt': 'acme_qwertzui' });
    const [without, withFlag] = await compare(['scan'], ['--fail-on', 'medium']);
    expect([without.code, withFlag.code]).toEqual([1, 0]);
    expect(withFlag.stdout).toBe(without.stdout);
  });

  test('--exit-zero does not fail', async () => {
    make({ 'a.env': token });
    const [without, withFlag] = await compare(['scan'], ['--exit-zero']);
    expect([without.code, withFlag.code]).toEqual([1, 0]);
    expect(withFlag.stdout).toBe(without.stdout);
  });

  test('--quiet prints a line per finding, and one on standard error when something is missed', async () => {
    make({ 'a.env': `${token}\n${otherToken}\n` });
    const [, withFlag] = await compare(['scan', '.', 'missing'], ['--quiet']);
    const line = (number: number, secret: string): string =>
      `a.env:${number}:1: critical ${tokenRule} ghp_************${secret.slice(-4)}\n`;
    expect(withFlag.stdout).toBe(line(1, token) + line(2, otherToken));
    expect(withFlag.stderr).toBe('trapline: the scan is incomplete; without --quiet the report says why\n');
  });

  test('--verbose gives reasons and suppressed findings, twice also fingerprints', async () => {
    make({ 'a.env': `${token}\n${otherToken} # trapline:allow\n` });
    const [without, withFlag] = await compare(['scan'], ['--verbose']);
    expect(without.stdout).toContain('suppressed: 1 finding (-v shows them)');
    expect(withFlag.stdout).toContain('silenced by a comment');
    expect(withFlag.stdout).not.toContain('fingerprint');
    expect((await folder?.run(['scan', '-vv']))?.stdout).toContain('fingerprint tl1:');
  });

  test('--color and the environment decide on colours, in that order', async () => {
    make({ 'a.env': token });
    const [without, withFlag] = await compare(['scan'], ['--color', 'always']);
    const isColored = ({ stdout }: CliResult): boolean => stdout.includes('\x1b[');
    expect([isColored(without), isColored(withFlag)]).toEqual([false, true]);
    const cases: readonly (readonly [
      argv: readonly string[],
      env: Surroundings['env'],
      isTerminal: boolean,
      boolean,
    ])[] = [
      [[], {}, true, true],
      [[], { NO_COLOR: '1' }, true, false],
      [[], { NO_COLOR: '' }, true, true],
      [[], { TERM: 'dumb' }, true, false],
      [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
      [[], { FORCE_COLOR: '0' }, true, false],
      [['--color=never'], { FORCE_COLOR: '1' }, true, false],
      [['--color=always'], { NO_COLOR: '1' }, false, true],
    ];
    for (const [argv, env, isTerminal, expected] of cases) {
      const result = await folder!.run(['scan', ...argv], { env: env ?? {}, isTerminal });
      expect([argv, env, isTerminal, isColored(result)]).toEqual([argv, env, isTerminal, expected]);
    }
  });

  test('--json prints rules as JSON', async () => {
    make({});
    const [text, json] = await compare(['rules', 'show', tokenRule], ['--json']);
    expect(text.stdout).toMatch(new RegExp(`^${tokenRule}: GitHub`));
    expect(JSON.parse(json.stdout)).toMatchObject({ id: tokenRule, severity: 'critical' });
    const [list, jsonList] = await compare(['rules', 'list'], ['--json']);
    const ids = (JSON.parse(jsonList.stdout) as { id: string }[]).map(({ id }) => id);
    expect(
      list.stdout
        .split('\n')
        .slice(0, -2)
        .map((line) => line.split(' ')[0]),
    ).toEqual(ids);
  });
});

describe('running', () => {
  test('--no-progress leaves out the line that a long scan shows on a terminal', async () => {
    // No clock in tests: a stream that takes longer than the line waits before it first shows.
    const slow = async function* (): AsyncGenerator<Uint8Array> {
      await new Promise((resolve) => setTimeout(resolve, 600));
      yield Buffer.from('x');
    };
    make({});
    const [without, withFlag] = await compare(['scan', 'stdin'], ['--no-progress'], () => ({
      stdin: slow(),
      isTerminal: true,
    }));
    expect(without.stderr).toMatch(/^\r\x1b\[K1 file, 1 B .*\r\x1b\[K$/);
    expect(withFlag.stderr).toBe('');
  });

  test('--engine chooses, and the report says which', async () => {
    make({ 'a.env': token });
    const [, withFlag] = await compare(['scan', '-f', 'json'], ['--engine', 're2js']);
    expect(parseReport(withFlag.stdout).engine).toBe('re2js');
    if (!hasNative) return;
    const native = await folder!.run(['scan', '-f', 'json', '--engine=re2']);
    expect(parseReport(native.stdout).engine).toBe('re2');
    expect(native.stdout.replace('"engine": "re2"', '"engine": "re2js"')).toBe(withFlag.stdout);
  });

  // What it does is seen in test/cli/workers.test.ts: threads need the bundle.
  test('--jobs is taken', async () => {
    make({ 'a.env': token });
    const [without, withFlag] = await compare(['scan'], ['--jobs', '2']);
    expect(withFlag).toEqual(without);
  });
});

describe('what is scanned of a history', () => {
  // What they do in detail is seen in test/pipeline/history.test.ts.
  test.each([
    [['--since', '2024-01-15'], ['b:1:1'], ['a:1:1', 'b:1:1']],
    [['--until', '2024-01-15'], ['a:1:1'], ['a:1:1', 'b:1:1']],
    [['--branch', 'old'], ['a:1:1'], ['a:1:1', 'b:1:1']],
    [['--not', 'old'], ['b:1:1'], ['a:1:1', 'b:1:1']],
  ])('%j bounds it', async (flag, bounded, all) => {
    commitTwice();
    const [without, withFlag] = await compare(['scan', 'history', '-f', 'json'], flag);
    const placesOf = ({ stdout }: CliResult): string[] => places(stdout).map((place) => place.replace(/ .*/, ''));
    expect([placesOf(without), placesOf(withFlag)]).toEqual([all, bounded]);
  });

  test('--unreachable adds what nothing leads to', async () => {
    const git = commitTwice();
    git('2024-02-01', 'hash-object', '-w', 'lost');
    const [without, withFlag] = await compare(['scan', 'history', '-f', 'json'], ['--unreachable']);
    expect(places(withFlag.stdout).length).toBe(places(without.stdout).length + 1);
  });

  test('--replace-objects follows what git follows', async () => {
    const git = commitTwice();
    git('2024-02-01', 'branch', '-qD', 'old');
    git('2024-02-01', 'reflog', 'expire', '--expire=now', '--all');
    // A commit without parents stands in for the last one, whose files it has.
    git('2024-02-01', 'replace', '--graft', 'main');
    const [without, withFlag] = await compare(['scan', 'history', '-f', 'json'], ['--replace-objects']);
    const subjects = (text: string): string[] =>
      (JSON.parse(text) as HistoryReport).findings.map(({ path, origin }) => `${path} ${origin.subject}`);
    expect(subjects(without.stdout)).toEqual(['a a', 'b b']);
    expect(subjects(withFlag.stdout)).toEqual(['a b', 'b b']);
    expect(diagnostics(without.stdout).map((line) => line.split(' ')[0])).toEqual(['replaced-objects']);
    expect(diagnostics(withFlag.stdout)).toEqual([]);
  });

  test.each<[flag: readonly string[], content: string | Buffer, without: number, withFlag: number, code: number]>([
    [['--max-depth', '0'], zip([{ name: 'in.env', content: token }]), 1, 0, 0],
    [['--max-depth', '1'], gzipSync(gzipSync(token)), 1, 0, 3],
    [['--max-decode-depth', '0'], base64(`token ${token}`), 1, 0, 0],
    [['--max-decode-depth', '1'], base64(`in ${base64(`the token ${token}`)}`), 1, 0, 0],
    [['--max-unpacked-size', '50k'], gzipSync(`${'filler\n'.repeat(20_000)}${token}`), 1, 0, 3],
    [['--binary'], Buffer.concat([Buffer.alloc(64), Buffer.from(`token=${token}`), Buffer.alloc(64)]), 0, 1, 1],
  ])('%j bounds how far it is looked into, in all of it and in a range', async (flag, content, without, more, code) => {
    const made = make({ README: 'start\n' });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: made.path, env: gitEnv });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'start');
    made.write('data', content);
    git('add', '-A');
    git('commit', '-qm', 'data');
    for (const range of [[], ['HEAD~1..HEAD']]) {
      const results = await compare(['scan', 'history', '-f', 'json', ...range], flag);
      expect(results.map(({ stdout }) => places(stdout).length)).toEqual([without, more]);
      expect(results[1].code).toBe(code);
    }
  });

  test('--recurse-submodules adds the repositories inside', async () => {
    const git = commitTwice();
    git('2024-02-01', 'clone', '-q', '.', 'inner');
    const [without, withFlag] = await compare(['scan', 'history', '-f', 'json'], ['--recurse-submodules']);
    expect(parseReport(without.stdout).coverage.skipped).toEqual({});
    expect(places(withFlag.stdout)).toEqual(places(without.stdout));
    git('2024-02-01', 'add', 'inner');
    const [skipped, scanned] = await compare(['scan', 'history', '-f', 'json'], ['--recurse-submodules']);
    expect(parseReport(skipped.stdout).coverage.skipped).toEqual({ submodule: 1 });
    const paths = parseReport(scanned.stdout).findings.map(({ path }) => path);
    expect(paths).toEqual(['a', 'b', 'inner/a', 'inner/b']);
  });

  /** `a` in a commit of January 1st, where the branch `old` is, and `b` in one of February; `lost` is not committed. */
  function commitTwice(): (date: string, ...args: string[]) => void {
    const made = make({ a: token, lost: `${otherToken}\n` });
    const git = (date: string, ...args: string[]): void => {
      const time = `${date}T00:00:00Z`;
      const env = { ...gitEnv, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
      execFileSync('git', args, { cwd: made.path, env });
    };
    git('2024-01-01', 'init', '-q', '-b', 'main');
    git('2024-01-01', 'add', 'a');
    git('2024-01-01', 'commit', '-qm', 'a');
    git('2024-01-01', 'branch', 'old');
    made.write('b', `${token}\n`);
    git('2024-02-01', 'add', 'b');
    git('2024-02-01', 'commit', '-qm', 'b');
    return git;
  }
});

/** Of histories, beside the bounds. */
const scopes = ['recurse-submodules', 'replace-objects'];
describe('what is scanned of an image', () => {
  const image = (architecture: string): BuiltImage =>
    buildImage({
      layers: [{ items: [{ name: architecture, content: token }] }],
      platform: { os: 'linux', architecture },
    });
  const images = [image('amd64'), image('arm64')] as const;
  const noDaemon = (): Surroundings => ({ env: { DOCKER_HOST: 'unix:///nonexistent.sock' } });

  test('--platform leaves one', async () => {
    make({ ...imageLayout(images, 'oci'), ...oneRule });
    const argv = ['scan', 'image', 'oci', '-f', 'json', ...withOneRule];
    const [without, withFlag] = await compare(argv, ['--platform', 'linux/arm64']);
    expect(
      [places(without.stdout), places(withFlag.stdout)].map((list) => list.map((place) => place.split(':')[0])),
    ).toEqual([['amd64', 'arm64'], ['arm64']]);
  });

  test('--from daemon does not look at a folder of that name', async () => {
    make({ ...imageLayout(images, 'shop'), ...oneRule });
    const [without, withFlag] = await compare(
      ['scan', 'image', 'shop', ...withOneRule],
      ['--from', 'daemon'],
      noDaemon,
    );
    expect([without.code, withFlag.code]).toEqual([1, 2]);
    expect(withFlag.stderr).toContain('DOCKER_HOST: there is no socket');
  });

  test('--plain-http asks a registry that speaks http', async () => {
    make(oneRule);
    const registry = await FakeRegistry.start(serveBlobs(blobsOf(images), images[0].manifest));
    const argv = ['scan', 'image', `${registry.host}/shop`, '-f', 'json', '--from', 'registry', ...withOneRule];
    const [without, withFlag] = await compare(argv, ['--plain-http']);
    await registry.stop();
    expect([without.code, withFlag.code]).toEqual([2, 1]);
    expect(without.stderr).toContain('--plain-http is for registries that speak http');
    expect(places(withFlag.stdout)).toEqual([`amd64:1:1 ${tokenRule}`]);
  });

  test('--insecure-registry takes any certificate (needs openssl)', async () => {
    make(oneRule);
    const tls = selfSigned(folder!.path);
    found.add('insecure-registry');
    if (!tls) return;
    const registry = await FakeRegistry.start(serveBlobs(blobsOf(images), images[0].manifest), tls);
    const argv = ['scan', 'image', `${registry.host}/shop`, '-f', 'json', '--from', 'registry', ...withOneRule];
    const [without, withFlag] = await compare(argv, ['--insecure-registry']);
    const asked = registry.asked.length;
    await registry.stop();
    expect([without.code, withFlag.code]).toEqual([2, 1]);
    expect(without.stderr).toContain('self-signed certificate');
    // All of them by the second run: nothing is told to who cannot say who it is.
    expect(asked).toBe(3);
  });

  function selfSigned(path: string): { readonly key: string; readonly cert: string } | undefined {
    const files = { key: join(path, 'key.pem'), cert: join(path, 'cert.pem') };
    const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=registry.invalid'];
    try {
      execFileSync('openssl', ['req', '-x509', ...options, '-keyout', files.key, '-out', files.cert], {
        stdio: 'ignore',
      });
    } catch {
      return undefined;
    }
    return { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') };
  }
});

test('there is a case for every flag', () => {
  // A history is needed for these: their cases stand in test/pipeline/history.test.ts.
  for (const flag of ['since', 'until', 'branch', 'not', 'unreachable', ...scopes]) found.add(flag);
  const all = Object.values(commands).flatMap(({ flags }) => Object.keys(flags));
  expect([...found].sort()).toEqual([...new Set(all)].sort());
});
