// Secrets that are proven by what else a scan sees, from the command line to the report. All keys are made here.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ethereumAddress } from '../../src/judge/checks/ethereum-private-key.ts';
import { sshBlobOfSpki } from '../../src/lib/keys/ssh-blob.ts';
import { certificateOf } from '../helpers/certificates.ts';
import { type Files, pieces, runOver } from '../helpers/cli.ts';
import {
  type KeyPair,
  newCurvePair,
  newKeyPair,
  newMasterKey,
  privatePem,
  proofsAt,
  provenFindings,
  publicDer,
  publicPem,
  railsCredentials,
  serviceAccount,
  supabaseKey,
} from '../helpers/proofs.ts';
import { ed25519Parts, opensshFile, publicBlob } from '../helpers/ssh-keys.ts';
import { tar } from '../helpers/tar.ts';

const argv = ['scan', '-f', 'json', '.'];
const scanJson = async (files: Files, args: readonly string[] = argv): Promise<string> =>
  (await runOver(files, args)).stdout;

describe('a private key is proven by its', () => {
  const bare = (pair: KeyPair) => publicDer(pair).toString('base64');
  const sshBlob = (pair: KeyPair) => sshBlobOfSpki(publicDer(pair))!.toString('base64');
  const keySet = (pair: KeyPair) => ({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), use: 'sig' }] });
  const before = certificateOf(publicDer(newKeyPair()));
  const kinds: readonly (readonly [string, string, (pair: KeyPair) => string | Uint8Array, string])[] = [
    ['certificate', 'certs/server.crt', (pair) => certificateOf(publicDer(pair)), ':1 (certificate)'],
    [
      'certificate behind others',
      'ca.pem',
      (pair) => before + certificateOf(publicDer(pair)),
      `:${before.split('\n').length} (certificate)`,
    ],
    ['public key', 'a/b/public.pem', publicPem, ':1'],
    ['public key in DER', 'key.der', publicDer, ':1'],
    [
      'line of authorized_keys',
      '.ssh/authorized_keys',
      (pair) => `# me\necdsa-sha2-nistp256 ${sshBlob(pair)} me\n`,
      ':2 (ssh public key)',
    ],
    ['set of JSON Web Keys', 'jwks.json', (pair) => JSON.stringify(keySet(pair), null, 2), ':3'],
    ['bare public key in the same folder', 'keys/app.properties', (pair) => `a=x\njwt.public=${bare(pair)}\n`, ':2'],
  ];
  // One scan for all of them: each has a key of its own.
  const report = scanJson(
    Object.fromEntries(
      kinds.flatMap(([, path, counterpart], i) => {
        const pair = newKeyPair();
        return [
          [`${i}/keys/server.key`, privatePem(pair)],
          [`${i}/${path}`, counterpart(pair)],
        ];
      }),
    ),
  );

  test.each(kinds.map(([name, path, , place], i) => ({ name, i, place: `${i}/${path}${place}` })))(
    '$name',
    async ({ i, place }) => {
      expect(proofsAt(await report, `${i}/keys/server.key`)).toEqual([`high proven: matches public key in ${place}`]);
    },
  );
});

