// Every named offline check. Imported by index.ts only: in the bundle this file and all it brings is one that is read when the first value
// is to be checked (scripts/bundle.mjs).

import { checkAgeSecret } from './age-secret.ts';
import { checkAirtable } from './airtable.ts';
import { checkAnsibleVault } from './ansible-vault.ts';
import { checkAnthropic } from './anthropic.ts';
import { checkAtlassianDataCenterPat } from './atlassian-data-center-pat.ts';
import { checkAwsAccessKeyId } from './aws-access-key-id.ts';
import { checkAwsPresignedUrl } from './aws-presigned-url.ts';
import { checkAzureDevOpsLegacyPat } from './azure-devops-legacy-pat.ts';
import { checkAzureIdentifiable } from './azure-identifiable.ts';
import { checkAzureSas } from './azure-sas.ts';
import { checkBcrypt } from './bcrypt.ts';
import { checkBedrockLongTerm } from './bedrock-long-term.ts';
import { checkBedrockShortTerm } from './bedrock-short-term.ts';
import { checkBip32Xprv } from './bip32-xprv.ts';
import { checkBip39 } from './bip39.ts';
import { checkBitcoinWif } from './bitcoin-wif.ts';
import { checkCask } from './cask.ts';
import { checkCaskLegacy } from './cask-legacy.ts';
import { checkCertificate } from './certificate.ts';
import type { OfflineCheck } from './check.ts';
import { checkCloudflareTunnel } from './cloudflare-tunnel.ts';
import { checkDatabasePasswordHash } from './database-password-hash.ts';
import { checkDiscord } from './discord.ts';
import { checkDoppler } from './doppler.ts';
import { checkDotenvxPair } from './dotenvx-pair.ts';
import { checkEcrAuthToken } from './ecr-auth-token.ts';
import { checkElasticApiKey } from './elastic-api-key.ts';
import { checkElasticEssu } from './elastic-essu.ts';
import { checkEncryptedValue } from './encrypted-value.ts';
import { checkEthereumKeystore } from './ethereum-keystore.ts';
import { checkEthereumPrivateKey } from './ethereum-private-key.ts';
import { checkFlyMacaroon } from './fly-macaroon.ts';
import { checkGcpOauthClientSecret } from './gcp-oauth-client-secret.ts';
import { checkGcpServiceAccount } from './gcp-service-account.ts';
import { checkGithubOwnerId } from './github-owner-id.ts';
import { checkGithubStatelessInstallation } from './github-stateless-installation.ts';
import { checkGitlabRoutable } from './gitlab-routable.ts';
import { checkGrafanaCloud } from './grafana-cloud.ts';
import { checkHarness } from './harness.ts';
import { checkIntegrityDigest } from './integrity-digest.ts';
import { checkJasypt } from './jasypt.ts';
import { checkJenkinsSecret } from './jenkins-secret.ts';
import { checkJfrogReference } from './jfrog-reference.ts';
import { checkJwkPrivate } from './jwk-private.ts';
import { checkJwt } from './jwt.ts';
import { checkKeyContainer } from './key-container.ts';
import { checkLaravelAppKey } from './laravel-app-key.ts';
import { checkMailchimp } from './mailchimp.ts';
import { checkMapbox } from './mapbox.ts';
import { checkNatsSeed } from './nats-seed.ts';
import { checkNostrNsec } from './nostr-nsec.ts';
import { checkOnePasswordServiceAccount } from './one-password-service-account.ts';
import { checkOpenai } from './openai.ts';
import { checkOpensshPrivateKey } from './openssh-private-key.ts';
import { checkOpensslSalted } from './openssl-salted.ts';
import { checkPasswordHash } from './password-hash.ts';
import { checkPemPrivateKey } from './pem-private-key.ts';
import { checkPgpArmor } from './pgp-armor.ts';
import { checkPostman } from './postman.ts';
import { checkPuttyPpk } from './putty-ppk.ts';
import { checkPypi } from './pypi.ts';
import { checkRailsMasterKey } from './rails-master-key.ts';
import { checkSealedSecret } from './sealed-secret.ts';
import { checkSendgrid } from './sendgrid.ts';
import { checkSentryOrg } from './sentry-org.ts';
import { checkSlackToken } from './slack-token.ts';
import { checkSlackWebhook } from './slack-webhook.ts';
import { checkSnykPat } from './snyk-pat.ts';
import { checkSolanaKeypair } from './solana-keypair.ts';
import { checkSopsValue } from './sops-value.ts';
import { checkStellarSeed } from './stellar-seed.ts';
import { checkStripe } from './stripe.ts';
import { checkSupabase } from './supabase.ts';
import { checkSwarmJoin } from './swarm-join.ts';
import { checkTailscale } from './tailscale.ts';
import { checkTelegram } from './telegram.ts';
import { checkTerraformCloud } from './terraform-cloud.ts';
import { checkTinkKeyset } from './tink-keyset.ts';
import { checkUuid } from './uuid.ts';
import { checkVapidPair } from './vapid-pair.ts';
import { checkVaultServiceToken } from './vault-service-token.ts';
import { checkWireguardPrivate } from './wireguard-private.ts';

