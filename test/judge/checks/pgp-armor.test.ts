import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkPgpArmor } from '../../../src/judge/checks/pgp-armor.ts';
import { crc24 } from '../../../src/lib/crc24.ts';
import { context } from '../../helpers/key-checks.ts';

const CREATED = 1_700_000_000;
const check = (text: string) => checkPgpArmor(text, context);
const uint16 = (value: number) => Buffer.of(value >> 8, value & 0xff);
const uint32 = (value: number) => Buffer.concat([uint16(value >>> 16), uint16(value & 0xffff)]);
const bytes = (text: string | undefined) => Buffer.from(text!, 'base64url');

function mpi(number: Buffer): Buffer {
  const bits = BigInt(`0x${number.toString('hex')}`).toString(2).length;
  return Buffer.concat([uint16(bits), number.subarray(number.findIndex((byte) => byte !== 0))]);
}

function packet(tag: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0xc0 | tag, 255), uint32(body.length), body]);
}

type ArmorOptions = { readonly crc?: string | null; readonly block?: string; readonly headers?: string };

function armor(data: Buffer, { crc, block = 'PRIVATE KEY BLOCK', headers = '' }: ArmorOptions = {}): string {
  const sum = crc24(data);
  const right = Buffer.of(sum >> 16, sum >> 8, sum).toString('base64');
  const tail = crc === null ? '' : `=${crc ?? right}\n`;
  const lines = data.toString('base64').match(/.{1,64}/g)!;
  return `-----BEGIN PGP ${block}-----\n${headers}\n${lines.join('\n')}\n${tail}-----END PGP ${block}-----\n`;
}

/** Public and secret parts of new keys, version 4. */
const jwk = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' });
const inverse = modInverse(bytes(jwk.p), bytes(jwk.q));
const rsa = {
  open: Buffer.concat([Buffer.of(1), mpi(bytes(jwk.n)), mpi(bytes(jwk.e))]),
  secret: Buffer.concat([mpi(bytes(jwk.d)), mpi(bytes(jwk.p)), mpi(bytes(jwk.q)), mpi(inverse)]),
};
const edJwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const ed25519 = {
  open: Buffer.concat([Buffer.of(27), bytes(edJwk.x)]),
  secret: bytes(edJwk.d),
};

function keyBody({ open, secret }: typeof rsa, sum?: number): Buffer {
  const total = secret.reduce((all, byte) => (all + byte) & 0xffff, 0);
  return Buffer.concat([Buffer.of(4), uint32(CREATED), open, Buffer.of(0), secret, uint16(sum ?? total)]);
}

describe('a key in clear', () => {
  it.each([
    ['RSA', rsa, 'rsa'],
    ['Ed25519', ed25519, 'ed25519'],
  ])('is valid, with its id: %s', (_name, key, algorithm) => {
    const open = Buffer.concat([Buffer.of(4), uint32(CREATED), key.open]);
    const digest = createHash('sha1')
      .update(Buffer.concat([Buffer.of(0x99), uint16(open.length), open]))
      .digest('hex');
    expect(check(armor(packet(5, keyBody(key))))).toMatchObject({
      valid: true,
      block: 'PRIVATE KEY BLOCK',
      firstPacketTag: 5,
      crc: 'ok',
      encrypted: false,
      algorithm,
      created: CREATED,
      keyId: digest.slice(-16).toUpperCase(),
      secretKeys: 1,
    });
  });

  it.each<[string, ArmorOptions]>([
    ['no checksum, which RFC 9580 allows', { crc: null }],
    ['header lines', { headers: 'Version: GnuPG v2\nComment: mine\n' }],
  ])('may have %s', (_name, options) => {
    expect(check(armor(packet(5, keyBody(rsa)), options))).toMatchObject({ valid: true, algorithm: 'rsa' });
  });

  it('may have escaped line ends', () => {
    const text = armor(packet(5, keyBody(rsa))).replaceAll('\n', '\\n');
    expect(check(text)).toMatchObject({ valid: true, crc: 'ok', algorithm: 'rsa' });
  });

  it.each([
    ['a wrong CRC-24', armor(packet(5, keyBody(rsa)), { crc: 'AAAA' }), 'checksum'],
    ['a wrong sum of its octets', armor(packet(5, keyBody(rsa, 1))), 'arithmetic'],
    [
      'numbers of another key',
      armor(
        packet(
          5,
          keyBody({
            ...rsa,
            secret: Buffer.concat([
              mpi(Buffer.of(99)),
              rsa.secret.subarray(Math.ceil(rsa.secret.readUInt16BE(0) / 8) + 2),
            ]),
          }),
        ),
      ),
      'arithmetic',
    ],
    ['a seed of another key', armor(packet(5, keyBody({ ...ed25519, secret: randomBytes(32) }))), 'arithmetic'],
    ['a packet that is cut off', armor(packet(5, keyBody(rsa)).subarray(0, -9), { crc: null }), 'structure'],
    [
      'a packet of four gigabytes',
      armor(Buffer.concat([Buffer.of(0xc5, 255, 255, 255, 255, 255), Buffer.alloc(20)])),
      'structure',
    ],
    ['only a public key', armor(packet(6, keyBody(rsa))), 'public'],
    ['a public key block', armor(packet(6, keyBody(rsa)), { block: 'PUBLIC KEY BLOCK' }), 'public'],
    [
      'no base64',
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\n<your key>\n-----END PGP PRIVATE KEY BLOCK-----',
      'structure',
    ],
  ])('is not valid: %s', (_name, text, reason) => {
    expect(check(text)).toMatchObject({ valid: false, reason });
  });

  it('is valid by its checksum where the content is not understood', () => {
    const data = Buffer.concat([Buffer.of(0xc5, 40, 237), randomBytes(39)]);
    expect(check(armor(data))).toMatchObject({ valid: true, firstPacketTag: 5, encrypted: null, algorithm: null });
  });
});

describe('a key whose secret is not in clear', () => {
  const withS2k = (...s2k: readonly number[]) =>
    armor(packet(5, Buffer.concat([Buffer.of(4), uint32(CREATED), rsa.open, Buffer.from(s2k), randomBytes(40)])));
  it.each([
    ['is encrypted', withS2k(254, 9, 3, 8), { encrypted: true, stubs: 0 }],
    ['is encrypted with AEAD', withS2k(253, 9, 2, 3), { encrypted: true, stubs: 0 }],
    ['is encrypted with a bare cipher', withS2k(7), { encrypted: true, stubs: 0 }],
    ['lies elsewhere (GnuPG stub)', withS2k(255, 0, 101, 0, 0x47, 0x4e, 0x55, 1), { encrypted: false, stubs: 1 }],
  ])('%s', (_name, text, expected) => {
    expect(check(text)).toMatchObject({ valid: true, algorithm: 'rsa', created: CREATED, ...expected });
  });
});

it('says nothing of other text', () => {
  expect(check('PGP PRIVATE KEY BLOCK')).toBeUndefined();
});

/** The inverse of a modulo m, by Fermat: m is prime. */
function modInverse(a: Buffer, m: Buffer): Buffer {
  const modulus = BigInt(`0x${m.toString('hex')}`);
  let [result, square] = [1n, BigInt(`0x${a.toString('hex')}`) % modulus];
  for (let rest = modulus - 2n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return Buffer.from(result.toString(16).padStart(m.length * 2, '0'), 'hex');
}
