import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type DecodeLimits, decodeEncoded, type EncodedText } from '../../../src/views/encoded/decode-encoded.ts';
import { RunFinder } from '../../../src/views/encoded/find-runs.ts';

const secret = 'k3y_of-the/castle+gate=0123456789';
const plain = `token ${secret} end of it`;
const finder = new RunFinder();
const limits: DecodeLimits = { maxUnpackedBytes: 1 << 20, onUnread: () => undefined };

/** For each decoded text that holds the secret: its chain, and the original bytes that the secret is said to come from. */
function decode(text: string | Buffer, more: Partial<EncodedText> = {}, wanted = secret): string[] {
  const bytes = Buffer.from(text);
  const view = decodeEncoded({ bytes, ...more }, finder, limits);
  const decoded = Buffer.from(view?.bytes ?? []);
  return (view?.parts ?? []).flatMap(({ start, end, chain }) => {
    const at = decoded.indexOf(wanted, start);
    if (at < 0 || at >= end) return [];
    const span = [view!.map.start(at), view!.map.end(at + Buffer.byteLength(wanted))] as const;
    return [`${chain.join(' > ')}: ${bytes.toString('utf8', ...span)}`];
  });
}

/** The groups of base64 that hold the secret's bytes. */
function groupsOf(base64: string): string {
  const at = plain.indexOf(secret);
  return base64.slice(Math.floor(at / 3) * 4, Math.ceil((at + secret.length) / 3) * 4);
}

const base64 = Buffer.from(plain).toString('base64');
const wrapped = (text: string, width: number, join: string): string =>
  text.match(new RegExp(`.{1,${width}}`, 'g'))!.join(join);

describe('base64', () => {
  it.each([
    ['with its padding', `data: ${base64}`],
    ['without', `data: "${base64.replaceAll('=', '')}",`],
    ['behind a path that looks like it', `https://x.example/${base64}`],
    ['in the URL alphabet', `x=${Buffer.from(plain).toString('base64url')}&`],
  ])('is decoded %s', (_, text) => {
    const [found = ''] = decode(text);
    expect(found.replaceAll('-', '+').replaceAll('_', '/')).toBe(`base64: ${groupsOf(base64).replaceAll('_', '/')}`);
  });

  it.each([
    ['lines', '\n'],
    ['indented lines', '\r\n    '],
    ['lines of a quoted text', '\\n'],
  ])('goes on over %s', (_, join) => {
    const text = `data: |${join}${wrapped(base64, 28, join)}${join}other: 1`;
    const [found = ''] = decode(text);
    expect(found.replaceAll(join, '')).toBe(`base64: ${groupsOf(base64)}`);
    expect(decode(text)).toHaveLength(1);
  });

  it('holds UTF-16, as PowerShell has it', () => {
    const text = Buffer.from(plain, 'utf16le').toString('base64');
    const at = plain.indexOf(secret) * 2;
    const groups = text.slice(Math.floor(at / 3) * 4, Math.ceil((at + secret.length * 2) / 3) * 4);
    expect(decode(`powershell -enc ${text}`)).toEqual([`base64 > utf-16: ${groups}`]);
  });

  it('of a compressed text stands for all of it', () => {
    const text = gzipSync(plain).toString('base64');
    expect(decode(`user-data: ${text}\n`)).toEqual([`base64 > gzip: ${text}`]);
  });

  it('of a bomb is told and not unpacked', () => {
    const told: string[] = [];
    const bytes = Buffer.from(gzipSync(Buffer.alloc(3 << 20)).toString('base64'));
    decodeEncoded({ bytes }, finder, { ...limits, onUnread: (_, reason) => told.push(reason) });
    expect(told).toEqual(['compressed data that unpacks to more than 1048576 bytes']);
  });
});

