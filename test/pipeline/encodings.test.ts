// Secrets that are encoded, from the command line to the report.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pieces, runIn, runOver, token, tokenMask, tokenRule } from '../helpers/cli.ts';

type Found = {
  readonly ruleId: string;
  readonly fingerprint: string;
  readonly suppression: unknown;
  readonly location: { readonly startOffset: number; readonly endOffset: number; readonly decoded: readonly string[] };
};

async function scanText(text: string | Buffer, ...flags: string[]): Promise<readonly Found[]> {
  const { stdout } = await runOver({ 'a.txt': text }, ['scan', '-f', 'json', ...flags]);
  return JSON.parse(stdout).findings;
}

/** Findings as `rule line:column chain: original text`. */
async function found(text: string, ...flags: string[]): Promise<string[]> {
  const bytes = Buffer.from(text);
  return (await scanText(text, ...flags)).map(({ ruleId, location }) => {
    const original = bytes.toString('utf8', location.startOffset, location.endOffset);
    return `${ruleId} ${location.decoded.join(' > ')}: ${original}`;
  });
}

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const hidden = base64(`the token is ${token}.`);

describe('an encoded secret', () => {
  it('is found where its encoded bytes are, and the report names the encoding', async () => {
    const { code, stdout } = await runOver({ 'a.yml': `é: 1\nkey: ${hidden}\n` }, ['scan']);
    expect(code).toBe(1);
    const at = 6 + Math.floor('the token is '.length / 3) * 4;
    expect(stdout).toContain(`  2:${at}  critical  ${tokenRule}`);
    expect(stdout).toContain(`the token is ${tokenMask}.`);
    expect(stdout).toContain('encoded: base64');
    expect(stdout).not.toContain(token);
  });

  it.each([
    ['percent in base64', base64(`token=${token.replaceAll('_', '%5F')}`), ['base64 > percent']],
    ['base64 in base64', base64(base64(`token=${token}`)), ['base64 > base64']],
    ['gzip in base64, as Helm has it', base64(base64(gzipSync(`a token: ${token}`))), ['base64 > base64 > gzip']],
    ['hex', Buffer.from(`token=${token}`).toString('hex'), ['hex']],
    ['escapes', token.replaceAll('_', '\\u005f'), ['backslash']],
  ])('%s', async (_, text, chains) => {
    const all = await scanText(`x = "${text}"\n`);
    expect(all.map(({ ruleId, location }) => [ruleId, location.decoded.join(' > ')])).toEqual(
      chains.map((chain) => [tokenRule, chain]),
    );
  });

  it('is looked for as deep as asked', async () => {
    const nested = [1, 2, 3].reduce((text) => base64(`next: ${text}`), `token=${token}`);
    const chains = async (...flags: string[]): Promise<string[]> =>
      (await scanText(nested, ...flags)).map(({ location }) => location.decoded.join(' > '));
    expect(await chains()).toEqual(['base64 > base64 > base64']);
    expect(await chains('--max-decode-depth', '2')).toEqual([]);
    expect(await chains('--max-decode-depth', '0')).toEqual([]);
    expect(await chains('--max-decode-depth', '4')).toEqual(['base64 > base64 > base64']);
  });

  it('that stands in clear beside an escape is reported once, in clear', async () => {
    expect(await found(`url = "https:\\/\\/x.example\\/${token}"\n`)).toEqual([`${tokenRule} : ${token}`]);
  });

  it('is not guessed at by its name as well', async () => {
    expect((await found(`api_token = "${base64(token)}"`)).map((line) => line.split(':')[0])).toEqual([
      `${tokenRule} base64`,
    ]);
  });

  it('is allowed by a comment on the line of its encoded bytes', async () => {
    const findings = await scanText(`key: ${hidden} # trapline:allow\n`);
    expect(findings.map(({ suppression }) => suppression)).toMatchObject([{ by: 'inline' }]);
  });

  it('has the same name wherever in the file it is', async () => {
    const [a] = await scanText(`key: ${hidden}\n`);
    const [b] = await scanText(`\n\n  other: ${hidden}\n`);
    expect(a!.fingerprint).toBe(b!.fingerprint);
  });

  it('is found in UTF-16 at the bytes that hold it', async () => {
    const text = `\ufeffkey: ${hidden}\r\n`;
    const [finding] = await scanText(Buffer.from(text, 'utf16le'));
    const at = 2 * (6 + Math.floor('the token is '.length / 3) * 4);
    expect(finding!.location).toMatchObject({ startOffset: at, decoded: ['base64'] });
  });

  it('is found in a stream of several chunks, once', async () => {
    const text = `${'lorem ipsum dolor '.repeat(400_000)}\n${hidden}\n${'sit amet '.repeat(10)}`;
    const { stdout } = await runIn('/', ['scan', 'stdin', '-f', 'json'], { stdin: pieces(text) });
    const { findings } = JSON.parse(stdout);
    expect(findings).toHaveLength(1);
    const offset = text.indexOf(hidden) + Math.floor('the token is '.length / 3) * 4;
    expect(findings[0].location).toMatchObject({ startLine: 2, startOffset: offset });
  });
});

describe('decoded text', () => {
  it('is judged by what it is: names are believed in a configuration only', async () => {
    const assignment = 'db_password = "kR7vQ2mX9pLw4"'; // trapline:allow made up
    expect(await scanText(`x: ${base64(`some words, and then ${assignment} and more`)}`)).toEqual([]);
    const config = await scanText(`x: ${base64(`host = "db.example"\n${assignment}\n`)}`);
    expect(config.map(({ ruleId }) => ruleId)).toEqual(['generic-password']);
  });

  it('that does not fit the limit is a hole in the coverage, and the rest is scanned', async () => {
    const bomb = base64(gzipSync(Buffer.alloc(2 << 20)));
    const { code, stdout } = await runOver({ 'a.txt': `x: ${bomb}\n${token}\n` }, [
      'scan',
      '-f',
      'json',
      '--max-unpacked-size',
      '1MB',
    ]);
    expect(code).toBe(1);
    const { findings, diagnostics, complete } = JSON.parse(stdout);
    expect(findings).toHaveLength(1);
    expect(complete).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'limit-reached', path: 'a.txt', affectsCoverage: true }]);
  });
});

it('refuses a depth that is none', async () => {
  const { code, stderr } = await runOver({}, ['scan', '--max-decode-depth', '-1']);
  expect(code).toBe(2);
  expect(stderr).toContain('--max-decode-depth');
});