describe('a private key', () => {
  const pair = newKeyPair();
  const other = newKeyPair();
  const ssh = ed25519Parts();
  const sshLine = `${ssh.type} ${publicBlob(ssh).toString('base64')} me@example.org\n`;

  test('of OpenSSH is proven by its public line', async () => {
    const report = await scanJson({ '.ssh/id_ed25519': opensshFile(ssh), '.ssh/id_ed25519.pub': sshLine });
    expect(proofsAt(report, '.ssh/id_ed25519')).toEqual([
      'high proven: matches public key in .ssh/id_ed25519.pub:1 (ssh public key)',
    ]);
  });

  test('is not proven by the public halves of others, and stays what it is', async () => {
    const alone = await scanJson({ 'server.key': privatePem(pair) });
    const beside = await scanJson({
      'server.key': privatePem(pair),
      'server.crt': certificateOf(publicDer(other)),
      'other.pub': sshLine,
    });
    expect(proofsAt(beside, 'server.key')).toEqual(['high alone']);
    expect(provenFindings(beside)).toEqual(provenFindings(alone));
  });

  test('whose numbers do not fit together is not proven by the public half it carries', async () => {
    const jwk = { ...pair.privateKey.export({ format: 'jwk' }), d: other.privateKey.export({ format: 'jwk' }).d };
    const report = await scanJson({ 'key.json': JSON.stringify(jwk), 'server.pub.pem': publicPem(pair) });
    expect(provenFindings(report)).toMatchObject([{ ruleId: 'private-key-jwk', proof: null }]);
  });

  test('keeps its identity when it is proven', async () => {
    const proven = await scanJson({ 'server.key': privatePem(pair), 'server.pem': publicPem(pair) });
    const alone = await scanJson({ 'server.key': privatePem(pair) });
    const [[before], [after]] = [alone, proven].map(provenFindings) as [
      ReturnType<typeof provenFindings>,
      ReturnType<typeof provenFindings>,
    ];
    expect(after?.proof?.state).toBe('proven');
    expect(after?.fingerprint).toBe(before?.fingerprint);
    expect(after?.evidence.at(-1)).toEqual({ code: 'proven', text: 'proven: matches public key in server.pem:1' });
  });

  test('is not proven by files that the scan leaves out', async () => {
    const files = { 'server.key': privatePem(pair), 'server.pem': publicPem(pair) };
    const report = await scanJson(files, [...argv, '--exclude', '*.pem']);
    expect(proofsAt(report, 'server.key')).toEqual(['high alone']);
  });

  test('names the nearest of its public halves', async () => {
    const report = await scanJson({
      'a/a.pem': publicPem(pair),
      'z/keys/server.key': privatePem(pair),
      'z/keys/server.pem': publicPem(pair),
      'z/server.pem': publicPem(pair),
    });
    expect(proofsAt(report, 'z/keys/server.key')).toEqual(['high proven: matches public key in z/keys/server.pem:1']);
  });

  test('is proven within its own text: on standard input, in an archive, in a Kubernetes secret', async () => {
    const bundle = `${privatePem(pair)}${certificateOf(publicDer(pair))}`;
    const piped = await runOver({}, ['scan', 'stdin', '-f', 'json'], { stdin: pieces(bundle) });
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const secret = `data:\n  tls.key: ${base64(privatePem(pair))}\n  tls.pub: ${base64(publicPem(pair))}\n`;
    const report = await scanJson({ 'a.tar': tar([{ name: 'x/all.pem', content: bundle }]), 'secret.yaml': secret });
    expect(provenFindings(piped.stdout).map(({ proof }) => proof?.line)).toEqual([6]);
    expect(proofsAt(report, 'a.tar!x/all.pem')).toEqual([
      'high proven: matches public key in a.tar!x/all.pem:6 (certificate)',
    ]);
    expect(proofsAt(report, 'secret.yaml')).toContain('high proven: matches public key in secret.yaml:3');
  });
});

describe('a service account key', () => {
  test('is checked as a whole, and proven by its certificate', async () => {
    const pair = newKeyPair();
    const report = await scanJson({
      'account.json': serviceAccount(privatePem(pair)),
      'account.crt': certificateOf(publicDer(pair)),
    });
    const [finding] = provenFindings(report).filter(({ ruleId }) => ruleId === 'gcp-service-account-key');
    expect(finding?.verdict.offline).toMatchObject({ state: 'valid', facts: { project: 'acme-prod' } });
    expect(finding?.proof?.path).toBe('account.crt');
  });

  test('with a key that is none is reported with less confidence', async () => {
    const pem = privatePem(newKeyPair()).replace(/\n.{64}/, `\n${randomBytes(48).toString('base64')}`);
    const [finding] = provenFindings(await scanJson({ 'account.json': serviceAccount(pem) }));
    expect(finding).toMatchObject({ ruleId: 'gcp-service-account-key', confidence: 'low', proof: null });
  });
});

describe('a Rails master key', () => {
  const key = newMasterKey();
  test('is proven by the credentials it decrypts', async () => {
    const report = await scanJson({
      'app/config/master.key': key,
      'app/config/credentials.yml.enc': railsCredentials(key),
      'deploy/.env': `RAILS_MASTER_KEY=${key}\n`,
    });
    const proof = 'high proven: decrypts app/config/credentials.yml.enc:1';
    expect(proofsAt(report, 'app/config/master.key')).toEqual([proof]);
    expect(proofsAt(report, 'deploy/.env')).toEqual([proof]);
  });

  test('is doubted beside credentials of its own that it does not decrypt', async () => {
    const report = await scanJson({
      'config/credentials/production.key': key,
      'config/credentials/production.yml.enc': railsCredentials(newMasterKey()),
    });
    expect(proofsAt(report, 'config/credentials/production.key')).toEqual([
      'low not proven: does not decrypt config/credentials/production.yml.enc:1',
    ]);
  });

  test('is merely a key where its ciphertext is not', async () => {
    const report = await scanJson({
      'config/credentials/production.key': key,
      'config/credentials/staging.yml.enc': railsCredentials(newMasterKey()),
    });
    expect(proofsAt(report, 'config/credentials/production.key')).toEqual(['high alone']);
  });
});

