// Writes SSH keys in OpenSSH's format, part by part, so that tests can break any of them.

import { createHash, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { wireNumber, wireString } from '../../src/lib/wire-reader.ts';

export type SshParts = {
  readonly type: string;
  /** What follows the type in the public blob, and in the private part. */
  readonly open: readonly Buffer[];
  readonly secret: readonly Buffer[];
};

const bytes = (text: string | undefined) => Buffer.from(text!, 'base64url');

export function ed25519Parts(): SshParts {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const [seed, point] = [bytes(jwk.d), bytes(jwk.x)];
  return {
    type: 'ssh-ed25519',
    open: [wireString(point)],
    secret: [wireString(point), wireString(Buffer.concat([seed, point]))],
  };
}

export function rsaParts(): SshParts {
  const jwk: JsonWebKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' });
  const number = (name: keyof JsonWebKey) => wireNumber(bytes(jwk[name] as string));
  return {
    type: 'ssh-rsa',
    open: [number('e'), number('n')],
    secret: [number('n'), number('e'), number('d'), number('qi'), number('p'), number('q')],
  };
}

export function ecdsaParts(): SshParts {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const point = wireString(Buffer.concat([Buffer.of(4), bytes(jwk.x), bytes(jwk.y)]));
  const name = wireString('nistp256');
  return { type: 'ecdsa-sha2-nistp256', open: [name, point], secret: [name, point, wireNumber(bytes(jwk.d))] };
}

/** A key in a security token: the private part holds a handle only. */
export function hardwareParts(): SshParts {
  const { open } = ed25519Parts();
  const application = wireString('ssh:');
  const handle = [Buffer.of(1), wireString(randomBytes(64)), wireString('')];
  return {
    type: 'sk-ssh-ed25519@openssh.com',
    open: [...open, application],
    secret: [...open, application, ...handle],
  };
}

export function publicBlob({ type, open }: SshParts): Buffer {
  return Buffer.concat([wireString(type), ...open]);
}

/** As `ssh-keygen -lf` prints it. */
export function fingerprintOf(parts: SshParts): string {
  return `SHA256:${createHash('sha256').update(publicBlob(parts)).digest('base64').replace(/=+$/, '')}`;
}

export type ContainerChanges = {
  readonly cipher?: string;
  readonly kdf?: string;
  readonly secondCheck?: number;
  readonly publicBlob?: Buffer;
  readonly padding?: Buffer;
  readonly count?: number;
};

/** The text of a key file in clear. */
export function opensshFile(parts: SshParts, changes: ContainerChanges = {}): string {
  const uint32 = (value: number) => Buffer.of(value >>> 24, value >>> 16, value >>> 8, value);
  const check = 0x1234abcd;
  const body = Buffer.concat([
    uint32(check),
    uint32(changes.secondCheck ?? check),
    wireString(parts.type),
    ...parts.secret,
    wireString('me@example.org'),
  ]);
  const padding = changes.padding ?? Buffer.from(Array.from({ length: (8 - (body.length % 8)) % 8 }, (_, i) => i + 1));
  const container = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    wireString(changes.cipher ?? 'none'),
    wireString(changes.kdf ?? 'none'),
    wireString(''),
    uint32(changes.count ?? 1),
    wireString(changes.publicBlob ?? publicBlob(parts)),
    wireString(Buffer.concat([body, padding])),
  ]);
  const lines = container.toString('base64').match(/.{1,70}/g)!;
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}
