import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkPemPrivateKey } from '../../../src/judge/checks/pem-private-key.ts';
import { derTag, readDerSequence, writeDer } from '../../../src/lib/der.ts';
import { sha256 } from '../../../src/lib/hashes.ts';
import { derInteger } from '../../../src/lib/keys/spki.ts';
import { context, pem } from '../../helpers/key-checks.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;

const check = (text: string) => checkPemPrivateKey(text, context);
const fingerprint = (key: KeyObject) =>
  sha256(createPublicKey(key).export({ type: 'spki', format: 'der' })).toString('hex');
const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const der = (key: KeyObject, type: 'pkcs1' | 'sec1' | 'pkcs8') =>
  key.export({ type, format: 'der' } as never) as Buffer;
const sequence = (...parts: readonly Uint8Array[]) => writeDer(derTag.sequence, ...parts);

describe('a key whose numbers belong together', () => {
  it.each<[string, KeyObject, object]>([
    ['RSA', rsa, { type: 'rsa', bits: 1024, curve: null }],
    ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey, { type: 'rsa-pss', bits: 1024 }],
    ['DSA', dsa, { type: 'dsa', bits: 1024 }],
    ['P-256', p256, { type: 'ec', bits: null, curve: 'prime256v1' }],
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, { type: 'ec', curve: 'secp384r1' }],
    ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, { type: 'ec', curve: 'secp521r1' }],
    ['secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey, { curve: 'secp256k1' }],
    ['Ed25519', ed25519, { type: 'ed25519', bits: null, curve: null }],
    ['Ed448', generateKeyPairSync('ed448').privateKey, { type: 'ed448' }],
    ['X25519', generateKeyPairSync('x25519').privateKey, { type: 'x25519' }],
    ['X448', generateKeyPairSync('x448').privateKey, { type: 'x448' }],
    [
      'P-256 with its parameters written out',
      generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }).privateKey,
      { type: 'ec', curve: 'prime256v1' },
    ],
  ])('%s is valid, with the fingerprint node:crypto gives', (_name, key, expected) => {
    expect(check(pkcs8(key))).toMatchObject({
      valid: true,
      encrypted: false,
      ...expected,
      spkiSha256: fingerprint(key),
    });
  });

  it.each<[string, string, Buffer, KeyObject]>([
    ['PKCS#1', 'RSA PRIVATE KEY', der(rsa, 'pkcs1'), rsa],
    ['SEC 1', 'EC PRIVATE KEY', der(p256, 'sec1'), p256],
    ['a PKCS#8 key under the label of another format', 'RSA PRIVATE KEY', der(rsa, 'pkcs8'), rsa],
    [
      'a key with the padding of a decryption behind it',
      'RSA PRIVATE KEY',
      Buffer.concat([der(rsa, 'pkcs1'), Buffer.of(3, 3, 3)]),
      rsa,
    ],
  ])('is read from %s', (_name, label, bytes, key) => {
    expect(check(pem(label, bytes))).toMatchObject({ valid: true, spkiSha256: fingerprint(key) });
  });

  it('gives the SSH fingerprint of types that SSH knows, and none of others', () => {
    expect(check(pkcs8(ed25519))?.sshFingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(check(pkcs8(generateKeyPairSync('ed448').privateKey))?.sshFingerprint).toBeNull();
  });

  it('is read past the parameters block that OpenSSL writes before it', () => {
    const parameters = pem('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'));
    expect(check(parameters + pem('EC PRIVATE KEY', der(p256, 'sec1')))).toMatchObject({ valid: true, type: 'ec' });
  });

  it('is valid with an algorithm whose arithmetic is not known, if the structure is whole', () => {
    const kem = sequence(writeDer(derTag.oid, Buffer.from('608648016503040402', 'hex')));
    const key = sequence(
      writeDer(derTag.integer, Buffer.of(0)),
      kem,
      writeDer(derTag.octetString, Buffer.alloc(64, 7)),
    );
    expect(check(pem('PRIVATE KEY', key))).toEqual({
      valid: true,
      encrypted: false,
      type: 'ml-kem-768',
      bits: null,
      curve: null,
      spkiSha256: null,
    });
  });
});

