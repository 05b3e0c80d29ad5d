import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkJwkPrivate } from '../../../src/judge/checks/jwk-private.ts';
import { sha256 } from '../../../src/lib/hashes.ts';
import { context } from '../../helpers/key-checks.ts';

const check = (jwk: object) => checkJwkPrivate(JSON.stringify(jwk), context);
const fingerprint = (jwk: JsonWebKey) =>
  sha256(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' })).toString('hex');
const make = (generate: () => { privateKey: { export(options: { format: 'jwk' }): JsonWebKey } }) =>
  generate().privateKey.export({ format: 'jwk' });

const rsa = make(() => generateKeyPairSync('rsa', { modulusLength: 1024 }));
const ec = make(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const otherEc = make(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const okp = make(() => generateKeyPairSync('ed25519'));

describe('a key pair', () => {
  it.each<[string, JsonWebKey, object]>([
    ['RSA', rsa, { kty: 'RSA', bits: 1024 }],
    ['P-256', ec, { kty: 'EC', crv: 'P-256' }],
    ['P-384', make(() => generateKeyPairSync('ec', { namedCurve: 'P-384' })), { crv: 'P-384' }],
    ['P-521', make(() => generateKeyPairSync('ec', { namedCurve: 'P-521' })), { crv: 'P-521' }],
    ['secp256k1', make(() => generateKeyPairSync('ec', { namedCurve: 'secp256k1' })), { crv: 'secp256k1' }],
    ['Ed25519', okp, { kty: 'OKP', crv: 'Ed25519' }],
    ['Ed448', make(() => generateKeyPairSync('ed448')), { crv: 'Ed448' }],
    ['X25519', make(() => generateKeyPairSync('x25519')), { crv: 'X25519' }],
  ])('is valid: %s', (_name, jwk, expected) => {
    const outcome = check({ ...jwk, kid: 'k1', alg: 'any', use: 'sig' });
    expect(outcome).toMatchObject({ valid: true, kid: 'k1', use: 'sig', ...expected, spkiSha256: fingerprint(jwk) });
  });

  it('is valid without the primes of RSA, which is found by trying', () => {
    const { kty, n, e, d } = rsa;
    expect(check({ kty, n, e, d })).toMatchObject({ valid: true, bits: 1024 });
    expect(check({ kty, n, e, d: rsa.dp })).toMatchObject({ valid: false, reason: 'arithmetic' });
  });

  it('may be in a set, behind public ones, or escaped inside a string', () => {
    const { d: _d, ...open } = otherEc;
    expect(check({ keys: [open, ec] })).toMatchObject({ valid: true, spkiSha256: fingerprint(ec) });
    const escaped = JSON.stringify(JSON.stringify(ec)).slice(1, -1);
    expect(checkJwkPrivate(escaped, context)).toMatchObject({ valid: true, crv: 'P-256' });
  });

  it.each<[string, object, string]>([
    ['the public half of another EC key', { ...ec, x: otherEc.x, y: otherEc.y }, 'arithmetic'],
    ['another scalar', { ...ec, d: otherEc.d }, 'arithmetic'],
    ['an x that is cut', { ...ec, x: ec.x!.slice(0, 40) }, 'structure'],
    ['a curve nobody knows', { ...okp, crv: 'toString' }, 'structure'],
    ['the seed of another', { ...okp, d: make(() => generateKeyPairSync('ed25519')).d }, 'arithmetic'],
    ['p and q swapped but not the rest', { ...rsa, p: rsa.q, q: rsa.p }, 'arithmetic'],
    ['another n', { ...rsa, n: rsa.d }, 'arithmetic'],
    ['a placeholder', { ...ec, d: '<secret>' }, 'structure'],
  ])('is not valid with %s', (_name, jwk, reason) => {
    expect(check(jwk)).toMatchObject({ valid: false, reason });
  });
});

describe('other keys', () => {
  it('symmetric ones are valid when they decode', () => {
    expect(check({ kty: 'oct', k: Buffer.alloc(32, 9).toString('base64url'), alg: 'HS256' })).toEqual({
      valid: true,
      kty: 'oct',
      bits: 256,
      alg: 'HS256',
    });
    expect(check({ kty: 'oct', k: 'not base64!' })).toMatchObject({ valid: false, kty: 'oct' });
  });

  it('public ones are not secret', () => {
    const { d: _d, ...open } = ec;
    expect(check(open)).toMatchObject({ valid: false, reason: 'public', kty: 'EC', crv: 'P-256' });
    expect(check({ keys: [open] })).toMatchObject({ valid: false, reason: 'public' });
  });

  it.each(['', '{', '[]', '{"a":1}', '{"kty":7}', '{"keys":[]}'])('says nothing of %j', (text) => {
    expect(checkJwkPrivate(text, context)).toBeUndefined();
  });
});
