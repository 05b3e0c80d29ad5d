// The private part of an SSH key in OpenSSH's serialisation: type, then the numbers, public ones included.

import { type WireReader, wireNumber, wireString } from '../wire-reader.ts';
import type { KeyMaterial } from './key-material.ts';
import { opensslCurve } from './ssh-blob.ts';

export type SshPrivate = {
  /** The public key that the private part says is its own; nothing for a type whose layout is not known. */
  readonly publicBlob?: Buffer;
  /** Nothing for keys whose secret lies in a hardware token (`sk-`) and for unknown types. */
  readonly material?: KeyMaterial;
};

/** Reads one key, or nothing when it is cut off or not of the expected type. Of an unknown type everything that follows is left unread. */
export function readSshPrivate(reader: WireReader, expectedType: string): SshPrivate | undefined {
  const type = reader.text() ?? '';
  if (type !== expectedType) return undefined;
  if (type === 'ssh-ed25519') return readEd25519(type, reader);
  if (type === 'ssh-rsa') return readRsa(type, reader);
  if (type === 'ssh-dss') return readDss(type, reader);
  if (/^ecdsa-sha2-nistp\d{3}$/.test(type)) return readEcdsa(type, reader);
  return /^sk-.*@openssh\.com$/.test(type) ? readHardware(type, reader) : {};
}

function readEd25519(type: string, reader: WireReader): SshPrivate | undefined {
  const [publicKey, both] = [reader.string(), reader.string()];
  if (publicKey === undefined || both?.length !== 64) return undefined;
  const publicBlob = Buffer.concat([wireString(type), wireString(publicKey)]);
  // The second half repeats the public key; where it does not, neither can be the one of this seed.
  const isRepeated = Buffer.compare(both.subarray(32), publicKey) === 0;
  const material = {
    type: 'ed25519',
    secret: both.subarray(0, 32),
    publicKey: isRepeated ? publicKey : Buffer.alloc(0),
  } as const;
  return { publicBlob, material };
}

function readRsa(type: string, reader: WireReader): SshPrivate | undefined {
  const [n, e, d] = [reader.string(), reader.string(), reader.string()];
  const [qi, p, q] = [reader.string(), reader.string(), reader.string()];
  if (!n || !e || !d || !qi || !p || !q) return undefined;
  const publicBlob = Buffer.concat([wireString(type), wireNumber(e), wireNumber(n)]);
  return { publicBlob, material: { type: 'rsa', n, e, d, primes: { p, q, qi } } };
}

function readDss(type: string, reader: WireReader): SshPrivate | undefined {
  const [p, q, g] = [reader.string(), reader.string(), reader.string()];
  const [y, x] = [reader.string(), reader.string()];
  if (!p || !q || !g || !y || !x) return undefined;
  const publicBlob = Buffer.concat([wireString(type), ...[p, q, g, y].map(wireNumber)]);
  return { publicBlob, material: { type: 'dsa', p, q, g, y, x } };
}

function readEcdsa(type: string, reader: WireReader): SshPrivate | undefined {
  const [name, point, d] = [reader.text(), reader.string(), reader.string()];
  const curve = opensslCurve(name ?? '');
  if (!curve || !point || !d) return undefined;
  const publicBlob = Buffer.concat([wireString(type), wireString(name!), wireString(point)]);
  return { publicBlob, material: { type: 'ec', curve, d: withoutSign(d), point } };
}

/** `sk-` keys: the public parts, then flags, a key handle and a reserved string. */
function readHardware(type: string, reader: WireReader): SshPrivate | undefined {
  const parts = type.startsWith('sk-ecdsa-') ? [reader.string(), reader.string()] : [reader.string()];
  const application = reader.string();
  const flags = reader.take(1);
  const [handle, reserved] = [reader.string(), reader.string()];
  if (parts.some((part) => part === undefined) || !application || !flags || !handle || !reserved) return undefined;
  const strings = [type, ...(parts as Uint8Array[]), application].map(wireString);
  return { publicBlob: Buffer.concat(strings) };
}

/** A number without the zero byte that keeps it positive. */
function withoutSign(number: Uint8Array): Uint8Array {
  return number[0] === 0 ? number.subarray(1) : number;
}
