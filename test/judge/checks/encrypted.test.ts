// Values that are encrypted or hashed: recognised by their whole form, so that a value that only begins like one is none.

import { describe, expect, it } from 'vitest';
import { now, random, randomBytes } from '../../helpers/made-tokens.ts';
import { payloadChecks } from '../../helpers/payload-checks.ts';

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const hexLines = (text: string): string => Buffer.from(text).toString('hex').replace(/.{80}/g, '$&\n          ');

function ansible({ header = '1.1;AES256', salt = 64, hmac = 64, text = 128, more = '' } = {}): string {
  const parts = [salt, hmac, text].map((length) => random(`%{hex:${length}}`));
  return `$ANSIBLE_VAULT;${header}\n          ${hexLines(parts.join('\n') + more)}\n`;
}

function sops({ iv = 32, tag = 16, data = b64(randomBytes(12)), type = 'str' } = {}): string {
  return `ENC[AES256_GCM,data:${data},iv:${b64(randomBytes(iv))},tag:${b64(randomBytes(tag))},type:${type}]`;
}

function sealed(rest = 60): string {
  return b64(Buffer.concat([Buffer.from([0x02, 0x00]), randomBytes(512 + rest)]));
}

function jenkins({ version = 1, vector = 16, claimed = 32, data = 32 } = {}): string {
  const head = Buffer.alloc(9);
  head[0] = version;
  head.writeUInt32BE(vector, 1);
  head.writeUInt32BE(claimed, 5);
  return `{${b64(Buffer.concat([head, randomBytes(16), randomBytes(data)]))}}`;
}

const salted = (bytes: number): string => b64(Buffer.concat([Buffer.from('Salted__'), randomBytes(8 + bytes)]));
const body53 = random('%{base62:53}');
const rails = (iv: number, tag: number): string =>
  [randomBytes(60), randomBytes(iv), randomBytes(tag)].map(b64).join('--');

