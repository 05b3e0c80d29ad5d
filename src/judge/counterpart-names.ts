// Which files of a scan may hold the other half of a secret, by their names: a scan has seen thousands, and reads these again only where a secret
// asks for it.

import type { ProofQuestion } from '../model/proof.ts';

/** Certificates, public keys and lists of them; wallets and peers. Configuration that holds a certificate is read beside the key. */
const publicKeyName =
  /\.(?:pub|crt|cer|cert|pem|der|csr|spki|jwks?|key|ca-bundle|p7b)$|(?:^|\/)(?:authorized_keys2?|known_hosts|allowed_signers|allowed_recipients|UTC--[^/]*)$|(?:cert(?:ificate)?s?|jwks|pub(?:lic)?[-_.]?keys?|keystore)[^/]{0,40}$/i;
const environmentName = /(?:^|\/)(?:[^/]*\.env|\.env\.[^/]*)$/;
const encryptedName = /\.yml\.enc$/;
const projectName = /(?:^|\/)supabase[^/]*(?:\/[^/]*)?$|(?:^|\/)config\.toml$/i;

/** Files that need not be beside a secret to be read for it. */
export function counterpartNames(questions: readonly ProofQuestion[]): (path: string) => boolean {
  const patterns = new Set<RegExp>();
  for (const { identities, tries, pair } of questions) {
    if (tries === 'rails-master-key') patterns.add(encryptedName);
    else if (tries === 'supabase' || identities.some((identity) => identity.startsWith('project:')))
      patterns.add(projectName).add(environmentName);
    else if (pair === 'dotenvx') patterns.add(environmentName);
    else patterns.add(publicKeyName);
  }
  return (path) => [...patterns].some((pattern) => pattern.test(path));
}
