// Every check over values nobody meant well: it answers or does not, but it neither throws nor takes long.

import { describe, expect, it } from 'vitest';
import { madeJwt, now, randomBytes } from '../../helpers/made-tokens.ts';
import { payloadChecks } from '../../helpers/payload-checks.ts';

const heads = [
  '',
  'eyJ',
  'eyJhIjoi',
  'eyJrIjoi',
  'ABSK',
  'AKIA',
  'bedrock-api-key-',
  'sv=1&se=2&sig=',
  'X-Amz-Credential=AKIA/1/2/3/aws4_request&X-Amz-Algorithm=',
  'ghs_1_',
  'hvs.',
  'sntrys_',
  'pypi-',
  'FlyV1 fm2_',
  'glc_',
  'ops_',
  'snyk_uat.',
  'sk.',
  'SWMTKN-1-',
  'cmVmdGtu',
  'SG.',
  'sk-ant-api03-',
  'sk-proj-',
  'xoxb-',
  'dp.st.',
  '$ANSIBLE_VAULT;1.1;AES256\n',
  'ENC[AES256_GCM,data:',
  'AgA',
  'U2FsdGVkX1',
  '{AQAAA',
  'ENC(',
  'ENC[PKCS7,',
  'encrypted:',
  '{cipher}',
  '$2b$12$',
  '$argon2id$',
  'SCRAM-SHA-256$',
  'sha512-',
];
const fills = ['A', '.', '=', '-', '&', '%', ',', ' ', '\n', '{', '\0', '\u{1f600}', 'A.', '--', '{"a":', 'QUJD'];
const bombs = [
  ...fills.map((fill) => fill.repeat((1 << 14) / fill.length)),
  ...['A', ',', '{"a":'].map((fill) => fill.repeat((1 << 20) / fill.length)),
];
// Joined once: building them takes longer than checking them.
const values = heads.flatMap((head) => bombs.map((bomb) => Buffer.from(head + bomb).toString()));
/** Payloads that decode and then go wrong: deep nesting, lengths of gigabytes, no end. */
const decoded = [
  Buffer.from(`{"a":${'['.repeat(30_000)}`),
  Buffer.from(`{"a":${'['.repeat(15_000)}${']'.repeat(15_000)}}`),
  Buffer.from('{"__proto__":{"org":"x"},"constructor":1}'),
  Buffer.from('02ffffffffffffffffff01', 'hex'),
  Buffer.from('0201ffffffff0f', 'hex'),
  Buffer.from('ddffffffff', 'hex'),
  Buffer.alloc(100_000, 0x91),
  Buffer.from('0801 12ffffffff0f'.replace(' ', ''), 'hex'),
  Buffer.from([0xff, 0xfe, 0xfd]),
  randomBytes(64),
].flatMap((bytes) => [bytes.toString('base64'), bytes.toString('base64url')]);

const nonsense = heads.flatMap((head) =>
  decoded.flatMap((text) => [
    head + text,
    `${head}${text}.${text}`,
    `${head}${text}.${text}.${text}`,
    `{${head}${text}}`,
  ]),
);
const token = madeJwt({ alg: 'HS256' }, { sub: 'x' }, 32);
const cuts = heads.flatMap((head) =>
  Array.from({ length: token.length }, (_, length) => head + token.slice(0, length)),
);

describe.each(Object.entries(payloadChecks))('%s', (_, check) => {
  it('stands up to a megabyte of anything behind any prefix', () => {
    const start = performance.now();
    for (const value of values) check(value, { now });
    // Some 120 MB together, a fraction of a second; what is not linear takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('throws at no payload that decodes to nonsense, and at no token that is cut off', () => {
    const answers = [...nonsense, ...cuts].map((value) => check(value, { now })?.valid);
    expect(answers.every((valid) => valid === undefined || typeof valid === 'boolean')).toBe(true);
  });
});
