// No input makes a check of keys throw, take long or allocate what the input claims.

import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJwkPrivate } from '../../../src/judge/checks/jwk-private.ts';
import { publicKeysIn } from '../../../src/judge/checks/key-fingerprints.ts';
import { checkPemPrivateKey } from '../../../src/judge/checks/pem-private-key.ts';
import { derTag, writeDer } from '../../../src/lib/der.ts';
import { derInteger } from '../../../src/lib/keys/spki.ts';
import { encodeBase58, encodeBech32 } from '../../../src/lib/text-codecs.ts';
import { certificateOf } from '../../helpers/certificates.ts';
import { context, edwardsPair, keyChecks, newScalar, pem } from '../../helpers/key-checks.ts';
import { ed25519Parts, opensshFile, publicBlob } from '../../helpers/ssh-keys.ts';

const MEGABYTE = 1_000_000;
/** Far above what the slowest check takes on a busy machine (a tenth of a second), far below what an unbounded one would. */
const MAX_MS = 5000;
const everyCheck = Object.entries(keyChecks);

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pair = edwardsPair('ed25519');
const samples: readonly string[] = [
  rsa.export({ type: 'pkcs1', format: 'pem' }) as string,
  rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }) as string,
  ec.privateKey.export({ type: 'sec1', format: 'pem' }) as string,
  JSON.stringify(ec.privateKey.export({ format: 'jwk' })),
  JSON.stringify(rsa.export({ format: 'jwk' })),
  opensshFile(ed25519Parts()),
  certificateOf(ec.publicKey.export({ type: 'spki', format: 'der' })),
  `ssh-ed25519 ${publicBlob(ed25519Parts()).toString('base64')}`,
  encodeBech32('nsec', newScalar()),
  encodeBech32('age-secret-key-', pair.secret).toUpperCase(),
  encodeBase58(Buffer.concat([pair.secret, pair.publicKey])),
  JSON.stringify([...pair.secret, ...pair.publicKey]),
  '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nxSjthiZaDKTZ\n=AAAA\n-----END PGP PRIVATE KEY BLOCK-----',
  'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: c\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\nAAAA\nPrivate-MAC: 00\n',
  '{"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"t","value":"AAAA","keyMaterialType":"SYMMETRIC"},"keyId":1}]}', // trapline:allow made up
  '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----","client_email":"a@b","project_id":"c"}',
  '{"version":3,"crypto":{"ciphertext":"00","mac":"00"}}',
];

/** What a check may answer. */
function expectAnswer(check: (value: string) => unknown, value: string): void {
  const outcome = check(value);
  if (outcome !== undefined) expect(outcome).toMatchObject({ valid: expect.any(Boolean) });
}

describe.each(everyCheck)('%s', (_name, check) => {
  const run = (value: string) => check(value, { ...context, publicKey: value, ciphertexts: [value] });

  it('answers anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => expectAnswer(run, value)),
      { numRuns: 200 },
    );
  });

  it('answers samples with characters changed, cut, doubled and joined', () => {
    const edit = fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(40), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(edit, ([sample, at, length, replacement]) => {
        const start = at % (sample.length + 1);
        expectAnswer(run, sample.slice(0, start) + replacement + sample.slice(start + length));
      }),
      { numRuns: 200 },
    );
  });

  it('answers a megabyte in time', () => {
    const heads = ['', ...samples.map((sample) => sample.slice(0, 40))];
    const started = performance.now();
    for (const head of heads) {
      for (const filler of ['A', '1', '[', '{"a":', '-----BEGIN PRIVATE KEY-----\n', ' \n', '\\n']) {
        expectAnswer(run, head + filler.repeat(MEGABYTE / filler.length));
      }
    }
    expect(performance.now() - started).toBeLessThan(MAX_MS * 4);
  });
});

describe('numbers as large as the input may hold', () => {
  const sequence = (...parts: readonly Uint8Array[]) => writeDer(derTag.sequence, ...parts);
  const big = (bytes: number) => derInteger(Buffer.alloc(bytes, 0x7f));
  const base64 = (bytes: number) => Buffer.alloc(bytes, 0x7f).toString('base64url');
  it.each<[string, () => unknown]>([
    [
      'RSA of 16,384 bits',
      () =>
        checkPemPrivateKey(
          pem('RSA PRIVATE KEY', sequence(derInteger(Buffer.of(0)), ...Array.from({ length: 8 }, () => big(2000)))),
          context,
        ),
    ],
    [
      'RSA with one number of 20,000 bytes',
      () =>
        checkPemPrivateKey(
          pem(
            'RSA PRIVATE KEY',
            sequence(derInteger(Buffer.of(0)), big(20_000), ...Array.from({ length: 7 }, () => big(9))),
          ),
          context,
        ),
    ],
    [
      'RSA without primes',
      () => checkJwkPrivate(JSON.stringify({ kty: 'RSA', n: base64(511), e: 'AQAB', d: base64(510) }), context),
    ],
    [
      'RSA without primes, of 16,384 bits',
      () => checkJwkPrivate(JSON.stringify({ kty: 'RSA', n: base64(2048), e: base64(9), d: base64(2040) }), context),
    ],
    [
      'DSA',
      () =>
        checkPemPrivateKey(
          pem('DSA PRIVATE KEY', sequence(derInteger(Buffer.of(0)), big(512), big(64), big(500), big(512), big(64))),
          context,
        ),
    ],
    [
      'DSA beyond its bounds',
      () =>
        checkPemPrivateKey(
          pem('DSA PRIVATE KEY', sequence(derInteger(Buffer.of(0)), ...Array.from({ length: 5 }, () => big(4000)))),
          context,
        ),
    ],
  ])('are refused or computed in time: %s', (_name, run) => {
    const started = performance.now();
    expect(run()).toMatchObject({ valid: false });
    expect(performance.now() - started).toBeLessThan(MAX_MS);
  });
});

describe('lengths that lie', () => {
  it.each([
    ['four gigabytes', '3084ffffffff020100'],
    ['more bytes of length than fit', '3088ffffffffffffffff'],
    ['an indefinite length', '3080020100'],
    ['a high tag number', '3f8101020100'],
    ['a sequence cut after its tag', '30'],
    ['an integer longer than its sequence', '3006020900010203'],
    ['sequences nested a thousand deep', '3080'.repeat(1000)],
  ])('are not followed: %s', (_name, hex) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(checkPemPrivateKey(pem('PRIVATE KEY', Buffer.from(hex, 'hex')), context)).toMatchObject({ valid: false });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * MEGABYTE);
  });
});

it('a megabyte of public keys is read in time, and no more than 500 of them', () => {
  const started = performance.now();
  for (const sample of [...samples, '-----BEGIN CERTIFICATE-----', 'ssh-rsa AAAA', 'age1']) {
    expect(publicKeysIn(`${sample}\n`.repeat(MEGABYTE / sample.length)).length).toBeLessThanOrEqual(500);
  }
  expect(performance.now() - started).toBeLessThan(MAX_MS * 4);
});
