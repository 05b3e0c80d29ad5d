// The body of an OpenPGP secret key packet (versions 3 to 6): what is public in it, whether the rest is encrypted, and the numbers when it is not.

import { createHash } from 'node:crypto';
import { toBigInt } from '../big-numbers.ts';
import { derTag, readDerOid } from '../der.ts';
import { WireReader } from '../wire-reader.ts';
import { curveName } from './ec.ts';
import type { KeyMaterial } from './key-material.ts';

/** Where the secret part is: in clear, encrypted, or not in the file at all (GnuPG's stubs for keys on cards and for offline keys). */
export type PgpProtection = 'clear' | 'encrypted' | 'stub';

export type PgpKey = {
  readonly version: number;
  readonly algorithm: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Hexadecimal, upper case. */
  readonly fingerprint: string | null;
  readonly keyId: string | null;
  readonly protection: PgpProtection;
  /** Of a key in clear: whether the sum of its octets is the one written; null where none is. */
  readonly checksumHolds: boolean | null;
  readonly material?: KeyMaterial;
};

type Layout = {
  readonly name: string;
  /** One letter a field: m a number with its length, c a curve, k ECDH's parameters, a digit string raw bytes. */
  readonly fields: readonly string[];
  readonly secret: readonly string[];
};

const LAYOUTS: ReadonlyMap<number, Layout> = new Map([
  [1, { name: 'rsa', fields: ['m', 'm'], secret: ['m', 'm', 'm', 'm'] }],
  [2, { name: 'rsa-encrypt', fields: ['m', 'm'], secret: ['m', 'm', 'm', 'm'] }],
  [3, { name: 'rsa-sign', fields: ['m', 'm'], secret: ['m', 'm', 'm', 'm'] }],
  [16, { name: 'elgamal', fields: ['m', 'm', 'm'], secret: ['m'] }],
  [17, { name: 'dsa', fields: ['m', 'm', 'm', 'm'], secret: ['m'] }],
  [18, { name: 'ecdh', fields: ['c', 'm', 'k'], secret: ['m'] }],
  [19, { name: 'ecdsa', fields: ['c', 'm'], secret: ['m'] }],
  [22, { name: 'eddsa', fields: ['c', 'm'], secret: ['m'] }],
  [25, { name: 'x25519', fields: ['32'], secret: ['32'] }],
  [26, { name: 'x448', fields: ['56'], secret: ['56'] }],
  [27, { name: 'ed25519', fields: ['32'], secret: ['32'] }],
  [28, { name: 'ed448', fields: ['57'], secret: ['57'] }],
]);

/** The curve of EdDSA keys before RFC 9580. */
const ED25519_LEGACY = '1.3.6.1.4.1.11591.15.1';
/** GnuPG's own string-to-key specifier. */
const S2K_GNU = 101;

/** Nothing when the version or algorithm is unknown or the public part is cut off. */
export function readPgpSecretKey(body: Uint8Array): PgpKey | undefined {
  const reader = new WireReader(body);
  const version = reader.take(1)?.[0] ?? 0;
  const created = reader.uint32();
  if (version === 3) reader.take(2);
  const layout = LAYOUTS.get(reader.take(1)?.[0] ?? 0);
  if (version < 3 || version > 6 || created === undefined || layout === undefined) return undefined;
  if (version >= 5) reader.uint32();
  const fields = readFields(reader, layout.fields);
  if (fields === undefined) return undefined;
  const publicLength = body.length - reader.remaining;
  const usage = reader.take(1)?.[0];
  if (usage === undefined) return undefined;
  const rest = reader.rest();
  const common = {
    version,
    algorithm: layout.name,
    created,
    ...identify(version, body.subarray(0, publicLength), fields),
  };
  if (usage !== 0) return { ...common, protection: protectionOf(version, usage, rest), checksumHolds: null };
  return { ...common, protection: 'clear', ...readClear(version, layout, fields, rest) };
}

