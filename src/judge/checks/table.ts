// Every named offline check. Imported by index.ts only: in the bundle this file and all it brings is one that is read when the first value
// is to be checked (scripts/bundle.mjs).

import { checkAzureDevOpsLegacyPat } from './azure-devops-legacy-pat.ts';
import { checkAzureIdentifiable } from './azure-identifiable.ts';
import { checkCask } from './cask.ts';
import { checkCaskLegacy } from './cask-legacy.ts';
import type { OfflineCheck } from './check.ts';
import { checkElasticEssu } from './elastic-essu.ts';
import { checkGithubOwnerId } from './github-owner-id.ts';
import { checkGitlabRoutable } from './gitlab-routable.ts';
import { checkSupabase } from './supabase.ts';

export type NamedCheck = {
  readonly run: OfflineCheck;
  /**
   * True when a random text of the same shape passes less than once in some thousands: passing then is proof, and outweighs what entropy
   * and words say. False for checks that decode more than they prove.
   */
  readonly proves: boolean;
};

const proof = (run: OfflineCheck): NamedCheck => ({ run, proves: true });
const hint = (run: OfflineCheck): NamedCheck => ({ run, proves: false });

/** By the name that rules give in `check`; src/rules/check-names.ts lists the same names, and a test holds the two together. */
export const namedChecks: Readonly<Record<string, NamedCheck>> = {
  'azure-devops-legacy-pat': proof(checkAzureDevOpsLegacyPat),
  'azure-identifiable': proof(checkAzureIdentifiable),
  cask: hint(checkCask),
  'cask-legacy': proof(checkCaskLegacy),
  'elastic-essu': proof(checkElasticEssu),
  'github-owner-id': hint(checkGithubOwnerId),
  'gitlab-routable': proof(checkGitlabRoutable),
  supabase: proof(checkSupabase),
};
