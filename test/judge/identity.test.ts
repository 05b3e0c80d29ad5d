import { describe, expect, it } from 'vitest';
import { Identity, type IdentityInput } from '../../src/judge/identity.ts';
import { shannonEntropy } from '../../src/lib/entropy.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';

function input(secret: string, changes: Partial<IdentityInput> = {}): IdentityInput {
  return {
    ruleId: 'acme-token',
    secret: Buffer.from(secret),
    entropy: shannonEntropy(secret),
    path: 'a.env',
    ...changes,
  };
}

const long = expandTemplate('%{base62:40}', 'identity');
const identity = new Identity();

describe.each([
  ['a short secret', 'hunter2'],
  ['a long secret', long],
  ['a long but predictable secret', 'ab'.repeat(30)],
  ['an empty secret', ''],
])('%s', (_kind, secret) => {
  const other = `${secret}x`;

  it('has a fingerprint that depends on rule, secret and path alone', () => {
    const fingerprint = identity.fingerprint(input(secret));
    expect(fingerprint).toMatch(/^tl1:[0-9a-f]{32}$/);
    expect(new Identity().fingerprint(input(secret))).toBe(fingerprint);
    const others = [input(secret, { path: 'b.env' }), input(secret, { ruleId: 'acme-key' }), input(other)];
    const all = [fingerprint, ...others.map((item) => identity.fingerprint(item))];
    expect(new Set(all).size).toBe(4);
  });

  it('has a name that is the same for all rules of a family and all paths', () => {
    const id = identity.secretId(input(secret));
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(identity.secretId(input(secret, { path: 'b.env', ruleId: 'acme-key' }))).toBe(id);
    expect(identity.secretId(input(secret, { ruleId: 'zeta-token' }))).not.toBe(id);
    expect(identity.secretId(input(other))).not.toBe(id);
  });

  it('has other names under another key', () => {
    const keyed = new Identity('our key');
    expect(keyed.secretId(input(secret))).not.toBe(identity.secretId(input(secret)));
    expect(keyed.fingerprint(input(secret))).not.toBe(identity.fingerprint(input(secret)));
  });
});

describe('the names', () => {
  it('stay what they are: reports and baselines hold them', () => {
    expect(identity.fingerprint(input('hunter2'))).toBe('tl1:54fdd2784282f8e713b4e9629f8a20ef');
    expect(identity.secretId(input('hunter2'))).toBe('36858db28a5ee7a7438d2277');
    expect(identity.fingerprint(input(long))).toBe('tl1:5698539ef948b085d0e5d20beed99f81');
    expect(identity.secretId(input(long))).toBe('0a171f9327431e7f943ede33');
  });

  it('keep rule and path apart', () => {
    const a = identity.fingerprint(input(long, { ruleId: 'a', path: 'bc' }));
    expect(identity.fingerprint(input(long, { ruleId: 'ab', path: 'c' }))).not.toBe(a);
  });

  it('do not take bytes that are no text for the same', () => {
    const of = (bytes: number[]): string => identity.secretId({ ...input(''), secret: Uint8Array.from(bytes) });
    expect(of([0xff, 0xfe])).not.toBe(of([0xfe, 0xff]));
    expect(of([0xff])).not.toBe(of([0xfd]));
  });
});
