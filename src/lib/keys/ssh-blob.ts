// SSH public keys (RFC 4253, 5656, 8709; OpenSSH's sk- types): their fingerprint, and the same key as SubjectPublicKeyInfo, so that an SSH key and a
// certificate of one key are seen to be one.

import { derTag, readDer, readDerList, readDerOid } from '../der.ts';
import { sha256 } from '../hashes.ts';
import { WireReader, wireNumber, wireString } from '../wire-reader.ts';
import { curveName, curveOid, uncompressPoint } from './ec.ts';
import { edwardsCurve, edwardsSpki } from './edwards.ts';
import { dsaSpki, ecSpki, rsaSpki } from './spki.ts';

/** SSH's curve names with OpenSSL's. */
const SSH_CURVES: readonly (readonly [ssh: string, openssl: string])[] = [
  ['nistp256', 'prime256v1'],
  ['nistp384', 'secp384r1'],
  ['nistp521', 'secp521r1'],
];

/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints it. */
export function sshFingerprint(blob: Uint8Array): string {
  return `SHA256:${sha256(blob).toString('base64').replace(/=+$/, '')}`;
}

/** OpenSSL's name of an SSH curve, or nothing. */
export function opensslCurve(sshCurve: string): string | undefined {
  return SSH_CURVES.find(([name]) => name === sshCurve)?.[1];
}

/** The key type a public blob names, or nothing when it does not begin with a plausible one. */
export function sshBlobType(blob: Uint8Array): string | undefined {
  const type = new WireReader(blob).text();
  return type !== undefined && /^[a-z0-9@.-]{3,64}$/.test(type) ? type : undefined;
}

/** SubjectPublicKeyInfo of an SSH public key, or nothing for a type that X.509 does not know and for a malformed blob. */
export function spkiOfSshBlob(blob: Uint8Array): Buffer | null {
  const reader = new WireReader(blob);
  const type = reader.text() ?? '';
  const name = type.replace(/^sk-(.*)@openssh\.com$/, '$1');
  if (name === 'ssh-ed25519') return edwardsSpki('ed25519', reader.string() ?? new Uint8Array());
  if (name === 'ssh-rsa') {
    const [e, n] = [reader.string(), reader.string()];
    return e && n ? rsaSpki(n, e) : null;
  }
  if (name === 'ssh-dss') {
    const [p, q, g, y] = [reader.string(), reader.string(), reader.string(), reader.string()];
    return p && q && g && y ? dsaSpki(p, q, g, y) : null;
  }
  if (!name.startsWith('ecdsa-sha2-')) return null;
  const curve = opensslCurve(reader.text() ?? '');
  const point = reader.string();
  const uncompressed = curve && point && uncompressPoint(curve, point);
  return uncompressed ? ecSpki(curveOid(curve)!, uncompressed) : null;
}

/** The SSH public blob of a key given as SubjectPublicKeyInfo, or nothing when SSH has no such type. */
export function sshBlobOfSpki(spki: Uint8Array): Buffer | null {
  const [algorithm, bits] = readDerList(readDer(spki)?.content ?? new Uint8Array()) ?? [];
  const [oid, parameters] = readDerList(algorithm?.content ?? new Uint8Array()) ?? [];
  const name = readDerOid(oid);
  const key = bits?.content.subarray(1);
  if (name === undefined || key === undefined) return null;
  if (name === '1.2.840.113549.1.1.1') {
    const [n, e] = readDerList(readDer(key)?.content ?? new Uint8Array()) ?? [];
    return n && e ? Buffer.concat([wireString('ssh-rsa'), wireNumber(e.content), wireNumber(n.content)]) : null;
  }
  if (name === '1.2.840.10040.4.1') {
    const [p, q, g] = readDerList(parameters?.content ?? new Uint8Array()) ?? [];
    const y = readDer(key);
    const numbers = [p, q, g, y];
    if (numbers.some((number) => number?.tag !== derTag.integer)) return null;
    return Buffer.concat([wireString('ssh-dss'), ...numbers.map((number) => wireNumber(number!.content))]);
  }
  if (edwardsCurve(name) === 'ed25519') return Buffer.concat([wireString('ssh-ed25519'), wireString(key)]);
  const curve = SSH_CURVES.find(([, openssl]) => openssl === curveName(readDerOid(parameters) ?? ''))?.[0];
  if (name !== '1.2.840.10045.2.1' || curve === undefined) return null;
  return Buffer.concat([wireString(`ecdsa-sha2-${curve}`), wireString(curve), wireString(key)]);
}
