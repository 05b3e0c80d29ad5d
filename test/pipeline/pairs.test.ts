// Credentials of two halves through all built-in rules: together they are one finding, surer and with the id as a fact; alone the secret is
// less sure and the id no alarm.

import { describe, expect, it, test } from 'vitest';
import { loadScanRules } from '../../src/config/load-rules.ts';
import type { Finding } from '../../src/model/finding.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { streamChunks } from '../../src/sources/stream-chunks.ts';
import { withRepository } from '../git/scratch.ts';
import { pieces, runIn } from '../helpers/cli.ts';
import { random } from '../helpers/made-tokens.ts';
import { scannerOf } from '../helpers/scanning.ts';

const request = { cwd: '/nonexistent', env: {}, target: '.', onlyRules: [], includePublic: false };
const { streams } = scannerOf((await loadScanRules(request)).ruleSet);

/** As a file or a pipe is scanned, in pieces of four megabytes. */
async function scanText(text: string, path = 'app.conf'): Promise<readonly Finding[]> {
  const scan = streams.start({ kind: 'file', path });
  for await (const chunk of streamChunks(pieces(text), streams)) scan.add(chunk);
  return scan.finish().findings;
}

/** Another one for every name. */
const keyId = (name = 'a'): string => expandTemplate('AKIA%{base32:16}', name);
const secretKey = (name = 'a'): string => expandTemplate('%{base64:40}', name);

type Row = readonly [title: string, id: string, idValue: string, secret: string, ruleId: string, fact: string];

/** `%` stands for the value. */
const rows: readonly Row[] = [
  [
    'AWS',
    'aws_access_key_id = %',
    keyId(),
    `aws_secret_access_key = ${secretKey()}`,
    'aws-secret-access-key',
    'access key',
  ],
  [
    'Twilio, token',
    'TWILIO_ACCOUNT_SID=%',
    random('AC%{hex:32}'),
    random('TWILIO_AUTH_TOKEN=%{hex:32}'),
    'twilio-auth-token',
    'account',
  ],
  [
    'Twilio, API key',
    'TWILIO_API_KEY=%',
    random('SK%{hex:32}'),
    random('TWILIO_API_SECRET=%{base62:32}'),
    'twilio-api-key-secret',
    'API key',
  ],
  [
    'Algolia',
    'ALGOLIA_APP_ID=%',
    random('%{ALNUM:10}'),
    random('ALGOLIA_ADMIN_KEY=%{hex:32}'),
    'algolia-admin-api-key',
    'application',
  ],
  [
    'Google',
    'client_id: %',
    random('%{digits:12}-%{alnum:32}.apps.googleusercontent.com'),
    random('client_secret: GOCSPX-%{base62:28}'),
    'gcp-oauth-client-secret',
    'client',
  ],
  [
    'Entra',
    'AZURE_CLIENT_ID=%',
    random('%{uuid}'),
    random('AZURE_CLIENT_SECRET=%{base62:3}7Q~%{base62:31}'),
    'azure-entra-client-secret',
    'client',
  ],
  [
    'Okta',
    'OKTA_CLIENT_ID=%',
    random('0oa%{base62:17}'),
    random('OKTA_CLIENT_SECRET=%{base62:40}'),
    'okta-client-secret',
    'client',
  ],
  [
    'Auth0',
    'AUTH0_CLIENT_ID=%',
    random('%{base62:32}'),
    random('AUTH0_CLIENT_SECRET=%{base62:64}'),
    'auth0-client-secret',
    'client',
  ],
  [
    'any OAuth client',
    'client_id = "%"',
    random('%{base62:20}'),
    random('client_secret = "%{base62:40}"'),
    'generic-secret',
    'client',
  ],
  [
    'Azure Storage',
    'STORAGE_ACCOUNT_NAME=%',
    random('%{lower:8}'),
    random('STORAGE_ACCOUNT_KEY=%{base64:86}=='),
    'azure-account-key',
    'account',
  ],
  [
    'Mailjet',
    'MJ_APIKEY_PUBLIC=%',
    random('%{hex:32}'),
    random('MJ_APIKEY_PRIVATE=%{hex:32}'),
    'mailjet-api-secret',
    'API key',
  ],
  [
    'Plivo',
    'PLIVO_AUTH_ID=%',
    random('MA%{ALNUM:18}'),
    random('PLIVO_AUTH_TOKEN=%{base62:40}'),
    'plivo-auth-token',
    'account',
  ],
  [
    'Cloudinary',
    'CLOUDINARY_API_KEY=%',
    random('%{digits:15}'),
    random('CLOUDINARY_API_SECRET=%{base62:27}'),
    'cloudinary-api-secret',
    'API key',
  ],
  [
    'Pusher',
    'PUSHER_APP_KEY=%',
    random('%{hex:20}'),
    random('PUSHER_APP_SECRET=%{hex:20}'),
    'pusher-app-secret',
    'app key',
  ],
  [
    'Vonage',
    'VONAGE_API_KEY=%',
    random('%{hex:8}'),
    random('VONAGE_API_SECRET=%{base62:16}'),
    'vonage-api-secret',
    'API key',
  ],
  ['Plaid', 'PLAID_CLIENT_ID=%', random('%{hex:24}'), random('PLAID_SECRET=%{hex:30}'), 'plaid-secret', 'client'],
  [
    'PayPal',
    'PAYPAL_CLIENT_ID=%',
    random('A%{base62:79}'),
    random('PAYPAL_SECRET=E%{base62:79}'),
    'paypal-client-secret',
    'client',
  ],
  [
    'Razorpay',
    'RAZORPAY_KEY_ID=%',
    random('rzp_live_%{base62:14}'),
    random('RAZORPAY_KEY_SECRET=%{base62:24}'),
    'razorpay-key-secret',
    'key id',
  ],
  [
    'Facebook',
    'FACEBOOK_APP_ID=%',
    random('%{digits:15}'),
    random('FACEBOOK_APP_SECRET=%{hex:32}'),
    'facebook-app-secret',
    'app',
  ],
];
const ranks = ['low', 'medium', 'high'];
/** Known by their own form, whoever stands beside them. */
const alwaysSure = ['gcp-oauth-client-secret', 'azure-entra-client-secret'];

