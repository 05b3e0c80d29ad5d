import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ageRecipient, checkAgeSecret } from '../../../src/judge/checks/age-secret.ts';
import { checkCertificate } from '../../../src/judge/checks/certificate.ts';
import { privateKeyIdentities, publicKeysIn } from '../../../src/judge/checks/key-fingerprints.ts';
import { checkOpensshPrivateKey } from '../../../src/judge/checks/openssh-private-key.ts';
import { checkPemPrivateKey } from '../../../src/judge/checks/pem-private-key.ts';
import { sshBlobOfSpki } from '../../../src/lib/keys/ssh-blob.ts';
import { encodeBech32 } from '../../../src/lib/text-codecs.ts';
import { certificateOf } from '../../helpers/certificates.ts';
import { context, edwardsPair, NOW, pem } from '../../helpers/key-checks.ts';
import { ecdsaParts, ed25519Parts, opensshFile, publicBlob, rsaParts } from '../../helpers/ssh-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;

const spki = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' });
const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const identitiesOf = (key: KeyObject) => privateKeyIdentities(checkPemPrivateKey(privatePem(key), context)!);

/** Whether a text shows the public half of a private key. */
function shows(text: string, identities: readonly string[]): boolean {
  return publicKeysIn(text).some((shown) => shown.identities.some((identity) => identities.includes(identity)));
}

describe.each([
  ['RSA', rsa],
  ['P-256', ec],
  ['Ed25519', ed25519],
  ['DSA', dsa],
])('an %s private key', (_name, key) => {
  it('is met as public key, as SSH line and in a certificate', () => {
    const blob = sshBlobOfSpki(spki(key))!;
    const type = blob.subarray(4, 4 + blob.readUInt32BE(0)).toString();
    expect(shows(pem('PUBLIC KEY', spki(key)), identitiesOf(key))).toBe(true);
    expect(shows(`${type} ${blob.toString('base64')} me@example.org\n`, identitiesOf(key))).toBe(true);
    expect(shows(certificateOf(spki(key)), identitiesOf(key))).toBe(true);
  });

  it('is not met in the public half of another', () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });
    expect(shows(pem('PUBLIC KEY', other), identitiesOf(key))).toBe(false);
    expect(shows(certificateOf(other), identitiesOf(key))).toBe(false);
  });
});

describe('public keys without an armour', () => {
  const jwk = createPublicKey(ec).export({ format: 'jwk' });
  it.each([
    ['a JSON Web Key', JSON.stringify(jwk)],
    ['one of a set', JSON.stringify({ keys: [createPublicKey(rsa).export({ format: 'jwk' }), jwk] }, null, 2)],
    ['one in a string', JSON.stringify({ key: JSON.stringify(jwk) })],
    ['bare base64', `PUBLIC_KEY=${spki(ec).toString('base64')}\n`],
    [
      'a chain of certificates (x5c)',
      JSON.stringify({ x5c: [certificateOf(spki(ec)).split('\n').slice(1, -2).join('')] }),
    ],
    ['PEM in base64', `tls.crt: ${Buffer.from(certificateOf(spki(ec))).toString('base64')}`],
  ])('are met: %s', (_name, text) => {
    expect(shows(text, identitiesOf(ec))).toBe(true);
    expect(shows(text, identitiesOf(ed25519))).toBe(false);
  });

  it.each([
    ['a private JSON Web Key', JSON.stringify(ec.export({ format: 'jwk' }))],
    ['a key without its second coordinate', JSON.stringify({ ...jwk, y: undefined })],
    ['a private key in bare base64', ec.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
  ])('are not met in %s', (_name, text) => {
    expect(publicKeysIn(text)).toEqual([]);
  });

  it('are looked for in time that grows with the text only', () => {
    const started = performance.now();
    for (const piece of [
      '{"kty":"EC",',
      '"kty":',
      '{',
      'MIIB',
      'LS0tLS1CRUdJTi',
      'ssh-rsa AAAA',
      '-----BEGIN CERTIFICATE-----',
    ])
      publicKeysIn(piece.repeat(2_000_000 / piece.length));
    // Squares would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('public keys in a text', () => {
  it('are met in PKCS#1, too', () => {
    const text = createPublicKey(rsa).export({ type: 'pkcs1', format: 'pem' }) as string;
    expect(shows(text, identitiesOf(rsa))).toBe(true);
  });

  it.each([
    ['ed25519', ed25519Parts()],
    ['rsa', rsaParts()],
    ['ecdsa', ecdsaParts()],
  ])('are met in known_hosts for an OpenSSH key, encrypted or not: %s', (_name, parts) => {
    const line = `example.org ${parts.type} ${publicBlob(parts).toString('base64')}\n`;
    for (const cipher of ['none', 'aes256-ctr']) {
      const outcome = checkOpensshPrivateKey(opensshFile(parts, { cipher }), context)!;
      expect(shows(line, privateKeyIdentities(outcome))).toBe(true);
    }
  });

  it('are met as age recipients', () => {
    const { secret } = edwardsPair('x25519');
    const outcome = checkAgeSecret(encodeBech32('age-secret-key-', secret).toUpperCase(), context)!;
    expect(shows(`age: ${ageRecipient(secret)}, and more`, privateKeyIdentities(outcome))).toBe(true);
    expect(shows(`age1${'q'.repeat(58)}`, privateKeyIdentities(outcome))).toBe(false);
  });

  it('come with their places', () => {
    const certificate = certificateOf(spki(rsa));
    const text = `# ca\n${certificate}${certificateOf(spki(ec))}`;
    const [first, second] = publicKeysIn(text);
    expect([first!.kind, second!.kind]).toEqual(['certificate', 'certificate']);
    expect(text.slice(first!.start, first!.end)).toBe(certificate.trimEnd());
  });

  it.each([
    ['a private key', privatePem(rsa)],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['a broken SSH line', `ssh-rsa AAAA${'B'.repeat(60)}`],
    ['nothing', ''],
  ])('are not seen in %s', (_name, text) => {
    expect(publicKeysIn(text)).toEqual([]);
  });
});

describe('a certificate', () => {
  const notAfter = NOW + 86_400;
  it('is public, and says whose key it holds and when it ends', () => {
    const text = certificateOf(spki(ec), notAfter);
    const expected = { valid: true, public: true, subject: 'CN=test', issuer: 'CN=test', notAfter };
    expect(checkCertificate(text, context)).toMatchObject({ ...expected, expired: false });
    expect(checkCertificate(text, { now: notAfter + 1 })).toMatchObject({ ...expected, expired: true });
    expect(identitiesOf(ec)).toContain(`spki:${checkCertificate(text, context)!.spkiSha256}`);
  });

  it('that is cut is not valid', () => {
    const text = certificateOf(spki(ec)).slice(0, 200);
    expect(checkCertificate(text, context)).toMatchObject({ valid: false, public: true });
    expect(checkCertificate(privatePem(ec), context)).toBeUndefined();
  });
});

it('an outcome without a public half has no identities', () => {
  expect(privateKeyIdentities({ valid: true, encrypted: true })).toEqual([]);
});
