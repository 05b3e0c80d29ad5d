// PuTTY's private key files, versions 2 and 3 (PuTTY manual, appendix C): named lines around two base64 blocks, and a MAC over all of it.

import { createHash, createHmac } from 'node:crypto';
import { WireReader, wireString } from '../wire-reader.ts';
import type { KeyMaterial } from './key-material.ts';
import { opensslCurve } from './ssh-blob.ts';

export type PpkFile = {
  readonly version: 2 | 3;
  /** SSH's name of the key type. */
  readonly type: string;
  /** `none` or a cipher. */
  readonly encryption: string;
  readonly comment: string;
  /** Argon2 flavour, for an encrypted file of version 3. */
  readonly kdf: string | null;
  readonly publicBlob: Buffer;
  readonly privateBlob: Buffer;
  readonly mac: Buffer;
};

/** The parts of a file, or nothing when one is missing or no base64. */
export function readPpk(text: string): PpkFile | undefined {
  const lines = text
    .replace(/\\+[rn]/g, '\n')
    .split(/\r\n|[\r\n]/, 1000)
    .map((line) => line.trim());
  const headerOf = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [, version, type] =
    lines.map((line) => /^PuTTY-User-Key-File-([23]): ([\w@.-]{3,64})$/.exec(line)).find(Boolean) ?? [];
  const [encryption, mac] = [headerOf('Encryption'), headerOf('Private-MAC')];
  const [publicBlob, privateBlob] = [readBlock(lines, 'Public-Lines'), readBlock(lines, 'Private-Lines')];
  if (!type || !encryption || !mac || !publicBlob || !privateBlob || !/^(?:[0-9a-f]{2})+$/.test(mac)) return undefined;
  return {
    version: version === '2' ? 2 : 3,
    type,
    encryption,
    comment: headerOf('Comment') ?? '',
    kdf: headerOf('Key-Derivation') ?? null,
    publicBlob,
    privateBlob,
    mac: Buffer.from(mac, 'hex'),
  };
}

/** Whether the MAC of a file in clear is right. An encrypted file's needs the passphrase: false. */
export function ppkMacHolds({ version, type, encryption, comment, publicBlob, privateBlob, mac }: PpkFile): boolean {
  const data = Buffer.concat([type, encryption, comment, publicBlob, privateBlob].map(wireString));
  const key = version === 3 ? Buffer.alloc(0) : createHash('sha1').update('putty-private-key-file-mac-key').digest();
  return createHmac(version === 3 ? 'sha256' : 'sha1', key)
    .update(data)
    .digest()
    .equals(mac);
}

/** The numbers of a key in clear, or nothing for an unknown type or a blob that is cut off. */
export function ppkMaterial({ type, publicBlob, privateBlob }: PpkFile): KeyMaterial | undefined {
  const open = new WireReader(publicBlob);
  const secret = new WireReader(privateBlob);
  if (open.text() !== type) return undefined;
  if (type === 'ssh-ed25519') {
    const [publicKey, seed] = [open.string(), secret.string()];
    if (!publicKey || !seed || seed.length > 32) return undefined;
    // A little-endian number: the zeros at its end are left out.
    return { type: 'ed25519', publicKey, secret: Buffer.concat([seed], 32) };
  }
  if (type === 'ssh-rsa') {
    const [e, n] = [open.string(), open.string()];
    const [d, p, q, qi] = [secret.string(), secret.string(), secret.string(), secret.string()];
    return e && n && d && p && q && qi ? { type: 'rsa', n, e, d, primes: { p, q, qi } } : undefined;
  }
  if (type === 'ssh-dss') {
    const [p, q, g, y] = [open.string(), open.string(), open.string(), open.string()];
    const x = secret.string();
    return p && q && g && y && x ? { type: 'dsa', p, q, g, y, x } : undefined;
  }
  const curve = type.startsWith('ecdsa-sha2-') ? opensslCurve(open.text() ?? '') : undefined;
  const [point, d] = [open.string(), secret.string()];
  return curve && point && d ? { type: 'ec', curve, point, d: d[0] === 0 ? d.subarray(1) : d } : undefined;
}

/** The base64 lines after `name: count`. */
function readBlock(lines: readonly string[], name: string): Buffer | undefined {
  const index = lines.findIndex((line) => line.startsWith(`${name}: `));
  const count = Number(lines[index]?.slice(name.length + 2));
  if (index < 0 || !Number.isInteger(count) || count < 1 || count > lines.length - index - 1) return undefined;
  const text = lines.slice(index + 1, index + 1 + count).join('');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
