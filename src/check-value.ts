// Offline checks by name, for the library and for tests: is this value of that format, and what does it tell?

import { findCheck } from './judge/checks/index.ts';
import { runChecks } from './judge/offline.ts';
import type { RuleSpec } from './model/rule.ts';
import { joinBuiltin, readBuiltinPacks } from './rules/builtin-join.ts';
import { checkNames } from './rules/check-names.ts';
import { compileToken } from './rules/token/compile.ts';

export type ValueContext = {
  /** Seconds since 1970: what expiries are compared with; absent: the clock's. */
  readonly now?: number;
  /** Supabase projects a key may belong to. */
  readonly projectRefs?: readonly string[];
  /** What the value may be the secret half of: a VAPID or dotenvx public key, an Ethereum address. */
  readonly publicKey?: string;
  /** Rails credentials files that the value may decrypt. */
  readonly ciphertexts?: readonly string[];
};

/** `valid` is false for what is not of the format too; all other members are what was learnt. */
export type ValueOutcome = { readonly valid: boolean; readonly [fact: string]: unknown };

export type ValueChecker = (format: string, value: string, context?: ValueContext) => ValueOutcome;

type Format = Pick<RuleSpec, 'id' | 'token' | 'check'>;

/** Formats that several rules share, or that are named otherwise than their rule. */
const families: ReadonlyMap<string, readonly string[]> = new Map([
  ['atlassian-cloud', ['atlassian-api-token', 'atlassian-access-token', 'bitbucket-app-password']],
  ['apify', ['apify-api-token']],
  ['cloudflare', ['cloudflare-global-api-key', 'cloudflare-user-api-token', 'cloudflare-account-api-token']],
  ['confluent', ['confluent-api-secret']],
  ['deno-deploy', ['deno-deploy-token']],
  ['entra-client-secret', ['azure-entra-client-secret']],
  [
    'github-classic',
    [
      ...['github-classic-pat', 'github-oauth-token', 'github-app-user-token'],
      ...['github-app-installation-token', 'github-refresh-token'],
    ],
  ],
  ['github-fine-grained', ['github-fine-grained-pat']],
  ['grafana-service-account', ['grafana-service-account-token']],
  ['npm', ['npm-access-token']],
  ['polar', ['polar-access-token']],
  ['salad', ['salad-cloud-api-key']],
  ['vercel', ['vercel-access-token', 'vercel-ai-gateway-key']],
  ['zuplo', ['zuplo-api-key']],
]);

/**
 * A checker that knows formats by the id of a rule (`npm-access-token`), the name of a check (`gitlab-routable`, also `gitlabRoutable`) or
 * of a family of rules (`github-classic`). Throws RangeError for any other name. Without `rules`: the built-in ones.
 */
export function createValueChecker(rules: readonly Format[] = joinBuiltin(readBuiltinPacks()).rules): ValueChecker {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (format, value, context = {}) => {
    const full = { now: Math.floor(Date.now() / 1000), ...context };
    const checkName = sameName(checkNames, format);
    const named = checkName === undefined ? undefined : findCheck(checkName);
    if (named) return named.run(value, full) ?? { valid: false };
    const members = idsOf(format, byId)
      .map((id) => byId.get(id))
      .filter((rule) => rule !== undefined);
    if (members.length === 0) throw new RangeError(`there is no format "${format}"`);
    const outcomes = members.map(({ token, check }) =>
      runChecks({ token: token === undefined ? undefined : compileToken(token).check, check }, value, full),
    );
    const best = outcomes.find(({ state }) => state === 'valid') ?? outcomes.find(({ facts }) => hasFacts(facts));
    return { valid: best?.state === 'valid', ...best?.facts };
  };
}

function idsOf(format: string, rules: ReadonlyMap<string, Format>): readonly string[] {
  const family = sameName([...families.keys()], format);
  if (family !== undefined) return families.get(family)!;
  const id = sameName([...rules.keys()], format);
  return id === undefined ? [] : [id];
}

/** `gitlabRoutable` is `gitlab-routable`. */
function sameName(names: readonly string[], wanted: string): string | undefined {
  const plain = (name: string): string => name.replaceAll('-', '').toLowerCase();
  return names.find((name) => plain(name) === plain(wanted));
}

function hasFacts(facts: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(facts).length > 0;
}