export type NamedCheck = {
  readonly run: OfflineCheck;
  /**
   * True when a random text of the same shape passes less than once in some thousands: passing then is proof, and outweighs what entropy
   * and words say. False for checks that decode more than they prove. An outcome that calls itself `consistent` is no proof either way.
   */
  readonly proves: boolean;
  /** True for a check of several parts that stand side by side: it gets the whole match, not the secret alone. */
  readonly readsMatch?: boolean;
};

const proof = (run: OfflineCheck): NamedCheck => ({ run, proves: true });
const hint = (run: OfflineCheck): NamedCheck => ({ run, proves: false });

/** By the name that rules give in `check`; src/rules/check-names.ts lists the same names, and a test holds the two together. */
export const namedChecks: Readonly<Record<string, NamedCheck>> = {
  'age-secret': proof(checkAgeSecret),
  airtable: hint(checkAirtable),
  'ansible-vault': hint(checkAnsibleVault),
  anthropic: hint(checkAnthropic),
  'atlassian-data-center-pat': proof(checkAtlassianDataCenterPat),
  'aws-access-key-id': hint(checkAwsAccessKeyId),
  'aws-presigned-url': hint(checkAwsPresignedUrl),
  'azure-devops-legacy-pat': proof(checkAzureDevOpsLegacyPat),
  'azure-identifiable': proof(checkAzureIdentifiable),
  'azure-sas': { ...proof(checkAzureSas), readsMatch: true },
  bcrypt: hint(checkBcrypt),
  'bedrock-long-term': proof(checkBedrockLongTerm),
  'bedrock-short-term': proof(checkBedrockShortTerm),
  'bip32-xprv': proof(checkBip32Xprv),
  bip39: hint(checkBip39),
  'bitcoin-wif': proof(checkBitcoinWif),
  'cask-legacy': proof(checkCaskLegacy),
  cask: hint(checkCask),
  certificate: hint(checkCertificate),
  'cloudflare-tunnel': proof(checkCloudflareTunnel),
  'database-password-hash': hint(checkDatabasePasswordHash),
  discord: proof(checkDiscord),
  doppler: hint(checkDoppler),
  'dotenvx-pair': proof(checkDotenvxPair),
  'ecr-auth-token': proof(checkEcrAuthToken),
  'elastic-api-key': proof(checkElasticApiKey),
  'elastic-essu': proof(checkElasticEssu),
  'encrypted-value': hint(checkEncryptedValue),
  'ethereum-keystore': hint(checkEthereumKeystore),
  'ethereum-private-key': proof(checkEthereumPrivateKey),
  'fly-macaroon': proof(checkFlyMacaroon),
  'gcp-oauth-client-secret': hint(checkGcpOauthClientSecret),
  'gcp-service-account': { ...proof(checkGcpServiceAccount), readsMatch: true },
  'github-owner-id': hint(checkGithubOwnerId),
  'github-stateless-installation': proof(checkGithubStatelessInstallation),
  'gitlab-routable': proof(checkGitlabRoutable),
  'grafana-cloud': proof(checkGrafanaCloud),
  harness: hint(checkHarness),
  'integrity-digest': hint(checkIntegrityDigest),
  jasypt: hint(checkJasypt),
  'jenkins-secret': hint(checkJenkinsSecret),
  'jfrog-reference': proof(checkJfrogReference),
  'jwk-private': { ...proof(checkJwkPrivate), readsMatch: true },
  jwt: hint(checkJwt),
  'key-container': hint(checkKeyContainer),
  'laravel-app-key': { ...hint(checkLaravelAppKey), readsMatch: true },
  mailchimp: hint(checkMailchimp),
  mapbox: proof(checkMapbox),
  'nats-seed': proof(checkNatsSeed),
  'nostr-nsec': proof(checkNostrNsec),
  'one-password-service-account': proof(checkOnePasswordServiceAccount),
  openai: hint(checkOpenai),
  'openssh-private-key': proof(checkOpensshPrivateKey),
  'openssl-salted': hint(checkOpensslSalted),
  'password-hash': hint(checkPasswordHash),
  'pem-private-key': proof(checkPemPrivateKey),
  'pgp-armor': proof(checkPgpArmor),
  postman: hint(checkPostman),
  'putty-ppk': proof(checkPuttyPpk),
  pypi: proof(checkPypi),
  'rails-master-key': proof(checkRailsMasterKey),
  'sealed-secret': hint(checkSealedSecret),
  sendgrid: proof(checkSendgrid),
  'sentry-org': proof(checkSentryOrg),
  'slack-token': hint(checkSlackToken),
  'slack-webhook': hint(checkSlackWebhook),
  'snyk-pat': proof(checkSnykPat),
  'solana-keypair': proof(checkSolanaKeypair),
  'sops-value': hint(checkSopsValue),
  'stellar-seed': proof(checkStellarSeed),
  stripe: hint(checkStripe),
  supabase: proof(checkSupabase),
  'swarm-join': hint(checkSwarmJoin),
  tailscale: hint(checkTailscale),
  telegram: hint(checkTelegram),
  'terraform-cloud': hint(checkTerraformCloud),
  'tink-keyset': proof(checkTinkKeyset),
  uuid: hint(checkUuid),
  'vapid-pair': proof(checkVapidPair),
  'vault-service-token': proof(checkVaultServiceToken),
  'wireguard-private': hint(checkWireguardPrivate),
};