describe('the text around a key', () => {
  const text = pkcs8(rsa);
  const lines = text.trimEnd().split('\n');
  it.each([
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', text.replaceAll('\n', '\r')],
    ['escaped line ends', text.replaceAll('\n', '\\n')],
    ['line ends escaped twice', text.replaceAll('\n', '\\\\n')],
    [
      'mixed real and escaped line ends',
      lines.map((line, i) => line + ['\n', '\\n', '\\r\\n', '\r\n'][i % 4]).join(''),
    ],
    ['slashes escaped as PHP does in JSON', JSON.stringify(text).replaceAll('/', '\\/')],
    ['spaces for line ends', lines.join(' ')],
    ['nothing for line ends', lines.join('')],
    ['indentation', lines.map((line) => `      ${line}`).join('\n')],
    ['strings joined by +', lines.map((line) => `"${line}\\n" +`).join('\n')],
    ['strings joined by a leading +', lines.map((line) => `    + '${line}\\n'`).join('\n')],
    ['a list of strings', lines.map((line) => `  "${line}",`).join('\n')],
    ['comment signs', lines.map((line) => `// ${line}`).join('\n')],
    ['a shell continuation', lines.join('\\\n')],
    ['character references of XML', lines.join('&#10;')],
    ['base64 around the whole block', Buffer.from(text).toString('base64')],
    ['no END line', lines.slice(0, -1).join('\n')],
    ['words before it', `key: |\n${text}`],
    ['nothing: bare base64 of the DER', der(rsa, 'pkcs8').toString('base64')],
  ])('may be %s', (_name, variant) => {
    expect(check(variant)).toMatchObject({ valid: true, type: 'rsa', spkiSha256: fingerprint(rsa) });
  });
});

describe('an encrypted key', () => {
  it('in PKCS#8 names its cipher and key derivation', () => {
    const text = p256.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string;
    expect(check(text)).toEqual({ valid: true, encrypted: true, cipher: 'aes-256-cbc', kdf: 'pbkdf2' });
  });

  it.each([
    ['with line ends', '\n'],
    ['with escaped line ends', '\\n'],
  ])('in the old format names its cipher and type, %s', (_name, end) => {
    const text = rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }) as string;
    expect(check(text.replaceAll('\n', end))).toMatchObject({
      valid: true,
      encrypted: true,
      type: 'rsa',
      cipher: 'aes-128-cbc',
    });
  });

  it.each(['PKCS#8', 'old'])('that is cut off is not valid (%s)', (form) => {
    const options = { format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } as const;
    const text = rsa.export(form === 'old' ? { type: 'pkcs1', ...options } : { type: 'pkcs8', ...options }) as string;
    expect(check(text.slice(0, 400))).toMatchObject({ valid: false, reason: 'structure' });
  });

  it('is not seen in other structures of the same shape', () => {
    const digestInfo = sequence(
      sequence(writeDer(derTag.oid, Buffer.from('608648016503040201', 'hex'))),
      writeDer(derTag.octetString, Buffer.alloc(32)),
    );
    expect(check(pem('ENCRYPTED PRIVATE KEY', digestInfo))).toMatchObject({ valid: false, reason: 'structure' });
  });
});

