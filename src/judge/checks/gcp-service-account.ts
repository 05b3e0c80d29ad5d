// Google service account keys: the private key is checked like any other, and the account's address must name the project. The key id is given by
// the server and cannot be recomputed.

import { asText, readJsonObject } from '../../lib/json-object.ts';
import type { CheckContext, CheckOutcome } from './check.ts';
import { checkPemPrivateKey } from './pem-private-key.ts';

const MAX_LENGTH = 20_000;

/** Facts: account, project, projectMatchesEmail (null when the address names none), keyId, clientId, and those of the key. */
export function checkGcpServiceAccount(value: string, context: CheckContext): CheckOutcome | undefined {
  const json = readJsonObject(value, MAX_LENGTH);
  if (json?.type !== 'service_account') return undefined;
  const account = asText(json.client_email) ?? null;
  const project = asText(json.project_id) ?? null;
  const key = checkPemPrivateKey(asText(json.private_key) ?? '', context);
  const projectMatchesEmail = account === null || project === null ? null : matchProject(account, project);
  const valid = key?.valid === true && account !== null && projectMatchesEmail !== false;
  return {
    ...key,
    valid,
    account,
    project,
    projectMatchesEmail,
    keyId: asText(json.private_key_id) ?? null,
    clientId: asText(json.client_id) ?? null,
    ...(valid ? {} : { reason: key?.valid ? 'project' : 'private key' }),
  };
}

/** Null for the default accounts of Compute and App Engine whose address holds a number or none. */
function matchProject(account: string, project: string): boolean | null {
  const host = account.slice(account.lastIndexOf('@') + 1);
  if (host === 'developer.gserviceaccount.com') return null;
  if (host === 'appspot.gserviceaccount.com') return account === `${project}@${host}`;
  // A domain-scoped project `example.com:name` stands reversed in the address.
  const [domain, name] = project.includes(':') ? project.split(':', 2) : [undefined, project];
  return host === `${domain === undefined ? name : `${name}.${domain}`}.iam.gserviceaccount.com`;
}