const rows: readonly (readonly [check: string, title: string, value: string, expected: object])[] = [
  ['ansibleVault', 'a value, indented', ansible(), { valid: true, encrypted: true, version: '1.1', vaultId: null }],
  ['ansibleVault', 'a labelled one', ansible({ header: '1.2;AES256;prod' }), { valid: true, vaultId: 'prod' }],
  ['ansibleVault', 'one without indentation', ansible().replace(/ /g, ''), { valid: true }],
  ['ansibleVault', 'Windows line ends', ansible().replaceAll('\n', '\r\n'), { valid: true }],
  ['ansibleVault', 'a short salt', ansible({ salt: 62 }), { valid: false }],
  ['ansibleVault', 'a short HMAC', ansible({ hmac: 62 }), { valid: false }],
  ['ansibleVault', 'half a byte of text', ansible({ text: 127 }), { valid: false }],
  ['ansibleVault', 'a fourth part', ansible({ more: '\nabcd' }), { valid: false }],
  ['ansibleVault', 'another cipher', ansible({ header: '1.1;AES' }), { valid: false }],
  ['ansibleVault', 'another version', ansible({ header: '2.0;AES256' }), { valid: false }],
  ['ansibleVault', 'a header alone', '$ANSIBLE_VAULT;1.1;AES256', { valid: false }],
  ['sopsValue', 'a value', sops(), { valid: true, encrypted: true, type: 'str' }],
  ['sopsValue', 'an empty one', sops({ data: '' }), { valid: true }],
  ['sopsValue', 'a short vector', sops({ iv: 31 }), { valid: false }],
  ['sopsValue', 'a short tag', sops({ tag: 15 }), { valid: false }],
  ['sopsValue', 'an unknown type', sops({ type: 'date' }), { valid: false }],
  ['sopsValue', 'data that is no base64', sops({ data: '!' }), { valid: false }],
  ['sopsValue', 'no end', sops().slice(0, -1), { valid: false }],
  ['sealedSecret', 'a value', sealed(), { valid: true, encrypted: true }],
  ['sealedSecret', 'less than key and tag', sealed(15), { valid: false }],
  ['opensslSalted', 'a value', salted(32), { valid: true, encrypted: true }],
  ['opensslSalted', 'one over two lines', salted(64).replace(/.{64}/, '$&\n'), { valid: true }],
  ['opensslSalted', 'a part of a block', salted(24), { valid: false }],
  ['opensslSalted', 'a salt alone', salted(0), { valid: false }],
  ['opensslSalted', 'a sign that is none', `${salted(32).slice(0, -2)}%%`, { valid: false }],
  ['jenkinsSecret', 'a value', jenkins(), { valid: true, encrypted: true }],
  ['jenkinsSecret', 'more than it says', jenkins({ data: 48 }), { valid: false }],
  ['jenkinsSecret', 'less than it says', jenkins({ claimed: 0xfffffff0 }), { valid: false }],
  ['jenkinsSecret', 'a part of a block', jenkins({ claimed: 31, data: 31 }), { valid: false }],
  ['jenkinsSecret', 'no data', jenkins({ claimed: 0, data: 0 }), { valid: false }],
  ['jenkinsSecret', 'a vector of another length', jenkins({ vector: 12 }), { valid: false }],
  ['jenkinsSecret', 'another version', jenkins({ version: 2 }), { valid: false }],
  ['jenkinsSecret', 'no closing brace', jenkins().slice(0, -1), { valid: false }],
  ['jasypt', 'a value', `ENC(${b64(randomBytes(24))})`, { valid: true, encrypted: true, kind: 'jasypt' }],
  ['jasypt', 'one of Spring, in hex', `{cipher}${random('%{hex:128}')}`, { valid: true, kind: 'spring-cloud-config' }],
  ['jasypt', 'one of Spring with its key', `{cipher}{key:main}${b64(randomBytes(300))}`, { valid: true }],
  ['jasypt', 'a word', 'ENC(password)', { valid: false }],
  ['jasypt', 'a part of a block', `ENC(${b64(randomBytes(25))})`, { valid: false }],
  ['jasypt', 'a word behind cipher', '{cipher}secret', { valid: false }],
  [
    'encryptedValue',
    'eyaml',
    `ENC[PKCS7,${b64(Buffer.concat([Buffer.from([0x30, 0x82]), randomBytes(80)]))}]`,
    { valid: true, encrypted: true, kind: 'eyaml' },
  ],
  ['encryptedValue', 'eyaml around something else', `ENC[PKCS7,${b64(randomBytes(80))}]`, { valid: false }],
  ['encryptedValue', 'dotenvx', `encrypted:${b64(randomBytes(120))}`, { valid: true, kind: 'dotenvx' }],
  ['encryptedValue', 'a word behind encrypted', 'encrypted:hello', { valid: false }],
  ['encryptedValue', 'Rails credentials', rails(12, 16), { valid: true, kind: 'rails' }],
  ['encryptedValue', 'three parts of another kind', rails(8, 16), { valid: false }],
  ['encryptedValue', 'an age file', 'age-encryption.org/v1\n-> X25519 abc', { valid: true, kind: 'age' }],
  ['encryptedValue', 'an armoured age file', '-----BEGIN AGE ENCRYPTED FILE-----', { valid: true, kind: 'age' }],
  ['bcrypt', 'a hash', `$2b$12$${body53}`, { valid: true, hash: true, cost: 12 }],
  ['bcrypt', 'the lowest cost', `$2a$04$${body53}`, { valid: true, cost: 4 }],
  ['bcrypt', 'a cost too low', `$2y$03$${body53}`, { valid: false, hash: true, cost: 3 }],
  ['bcrypt', 'a cost too high', `$2b$32$${body53}`, { valid: false, hash: true, cost: 32 }],
  ['bcrypt', 'a short hash', `$2b$12$${body53.slice(1)}`, { valid: false, hash: true, cost: 12 }],
  ['bcrypt', 'a sign it does not have', `$2b$12$${body53.slice(1)}+`, { valid: false, cost: 12 }],
  [
    'passwordHash',
    'argon2',
    `$argon2id$v=19$m=65536,t=3,p=4$${random('%{base62:22}')}$${random('%{base62:43}')}`,
    { valid: true, hash: true, algorithm: 'argon2' },
  ],
  [
    'passwordHash',
    'sha512-crypt',
    `$6$rounds=5000$salt$${random('%{base62:86}')}`,
    { valid: true, algorithm: 'sha512-crypt' },
  ],
  ['passwordHash', 'an htpasswd hash', `$apr1$salt$${random('%{base62:22}')}`, { valid: true, algorithm: 'apr1' }],
  [
    'passwordHash',
    'yescrypt',
    `$y$j9T$${random('%{base62:22}')}$${random('%{base62:43}')}`,
    { valid: true, algorithm: 'yescrypt' },
  ],
  [
    'databasePasswordHash',
    'a verifier of PostgreSQL',
    `SCRAM-SHA-256$4096:${b64(randomBytes(16))}$${b64(randomBytes(32))}:${b64(randomBytes(32))}`,
    { valid: true, hash: true, iterations: 4096 },
  ],
  [
    'databasePasswordHash',
    'a short key',
    `SCRAM-SHA-256$4096:${b64(randomBytes(16))}$${b64(randomBytes(31))}:${b64(randomBytes(32))}`,
    { valid: false, hash: true },
  ],
  ['databasePasswordHash', 'MySQL', `*${random('%{HEX:40}')}`, { valid: true, algorithm: 'mysql-native' }],
  [
    'integrityDigest',
    'an integrity attribute',
    `sha384-${b64(randomBytes(48))}`,
    { valid: true, digest: true, algorithm: 'sha384' },
  ],
  ['integrityDigest', 'an image', `sha256:${random('%{hex:64}')}`, { valid: true, algorithm: 'sha256' }],
  ['integrityDigest', 'bytes of another length', `sha512-${b64(randomBytes(48))}`, { valid: false }],
  ['integrityDigest', 'a short digest', `sha256:${random('%{hex:62}')}`, { valid: false }],
];

describe('checks of encrypted values and hashes', () => {
  it.each(rows)('%s: %s', (name, _title, value, expected) => {
    expect(payloadChecks[name]!(value, { now })).toMatchObject(expected);
  });

  it.each([
    'passwordHash',
    'databasePasswordHash',
    'integrityDigest',
    'bcrypt',
    'sopsValue',
    'encryptedValue',
    'jasypt',
  ])('%s says nothing of a value of another kind', (name) => {
    expect(payloadChecks[name]!('correct horse battery staple', { now })).toBeUndefined();
  });
});