describe('a key whose numbers do not belong together', () => {
  const numbers = readDerSequence(der(rsa, 'pkcs1'))!.map(({ content }) => Buffer.from(content));
  it.each([
    ['n', 1],
    ['e', 2],
    ['d', 3],
    ['p', 4],
    ['q', 5],
    ['d mod p-1', 6],
    ['d mod q-1', 7],
    ['the inverse of q', 8],
  ])('is refuted: RSA with another %s', (_name, index) => {
    const changed = numbers.map((number, i) => (i === index ? withOtherByte(number) : number));
    const key = pem('RSA PRIVATE KEY', sequence(...changed.map(derInteger)));
    expect(check(key)).toMatchObject({ valid: false, reason: 'arithmetic', type: 'rsa' });
  });

  it('is refuted: RSA of all zeros and ones', () => {
    const key = pem('RSA PRIVATE KEY', sequence(...Array.from({ length: 9 }, (_, i) => derInteger(Buffer.of(i % 2)))));
    expect(check(key)).toMatchObject({ valid: false });
  });

  const [version, d, ...rest] = readDerSequence(der(p256, 'sec1'))!;
  const encode = (scalar: Buffer) =>
    sequence(
      writeDer(version!.tag, version!.content),
      writeDer(d!.tag, scalar),
      ...rest.map(({ tag, content }) => writeDer(tag, content)),
    );
  it.each([
    ['another scalar', withOtherByte(Buffer.from(d!.content))],
    ['a zero scalar', Buffer.alloc(32)],
    ['a scalar above the order', Buffer.alloc(32, 0xff)],
    ['a scalar of a kilobyte', Buffer.alloc(1024, 1)],
  ])('is refuted: EC with %s', (_name, scalar) => {
    expect(check(pem('EC PRIVATE KEY', encode(scalar)))).toMatchObject({
      valid: false,
      reason: 'arithmetic',
      type: 'ec',
    });
  });

  it('is refuted: DSA in the traditional form with another x, while the right one is valid', () => {
    const [, algorithm, key] = readDerSequence(der(dsa, 'pkcs8'))!;
    const parts = readDerSequence(writeDer(derTag.sequence, algorithm!.content))!;
    const [p, q, g] = readDerSequence(writeDer(derTag.sequence, parts[1]!.content))!.map(({ content }) => content);
    const x = key!.content.subarray(2);
    const spki = createPublicKey(dsa).export({ type: 'spki', format: 'der' });
    const y = readDerSequence(spki)![1]!.content.subarray(1);
    const traditional = (secret: Uint8Array) =>
      pem(
        'DSA PRIVATE KEY',
        sequence(derInteger(Buffer.of(0)), ...[p!, q!, g!].map(derInteger), Buffer.from(y), derInteger(secret)),
      );
    expect(check(traditional(x))).toMatchObject({ valid: true, type: 'dsa', spkiSha256: fingerprint(dsa) });
    expect(check(traditional(withOtherByte(Buffer.from(x))))).toMatchObject({ valid: false, reason: 'arithmetic' });
  });

  it('is refuted: Ed25519 with the public half of another key (RFC 5958, version 2)', () => {
    const { d: seed, x } = ed25519.export({ format: 'jwk' });
    const withPublic = (publicKey: Buffer) =>
      sequence(
        writeDer(derTag.integer, Buffer.of(1)),
        sequence(writeDer(derTag.oid, Buffer.from('2b6570', 'hex'))),
        writeDer(derTag.octetString, writeDer(derTag.octetString, Buffer.from(seed!, 'base64url'))),
        writeDer(derTag.implicit1, Buffer.of(0), publicKey),
      );
    const publicKey = Buffer.from(x!, 'base64url');
    expect(check(pem('PRIVATE KEY', withPublic(publicKey)))).toMatchObject({ valid: true, type: 'ed25519' });
    expect(check(pem('PRIVATE KEY', withPublic(withOtherByte(publicKey))))).toMatchObject({ valid: false });
  });
});

describe('what is no key', () => {
  it.each([
    ['a placeholder', '-----BEGIN PRIVATE KEY-----\nREPLACE_ME\n-----END PRIVATE KEY-----'],
    ['words', '-----BEGIN PRIVATE KEY-----\nYOUR KEY HERE\n-----END PRIVATE KEY-----'],
    ['an ellipsis', '-----BEGIN RSA PRIVATE KEY-----\nMIIE...\n-----END RSA PRIVATE KEY-----'],
    ['nothing', '-----BEGIN RSA PRIVATE KEY----------END RSA PRIVATE KEY-----'],
    ['a key cut in half', pkcs8(rsa).slice(0, 500)],
    [
      'a public key under the wrong label',
      pem('PRIVATE KEY', createPublicKey(rsa).export({ type: 'spki', format: 'der' })),
    ],
  ])('is not valid: %s', (_name, text) => {
    expect(check(text)).toMatchObject({ valid: false, reason: 'structure' });
  });

  it.each([
    ['a public key', createPublicKey(rsa).export({ type: 'spki', format: 'pem' }) as string],
    ['plain text', 'hello'],
    ['an empty value', ''],
  ])('says nothing of %s', (_name, text) => {
    expect(check(text)).toBeUndefined();
  });
});

/** The number with one byte in its middle changed, still positive. */
function withOtherByte(number: Buffer): Buffer {
  const changed = Buffer.from(number);
  const middle = changed.length >> 1;
  changed[middle] = changed[middle]! ^ 0x15;
  return changed;
}
