import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkGcpServiceAccount } from '../../../src/judge/checks/gcp-service-account.ts';
import { context } from '../../helpers/key-checks.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const account = {
  type: 'service_account',
  project_id: 'my-project',
  private_key_id: 'ab'.repeat(20),
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  client_email: 'robot@my-project.iam.gserviceaccount.com',
  client_id: '1'.repeat(21),
};
const check = (changes: object) => checkGcpServiceAccount(JSON.stringify({ ...account, ...changes }, null, 2), context);

describe('a service account key', () => {
  it('is valid with the facts of account and key', () => {
    expect(check({})).toMatchObject({
      valid: true,
      account: account.client_email,
      project: 'my-project',
      projectMatchesEmail: true,
      keyId: account.private_key_id,
      clientId: account.client_id,
      encrypted: false,
      type: 'rsa',
      bits: 1024,
      spkiSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('may be escaped inside a string', () => {
    const escaped = JSON.stringify(JSON.stringify(account)).slice(1, -1);
    expect(checkGcpServiceAccount(escaped, context)).toMatchObject({ valid: true, project: 'my-project' });
  });

  it.each([
    ['a domain-scoped project', 'example.com:my-project', 'robot@my-project.example.com.iam.gserviceaccount.com', true],
    ['the account of App Engine', 'my-project', 'my-project@appspot.gserviceaccount.com', true],
    ['the account of Compute Engine', 'my-project', '123-compute@developer.gserviceaccount.com', null],
  ])('is valid for %s', (_name, project_id, client_email, projectMatchesEmail) => {
    expect(check({ project_id, client_email })).toMatchObject({ valid: true, projectMatchesEmail });
  });

  it.each([
    ['another project', { project_id: 'other' }, { projectMatchesEmail: false, reason: 'project' }],
    ['a placeholder for the key', { private_key: 'REPLACE_ME' }, { projectMatchesEmail: true, reason: 'private key' }],
    ['a key that is cut', { private_key: account.private_key.slice(0, 300) }, { reason: 'private key' }],
    ['no key', { private_key: undefined }, { reason: 'private key' }],
  ])('is not valid with %s', (_name, changes, expected) => {
    expect(check(changes)).toMatchObject({ valid: false, account: account.client_email, ...expected });
  });

  it('is no other JSON', () => {
    expect(check({ type: 'authorized_user' })).toBeUndefined();
    expect(checkGcpServiceAccount('{"type": "service_account"', context)).toBeUndefined();
  });
});
