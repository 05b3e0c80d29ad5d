// The checks of decodable payloads and of encrypted values, by the name of their validator in the shared vectors.

import { checkAirtable } from '../../src/judge/checks/airtable.ts';
import { checkAnsibleVault } from '../../src/judge/checks/ansible-vault.ts';
import { checkAnthropic } from '../../src/judge/checks/anthropic.ts';
import { checkAtlassianDataCenterPat } from '../../src/judge/checks/atlassian-data-center-pat.ts';
import { checkAwsAccessKeyId } from '../../src/judge/checks/aws-access-key-id.ts';
import { checkAwsPresignedUrl } from '../../src/judge/checks/aws-presigned-url.ts';
import { checkAzureSas } from '../../src/judge/checks/azure-sas.ts';
import { checkBcrypt } from '../../src/judge/checks/bcrypt.ts';
import { checkBedrockLongTerm } from '../../src/judge/checks/bedrock-long-term.ts';
import { checkBedrockShortTerm } from '../../src/judge/checks/bedrock-short-term.ts';
import type { OfflineCheck } from '../../src/judge/checks/check.ts';
import { checkCloudflareTunnel } from '../../src/judge/checks/cloudflare-tunnel.ts';
import { checkDatabasePasswordHash } from '../../src/judge/checks/database-password-hash.ts';
import { checkDiscord } from '../../src/judge/checks/discord.ts';
import { checkDoppler } from '../../src/judge/checks/doppler.ts';
import { checkEcrAuthToken } from '../../src/judge/checks/ecr-auth-token.ts';
import { checkElasticApiKey } from '../../src/judge/checks/elastic-api-key.ts';
import { checkEncryptedValue } from '../../src/judge/checks/encrypted-value.ts';
import { checkFlyMacaroon } from '../../src/judge/checks/fly-macaroon.ts';
import { checkGcpOauthClientSecret } from '../../src/judge/checks/gcp-oauth-client-secret.ts';
import { checkGithubStatelessInstallation } from '../../src/judge/checks/github-stateless-installation.ts';
import { checkGrafanaCloud } from '../../src/judge/checks/grafana-cloud.ts';
import { checkHarness } from '../../src/judge/checks/harness.ts';
import { checkIntegrityDigest } from '../../src/judge/checks/integrity-digest.ts';
import { checkJasypt } from '../../src/judge/checks/jasypt.ts';
import { checkJenkinsSecret } from '../../src/judge/checks/jenkins-secret.ts';
import { checkJfrogReference } from '../../src/judge/checks/jfrog-reference.ts';
import { checkJwt } from '../../src/judge/checks/jwt.ts';
import { checkMailchimp } from '../../src/judge/checks/mailchimp.ts';
import { checkMapbox } from '../../src/judge/checks/mapbox.ts';
import { checkOnePasswordServiceAccount } from '../../src/judge/checks/one-password-service-account.ts';
import { checkOpenai } from '../../src/judge/checks/openai.ts';
import { checkOpensslSalted } from '../../src/judge/checks/openssl-salted.ts';
import { checkPasswordHash } from '../../src/judge/checks/password-hash.ts';
import { checkPostman } from '../../src/judge/checks/postman.ts';
import { checkPypi } from '../../src/judge/checks/pypi.ts';
import { checkSealedSecret } from '../../src/judge/checks/sealed-secret.ts';
import { checkSendgrid } from '../../src/judge/checks/sendgrid.ts';
import { checkSentryOrg } from '../../src/judge/checks/sentry-org.ts';
import { checkSlackToken } from '../../src/judge/checks/slack-token.ts';
import { checkSlackWebhook } from '../../src/judge/checks/slack-webhook.ts';
import { checkSnykPat } from '../../src/judge/checks/snyk-pat.ts';
import { checkSopsValue } from '../../src/judge/checks/sops-value.ts';
import { checkStripe } from '../../src/judge/checks/stripe.ts';
import { checkSwarmJoin } from '../../src/judge/checks/swarm-join.ts';
import { checkTailscale } from '../../src/judge/checks/tailscale.ts';
import { checkTelegram } from '../../src/judge/checks/telegram.ts';
import { checkTerraformCloud } from '../../src/judge/checks/terraform-cloud.ts';
import { checkUuid } from '../../src/judge/checks/uuid.ts';
import { checkVaultServiceToken } from '../../src/judge/checks/vault-service-token.ts';

export const payloadChecks: Readonly<Record<string, OfflineCheck>> = {
  airtable: checkAirtable,
  ansibleVault: checkAnsibleVault,
  anthropic: checkAnthropic,
  atlassianDataCenterPat: checkAtlassianDataCenterPat,
  awsAccessKeyId: checkAwsAccessKeyId,
  awsPresignedUrl: checkAwsPresignedUrl,
  azureSas: checkAzureSas,
  bcrypt: checkBcrypt,
  bedrockLongTerm: checkBedrockLongTerm,
  bedrockShortTerm: checkBedrockShortTerm,
  cloudflareTunnel: checkCloudflareTunnel,
  databasePasswordHash: checkDatabasePasswordHash,
  discord: checkDiscord,
  doppler: checkDoppler,
  ecrAuthToken: checkEcrAuthToken,
  elasticApiKey: checkElasticApiKey,
  encryptedValue: checkEncryptedValue,
  flyMacaroon: checkFlyMacaroon,
  gcpOauthClientSecret: checkGcpOauthClientSecret,
  githubStatelessInstallation: checkGithubStatelessInstallation,
  grafanaCloud: checkGrafanaCloud,
  harness: checkHarness,
  integrityDigest: checkIntegrityDigest,
  jasypt: checkJasypt,
  jenkinsSecret: checkJenkinsSecret,
  jfrogReference: checkJfrogReference,
  jwt: checkJwt,
  mailchimp: checkMailchimp,
  mapbox: checkMapbox,
  onePasswordServiceAccount: checkOnePasswordServiceAccount,
  openai: checkOpenai,
  opensslSalted: checkOpensslSalted,
  passwordHash: checkPasswordHash,
  postman: checkPostman,
  pypi: checkPypi,
  sealedSecret: checkSealedSecret,
  sendgrid: checkSendgrid,
  sentryOrg: checkSentryOrg,
  slackToken: checkSlackToken,
  slackWebhook: checkSlackWebhook,
  snykPat: checkSnykPat,
  sopsValue: checkSopsValue,
  stripe: checkStripe,
  swarmJoin: checkSwarmJoin,
  tailscale: checkTailscale,
  telegram: checkTelegram,
  terraformCloud: checkTerraformCloud,
  uuid: checkUuid,
  vaultServiceToken: checkVaultServiceToken,
};
