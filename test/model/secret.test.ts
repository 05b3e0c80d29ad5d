import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { maskText, Secret } from '../../src/model/secret.ts';
import { buildFinding, mockMask, mockSecret } from '../helpers/report-builder.ts';

const secret = new Secret(Buffer.from(mockSecret));

function printed(value: unknown): string {
  let text = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  const output = new Console(stream, stream);
  output.log(value);
  output.log('%s %o %O %j', value, value, value, value);
  output.dir(value, { depth: 10, showHidden: true });
  output.table([{ value }]);
  return text;
}

const finding = buildFinding(`key = ${mockSecret}\n`, mockSecret);

describe('a secret', () => {
  it.each<[string, string]>([
    ['String()', String(secret)],
    ['a template', `${secret}`],
    ['concatenation', `a${secret}b`],
    ['toLocaleString', secret.toLocaleString()],
    ['JSON.stringify', JSON.stringify({ secret })],
    ['JSON.stringify of a finding', JSON.stringify(finding)],
    ['util.inspect', inspect(secret, { showHidden: true, depth: 10 })],
    ['util.inspect of a finding', inspect(finding, { showHidden: true, depth: 10 })],
    ['util.format', format('%s %o %O %j', secret, secret, secret, secret)],
    ['a console', printed(secret)],
    ['a console given a finding', printed(finding)],
    ['an error message', new Error(`bad: ${secret}`).message],
    ['Object.entries', JSON.stringify(Object.entries(secret))],
    ['a spread copy', JSON.stringify({ ...secret })],
  ])('shows no more than its mask by %s', (_way, text) => {
    expect(text).not.toContain(mockSecret.slice(5, 25));
    expect(text.replaceAll(mockMask, '')).not.toContain(mockSecret.slice(0, 4));
  });

  it('is its mask as text and as JSON, and says what it is when inspected', () => {
    expect(`${secret}`).toBe(mockMask);
    expect(JSON.stringify([secret])).toBe(`["${mockMask}"]`);
    expect(inspect(secret)).toBe(`Secret(${mockMask})`);
  });

  it('keeps a copy of its bytes and counts them', () => {
    const bytes = Buffer.from('äbc');
    const kept = new Secret(bytes);
    bytes.fill(0);
    expect(Buffer.from(kept.reveal()).toString()).toBe('äbc');
    expect(kept).toHaveLength(4);
  });

  it('masks bytes that are no text', () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, i) => 0x80 + i);
    expect(`${new Secret(bytes)}`).toBe(`${'\uFFFD'.repeat(4)}${'*'.repeat(12)}`);
  });
});

describe('maskText', () => {
  it.each([
    ['', '****'],
    ['a', '****'],
    ['abcdef', '******'],
    ['abcdefghijklmno', '*'.repeat(12)],
    ['abcdefghijklmnop', `abcd${'*'.repeat(12)}`],
    ['abcdefghijklmnopqrstuvw', `abcd${'*'.repeat(12)}`],
    ['abcdefghijklmnopqrstuvwx', `abcd${'*'.repeat(12)}uvwx`],
    ['😀'.repeat(16), `${'😀'.repeat(4)}${'*'.repeat(12)}`],
    [`a\n\n${'b'.repeat(30)}`, `a bb${'*'.repeat(12)}bbbb`],
  ])('%j becomes %s', (text, mask) => {
    expect(maskText(text)).toBe(mask);
  });
});