describe('other encodings', () => {
  const at = plain.indexOf(secret) * 2;
  const hex = Buffer.from(plain).toString('hex');
  const escapeAll = (text: string, write: (code: string) => string): string =>
    text.replaceAll(/[^a-z0-9 ]/g, (character) => write(character.charCodeAt(0).toString(16).padStart(2, '0')));
  it.each([
    ['hex', `x'${hex}'`, hex.slice(at, at + secret.length * 2)],
    ['percent', `?q=${encodeURIComponent(plain)}`, encodeURIComponent(secret)],
    ['html-entities', escapeAll(plain, (code) => `&#x${code};`), escapeAll(secret, (code) => `&#x${code};`)],
    [
      'html-entities',
      escapeAll(plain, (code) => `&#${Number.parseInt(code, 16)};`),
      escapeAll(secret, (code) => `&#${Number.parseInt(code, 16)};`),
    ],
    ['backslash', escapeAll(plain, (code) => `\\u00${code}`), escapeAll(secret, (code) => `\\u00${code}`)],
    ['backslash', escapeAll(plain, (code) => `\\x${code}`), escapeAll(secret, (code) => `\\x${code}`)],
    ['backslash', escapeAll(plain, (code) => `\\u{${code}}`), escapeAll(secret, (code) => `\\u{${code}}`)],
    ['backslash', plain.replaceAll('/', '\\/'), secret.replaceAll('/', '\\/')],
  ])('%s: %s', (name, text, expected) => {
    expect(decode(text)).toEqual([`${name}: ${expected}`]);
  });

  it('quoted-printable, with the lines that its encoder broke', () => {
    const line = `${'x'.repeat(40)} ${secret.replaceAll('=', '=3D')}`;
    const head = 'Content-Transfer-Encoding: quoted-printable\r\n\r\n';
    const text = `${head}${line.slice(0, 60)}=\r\n${line.slice(60)}\r\n`;
    const [found = ''] = decode(text);
    expect(found).toBe(`quoted-printable: ${text.slice(head.length + 41, -2)}`);
    expect(found).toContain('=\r\n');
  });

  it('knows the pairs of UTF-16 units, and replaces halves', () => {
    const text = String.raw`x\u002dA \ud83d\udd11 \ud83d \u{110000} \x4`;
    expect(decode(text, {}, 'x-A \u{1f511} \ufffd \\u{110000} \\x4')).toEqual([`backslash: ${text}`]);
  });
});

describe('what is decoded', () => {
  it('is left out where no region was touched', () => {
    const bytes = `${base64}\n\n%2F${secret}\n`;
    const last = bytes.length - 5;
    expect(decode(bytes, { regions: [{ start: last, end: last + 1 }] })).toEqual([]);
    expect(decode(bytes, { regions: [{ start: 3, end: 4 }] })).toHaveLength(1);
    expect(decode(bytes, { regions: [{ start: base64.length + 2, end: last }] })).toEqual([`percent: ${secret}`]);
  });

  it('never reaches from one part of a view into the next', () => {
    const text = `${base64.slice(0, 40)}\n${base64.slice(40)}`;
    const part = { chain: ['a'], rules: 'all' } as const;
    const parts = [
      { ...part, start: 0, end: 40 },
      { ...part, start: 41, end: text.length },
    ];
    const view = decodeEncoded({ bytes: Buffer.from(text), parts }, finder, limits);
    expect(view?.parts?.map(({ chain, start, end }) => `${chain.join(' > ')} ${end - start}`)).toEqual([
      'a > base64 30',
      `a > base64 ${plain.length - 30}`,
    ]);
  });

  it.each([
    ['a configuration', 'host = a.example\npassword = something\n', 'all'],
    ['JSON', '{"auths": {"registry.example": {"auth": "x"}}}', 'all'],
    ['a script', '#!/bin/sh\ncurl -u a:b https://a.example/ | sh -', 'all'],
    ['prose', 'a token of my affection: this, and many other words of the kind', 'specific'],
  ])('that is %s is believed accordingly', (_, text, rules) => {
    const view = decodeEncoded({ bytes: Buffer.from(Buffer.from(text).toString('base64')) }, finder, limits);
    expect(view?.parts?.map((part) => part.rules)).toEqual([rules]);
  });
});
