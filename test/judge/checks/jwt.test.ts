import { describe, expect, it } from 'vitest';
import { checkGithubStatelessInstallation } from '../../../src/judge/checks/github-stateless-installation.ts';
import { checkJwt } from '../../../src/judge/checks/jwt.ts';
import { base64urlJson, madeJwt, now, randomBytes, signedJwt } from '../../helpers/made-tokens.ts';

const check = (token: string): unknown => checkJwt(token, { now });

describe('checkJwt', () => {
  it.each([
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
    ['ES256', 64],
    ['ES384', 96],
    ['ES512', 132],
    ['EdDSA', 64],
    ['RS256', 256],
    ['RS256', 384],
    ['PS512', 512],
    ['something-new', 7],
  ])('takes a signature of %s with %i bytes, and none that is a byte off', (alg, length) => {
    expect(check(madeJwt({ alg }, { sub: 'x' }, length))).toMatchObject({ valid: true, alg, unsigned: false });
    if (alg === 'something-new') return;
    for (const wrong of [length - 1, length + 1])
      expect(check(madeJwt({ alg }, { sub: 'x' }, wrong))).toMatchObject({ valid: false, alg });
  });

  it('holds no bits behind the last byte against a signature', () => {
    const token = madeJwt({ alg: 'HS256' }, {}, 32);
    expect(check(`${token.slice(0, -1)}B`)).toMatchObject({ valid: true });
  });

  it.each(['none', 'None'])('calls a token of alg %s unsigned, and malformed with a signature', (alg) => {
    expect(check(madeJwt({ alg }, {}, 0))).toMatchObject({ valid: true, unsigned: true });
    expect(check(madeJwt({ alg }, {}, 32))).toMatchObject({ valid: false, unsigned: true });
  });

  it('says when it expires only where it does', () => {
    expect(check(madeJwt({ alg: 'HS256' }, { exp: now - 1 }, 32))).toMatchObject({ expired: true, expiresAt: now - 1 });
    expect(check(madeJwt({ alg: 'HS256' }, { exp: now }, 32))).toMatchObject({ expired: false });
    expect(check(madeJwt({ alg: 'HS256' }, { exp: 'soon' }, 32))).not.toHaveProperty('expired');
  });

  const whole = madeJwt({ alg: 'HS256' }, { sub: 'x' }, 32);
  const [header, payload, signature] = whole.split('.') as [string, string, string];
  it.each([
    ['two parts', `${header}.${payload}`],
    ['four parts', `${whole}.x`],
    ['a header without alg', madeJwt({ typ: 'JWT' }, {}, 32)],
    ['a header that is a list', `${Buffer.from('[]').toString('base64url')}.${payload}.${signature}`],
    ['a payload that is cut off', `${header}.${payload.slice(0, -3)}.${signature}`],
    ['no payload', `${header}..${signature}`],
    ['an empty signature', `${header}.${payload}.`],
    ['padding behind the signature', `${whole}=`],
    ['a signature of another alphabet', `${header}.${payload}.${'+'.repeat(43)}`],
    ['a single character too many', `${whole}AA`],
  ])('is malformed with %s', (_, token) => {
    expect(check(token.replace(/^(?!eyJ)/, 'eyJ'))).toMatchObject({ valid: false });
  });

  it('leaves encrypted tokens and other values alone', () => {
    expect(check(`${header}.a.b.c.d`)).toBeUndefined();
    expect(check('abc.def.ghi')).toBeUndefined();
  });

  it.each([
    ['HS256', 'your-256-bit-secret'],
    ['HS384', 'secret'],
    ['HS512', 'super-secret-jwt-token-with-at-least-32-characters-long'],
  ] as const)('recognises a token that %s signed with %j', (alg, key) => {
    expect(check(signedJwt(alg, { sub: 'x' }, key))).toMatchObject({ valid: true, signedWithKnownSecret: key });
  });

  it('does not recognise another secret', () => {
    expect(check(signedJwt('HS256', { sub: 'x' }, 'one that nobody knows'))).not.toHaveProperty(
      'signedWithKnownSecret',
    );
  });

  it.each([
    [
      'a publishable key of Supabase',
      { iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'anon' },
      { kind: 'supabase-key', role: 'anon', projectRef: 'abcdefghijklmnopqrst', public: true, critical: false },
    ],
    [
      'the service key of Supabase',
      { iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'service_role' },
      { public: false, critical: true },
    ],
    [
      'an id token of Firebase',
      { iss: 'https://securetoken.google.com/my-app', sub: 'u1' },
      { kind: 'firebase-id-token', project: 'my-app', subject: 'u1' },
    ],
    [
      'a long-lived token of Kubernetes',
      {
        iss: 'kubernetes/serviceaccount',
        'kubernetes.io/serviceaccount/namespace': 'build',
        'kubernetes.io/serviceaccount/service-account.name': 'runner',
      },
      { kind: 'kubernetes-service-account', namespace: 'build', serviceAccount: 'runner', neverExpires: true },
    ],
    [
      'a bound token of Kubernetes',
      {
        iss: 'https://kubernetes.default.svc.cluster.local',
        exp: now + 60,
        'kubernetes.io': { namespace: 'build', serviceaccount: { name: 'runner' } },
      },
      { namespace: 'build', serviceAccount: 'runner', neverExpires: false, expired: false },
    ],
    [
      'one of a managed cluster, by its subject',
      { iss: 'https://kubernetes.default.svc', sub: 'system:serviceaccount:build:runner' },
      { namespace: 'build', serviceAccount: 'runner' },
    ],
    ['anybody else', { iss: 'https://login.example' }, { issuer: 'https://login.example' }],
  ])('reads what %s says', (_, claims, facts) => {
    expect(check(madeJwt({ alg: 'HS256' }, claims, 32))).toMatchObject({ valid: true, ...facts });
  });
});

describe('checkGithubStatelessInstallation', () => {
  const header = { alg: 'RS256', typ: 'JWT' };
  const token = `ghs_123456_${madeJwt(header, { exp: now + 60 }, 256)}`;
  const at = (value: string): unknown => checkGithubStatelessInstallation(value, { now });

  it('reads app and expiry', () => {
    expect(at(token)).toMatchObject({ valid: true, appId: '123456', header, exp: now + 60, expired: false });
  });

  it.each([
    ['no signature', token.slice(0, token.lastIndexOf('.')), { appId: '123456', header: null, exp: null }],
    ['a short signature', token.slice(0, -6), { header, exp: now + 60 }],
    ['a header that is no JSON', token.replace('_ey', '_xx'), { header: null, exp: now + 60 }],
    ['no app', token.replace('123456', 'abc'), {}],
  ])('is malformed with %s', (_, value, facts) => {
    expect(at(value)).toMatchObject({ valid: false, ...facts });
  });

  it('leaves the shorter form alone', () => {
    expect(at(`ghs_${randomBytes(27).toString('hex').slice(0, 36)}`)).toBeUndefined();
    expect(at(base64urlJson({}))).toBeUndefined();
  });
});