function readClear(version: number, layout: Layout, fields: readonly Uint8Array[], rest: Uint8Array) {
  // Version 5 counts the octets of the secret part first; version 6 has neither count nor checksum.
  const start = version === 5 ? 5 : 0;
  const reader = new WireReader(rest.subarray(start));
  const secret = readFields(reader, layout.secret);
  if (secret === undefined) return { checksumHolds: false };
  const length = rest.length - start - reader.remaining;
  const sum = rest.subarray(start, start + length).reduce((total, byte) => (total + byte) & 0xffff, 0);
  const written = reader.take(2);
  const checksumHolds = version === 6 ? null : written !== undefined && ((written[0]! << 8) | written[1]!) === sum;
  const material = materialOf(layout.name, fields, secret);
  return { checksumHolds, ...(material && { material }) };
}

function protectionOf(version: number, usage: number, rest: Uint8Array): PgpProtection {
  if (usage !== 254 && usage !== 255) return 'encrypted';
  // Version 5 puts a count before the cipher and the specifier: 101, a hash, `GNU` and 1 (absent) or 2 (on a card).
  const specifier = rest.subarray(version === 5 ? 2 : 1);
  const isStub = specifier[0] === S2K_GNU && Buffer.from(specifier.subarray(2, 5)).toString('latin1') === 'GNU';
  return isStub ? 'stub' : 'encrypted';
}

function identify(version: number, publicPart: Uint8Array, fields: readonly Uint8Array[]) {
  // Version 3's key id is the end of the modulus; its MD5 fingerprint identifies nothing any more.
  if (version === 3) return { fingerprint: null, keyId: hex(fields[0]!.subarray(-8)) };
  const prefix = version === 4 ? Buffer.of(0x99, 0, 0) : Buffer.of(version === 5 ? 0x9a : 0x9b, 0, 0, 0, 0);
  prefix.writeUIntBE(publicPart.length, 1, prefix.length - 1);
  const digest = createHash(version === 4 ? 'sha1' : 'sha256')
    .update(prefix)
    .update(publicPart)
    .digest();
  return { fingerprint: hex(digest), keyId: hex(version === 4 ? digest.subarray(-8) : digest.subarray(0, 8)) };
}

function materialOf(name: string, open: readonly Uint8Array[], secret: readonly Uint8Array[]): KeyMaterial | undefined {
  const [first, second, third, fourth] = open as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const [s1, s2, s3, s4] = secret as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  if (name.startsWith('rsa')) {
    // OpenPGP's last number is the inverse of p modulo q, where the others have that of q modulo p.
    return { type: 'rsa', n: first, e: second, d: s1, primes: { p: s3, q: s2, qi: s4 } };
  }
  if (name === 'dsa') return { type: 'dsa', p: first, q: second, g: third, y: fourth, x: s1 };
  if (name === 'ed25519' || name === 'x25519' || name === 'ed448' || name === 'x448') {
    return { type: name, secret: s1, publicKey: first };
  }
  const oid = readDerOid({ tag: derTag.oid, content: first }) ?? '';
  if (name === 'ecdsa') return { type: 'ec', curve: curveName(oid), point: second, d: s1 };
  if (name !== 'eddsa' || oid !== ED25519_LEGACY || second[0] !== 0x40 || s1.length > 32) return undefined;
  const seed = Buffer.from(toBigInt(s1).toString(16).padStart(64, '0'), 'hex');
  return { type: 'ed25519', secret: seed, publicKey: second.subarray(1) };
}

function readFields(reader: WireReader, kinds: readonly string[]): readonly Uint8Array[] | undefined {
  const fields = kinds.map((kind) => readField(reader, kind));
  return fields.every((field) => field !== undefined) ? (fields as readonly Uint8Array[]) : undefined;
}

function readField(reader: WireReader, kind: string): Uint8Array | undefined {
  if (kind === 'm') {
    const bits = reader.take(2);
    return bits && reader.take(((bits[0]! << 8) + bits[1]! + 7) >> 3);
  }
  if (kind === 'c' || kind === 'k') {
    const length = reader.take(1);
    return length && reader.take(length[0]!);
  }
  return reader.take(Number(kind));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