describe('a key with a public half of its own name', () => {
  const [dotenvx, other] = [newCurvePair('secp256k1'), newCurvePair('secp256k1')];
  test('is proven or doubted by it: dotenvx', async () => {
    const report = await scanJson({
      '.env': `DOTENV_PUBLIC_KEY="${dotenvx.compressed}"\nHELLO="encrypted:made up"\n`,
      '.env.ci': `DOTENV_PUBLIC_KEY_CI="${dotenvx.compressed}"\n`,
      '.env.keys': [
        `DOTENV_PRIVATE_KEY="${dotenvx.hex}"`,
        `DOTENV_PRIVATE_KEY_CI="${other.hex}"`,
        `DOTENV_PRIVATE_KEY_QA="${other.hex}"`,
      ].join('\n'),
    });
    expect(proofsAt(report, '.env.keys')).toEqual([
      'high proven: matches public key in .env:1',
      'low not proven: is not the key of DOTENV_PUBLIC_KEY_CI in .env.ci:1',
      'high alone',
    ]);
  });

  test('is proven or doubted by it: VAPID', async () => {
    const [vapid, another] = [newCurvePair('prime256v1'), newCurvePair('prime256v1')];
    const lines = (secret: string) => `VAPID_PUBLIC_KEY=${vapid.point}\nVAPID_PRIVATE_KEY=${secret}\n`;
    const report = await scanJson({ 'a.env': lines(vapid.base64url), 'b.env': lines(another.base64url) });
    expect(proofsAt(report, 'a.env')).toEqual(['high proven: matches public key in a.env:1']);
    expect(proofsAt(report, 'b.env')).toEqual(['low not proven: is not the key of the VAPID public key in b.env:1']);
  });

  test('is proven by it: an Ethereum account', async () => {
    const address = ethereumAddress(dotenvx.hex)!.toUpperCase().replace('0X', '0x');
    const files = { '.env': `DEPLOYER_PRIVATE_KEY=0x${dotenvx.hex}\n`, 'accounts.md': `\n| deployer | ${address} |\n` };
    expect(proofsAt(await scanJson(files), '.env')).toEqual(['high proven: matches address in accounts.md:2']);
    const wrong = { ...files, 'accounts.md': `| deployer | ${ethereumAddress(other.hex)} |\n` };
    expect(proofsAt(await scanJson(wrong), '.env')).toEqual(['medium alone']);
  });
});

describe('a Supabase key', () => {
  const [ref, otherRef] = ['abcdefghijklmnopqrst', 'tsrqponmlkjihgfedcba'];
  test('is proven by the project it is for', async () => {
    const claims = { iss: 'supabase', ref, role: 'service_role', iat: 1_700_000_000, exp: 2_015_000_000 };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = [part({ alg: 'HS256', typ: 'JWT' }), part(claims), randomBytes(32).toString('base64url')].join('.');
    const report = await scanJson({
      'a/.env': `SUPABASE_SECRET_KEY=${supabaseKey(ref)}\n`,
      'a/client.ts': `// project\nconst url = 'https://${ref}.supabase.co';\n`,
      'b/.env': `SERVICE_ROLE_KEY=${jwt}\nURL=https://${ref}.supabase.co\n`,
    });
    expect(proofsAt(report, 'a/.env')).toEqual([`high proven: belongs to project ${ref} named in a/client.ts:2`]);
    expect(proofsAt(report, 'b/.env')).toEqual([`high proven: belongs to project ${ref} named in b/.env:2`]);
  });

  test('is not proven by another project', async () => {
    const report = await scanJson({
      '.env': `SUPABASE_SECRET_KEY=${supabaseKey(ref)}\nURL=https://${otherRef}.supabase.co\n`,
    });
    expect(proofsAt(report, '.env')).toEqual(['high alone']);
  });
});

test('the length of a Laravel key is told', async () => {
  const report = await scanJson({ '.env': `APP_KEY=base64:${randomBytes(32).toString('base64')}\n` });
  expect(provenFindings(report)).toMatchObject([
    { ruleId: 'laravel-app-key', verdict: { offline: { state: 'valid', facts: { cipher: 'aes-256' } } } },
  ]);
});

test('every report says it', async () => {
  const pair = newKeyPair();
  const files = { 'keys/a.key': privatePem(pair), 'certs/a.crt': certificateOf(publicDer(pair)) };
  const proof = 'proven: matches public key in certs/a.crt:1 (certificate)';
  expect((await runOver(files, ['scan'])).stdout).toContain(`         ${proof}\n`);
  const { runs } = JSON.parse((await runOver(files, ['scan', '-f', 'sarif'])).stdout);
  const [{ message, properties, relatedLocations }] = runs[0].results;
  expect(message.text).toContain(`[${proof}](1)`);
  expect(properties.proof).toBe(proof);
  expect(relatedLocations[0]).toMatchObject({
    id: 1,
    physicalLocation: { artifactLocation: { uri: 'certs/a.crt' }, region: { startLine: 1 } },
  });
});