describe('a pair', () => {
  it.each(rows)('%s: is one finding, with the id as a fact', async (_title, id, value, secret, ruleId, fact) => {
    const idLine = id.replace('%', value);
    const together = await scanText(`${idLine}\n${secret}\n`);
    expect(together.map((finding) => finding.ruleId)).toEqual([ruleId]);
    expect(together[0]).toMatchObject({
      confidence: 'high',
      location: { startLine: 2 },
      related: [{ relation: 'pair', location: { startLine: 1 } }],
      verdict: { offline: { facts: { [fact]: value } } },
    });
    const alone = await scanText(`${secret}\n`);
    expect(alone.map((finding) => [finding.ruleId, finding.related.length])).toEqual([[ruleId, 0]]);
    if (!alwaysSure.includes(ruleId)) expect(ranks.indexOf(alone[0]!.confidence)).toBeLessThan(ranks.indexOf('high'));
    const name = await scanText(`${idLine}\n`);
    expect(name.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each([
    ['a constructor', `new BasicAWSCredentials("${keyId()}", "${secretKey()}")`, 'aws-access-key-pair'],
    ['a Twilio client', random('new Twilio("AC%{hex:32}", "%{hex:32}")'), 'twilio-sid-and-secret'],
    ['a Plivo client', random('plivo.RestClient("MA%{ALNUM:18}", "%{base62:40}")'), 'plivo-client-call'],
    ['an Algolia client', random('algoliasearch("%{ALNUM:10}", "%{hex:32}")'), 'algolia-client-call'],
    ['names of no provider', random('api_key: "%{digits:15}",\napi_secret: "%{base62:27}"'), 'cloudinary-api-secret'],
  ])('is told by its id alone in %s', async (_title, text, ruleId) => {
    expect((await scanText(text)).map((finding) => finding.ruleId)).toEqual([ruleId]);
  });

  it('is not made of halves that are far apart', async () => {
    const found = await scanText(
      `aws_access_key_id = ${keyId()}\n${'\n'.repeat(20)}aws_secret_access_key = ${secretKey()}\n`,
    );
    expect(found.map(({ ruleId, severity, confidence }) => [ruleId, severity, confidence])).toEqual([
      ['aws-access-key-id', 'info', 'high'],
      ['aws-secret-access-key', 'critical', 'medium'],
    ]);
    expect(found[1]!.evidence.map(({ code }) => code)).toContain('alone');
  });

  it('is not mixed up with the next one', async () => {
    const ids = [keyId('a'), keyId('b')];
    const section = (id: string): string => `aws_secret_access_key = ${secretKey(id)}\naws_access_key_id = ${id}\n`;
    const found = await scanText(ids.map(section).join(''));
    expect(found.map(({ location, verdict }) => [location.startLine, verdict.offline.facts['access key']])).toEqual([
      [1, ids[0]],
      [3, ids[1]],
    ]);
  });

  it('is found in base64 and in a notebook', async () => {
    const id = keyId();
    const pair = `aws_access_key_id = ${id}\naws_secret_access_key = ${secretKey()}\n`;
    const cell = { cells: [{ cell_type: 'code', source: pair.split(/(?<=\n)/), outputs: [] }], nbformat: 4 };
    const encoded = await scanText(`data: ${Buffer.from(`[default]\n${pair}`).toString('base64')}\n`);
    for (const found of [encoded, await scanText(JSON.stringify(cell), 'a.ipynb')])
      expect(found.map(summary)).toEqual([`aws-secret-access-key critical high ${id}`]);
  });

  it('is found across the border of two pieces of a large file', async () => {
    const id = keyId();
    const filler = 'x = 1\n'.repeat((4 << 20) / 6);
    const pair = `aws_access_key_id = ${id}\naws_secret_access_key = ${secretKey()}\n`;
    // The first piece owns what starts before the middle of what it shares with the second.
    for (const end of [streams.chunkBytes - streams.overlapBytes / 2, streams.chunkBytes]) {
      const before = filler.slice(0, end - 50);
      expect((await scanText(`${before}\n${pair}${filler}`)).map(summary)).toEqual([
        `aws-secret-access-key critical high ${id}`,
      ]);
    }
  });

  test('is found where only one half is staged', () =>
    withRepository(async (scratch) => {
      const scan = async (): Promise<string[]> => {
        scratch.git(['add', '-A']);
        return report((await runIn(scratch.dir, ['scan', 'staged', '-f', 'json'])).stdout);
      };
      const secretLine = `aws_secret_access_key = ${secretKey()}\n`;
      scratch.write('a.conf', `aws_access_key_id = ${keyId()}\n`);
      scratch.commit();
      scratch.write('a.conf', `aws_access_key_id = ${keyId()}\n${secretLine}`);
      expect(await scan()).toEqual([`aws-secret-access-key critical high ${keyId()}`]);
      scratch.commit();
      scratch.write('a.conf', `aws_access_key_id = ${keyId('other')}\n${secretLine}`);
      // The secret was there before, so the id is all there is to say.
      expect(await scan()).toEqual(['aws-access-key-id info high -']);
    }));

  test('is found in a history', () =>
    withRepository(async (scratch) => {
      scratch.write('a.conf', `aws_access_key_id = ${keyId()}\naws_secret_access_key = ${secretKey()}\n`);
      scratch.commit();
      const { stdout } = await runIn(scratch.dir, ['scan', 'history', '-f', 'json']);
      expect(report(stdout)).toEqual([`aws-secret-access-key critical high ${keyId()}`]);
    }));
});

function summary({ ruleId, severity, confidence, verdict }: Finding): string {
  return `${ruleId} ${severity} ${confidence} ${verdict.offline.facts['access key'] ?? '-'}`;
}

function report(json: string): string[] {
  return JSON.parse(json).findings.map(summary);
}
