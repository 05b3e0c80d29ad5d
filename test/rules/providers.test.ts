import { describe, expect, it } from 'vitest';
import { defaultInsideLimits } from '../../src/config/options.ts';
import { buildTriggerTables } from '../../src/match/collect-triggers.ts';
import type { RuleExample, RuleSpec } from '../../src/model/rule.ts';
import { joinBuiltin, readBuiltinPacks } from '../../src/rules/builtin-join.ts';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { compileRuleSet, joinPack } from '../../src/rules/rule-set.ts';
import { tokenMaker } from '../../src/rules/token/generate.ts';
import { rawView } from '../../src/views/view.ts';
import { createScanner } from '../../src/workers/scan-setup.ts';

const joined = joinBuiltin(readBuiltinPacks());

/** What a provider is for. The tags of a rule about a provider begin with one or more of these; the next tag is the provider. */
const families = new Set([
  ...['ai', 'analytics', 'auth', 'cdn', 'ci', 'cloud', 'code-hosting', 'data', 'hosting', 'infrastructure', 'iot'],
  ...['mail', 'messaging', 'monitoring', 'network', 'payment', 'quality', 'registry', 'saas', 'secret-manager'],
  ...['security', 'web3'],
]);

/** What a credential is, whoever issued it. A rule with none but these is about no provider. */
const forms = new Set([
  ...['command-line', 'config-file', 'encrypted', 'generic', 'hash', 'http', 'identifier', 'jwt', 'networking', 'otp'],
  ...['private-key', 'public', 'sql', 'uri', 'wallet', 'webhook'],
]);

/** One company under two tags: its cloud, and the rest of it. */
const sameCompany: ReadonlyMap<string, string> = new Map([['google', 'gcp']]);

/** The provider a rule is about: the first of its tags that is neither a family nor a form. Publishable keys count for nobody. */
function providerOf({ tags }: { readonly tags: readonly string[] }): string | undefined {
  const provider = tags.includes('public') ? undefined : tags.find((tag) => !families.has(tag) && !forms.has(tag));
  return provider === undefined ? undefined : (sameCompany.get(provider) ?? provider);
}

const providers = new Set(joined.rules.flatMap((rule) => providerOf(rule) ?? []));

describe('the providers of the built-in rules', () => {
  it('are at least 250', () => {
    expect(providers.size).toBeGreaterThanOrEqual(250);
  });

  it('are named by every rule that says what its provider is for', () => {
    const silent = joined.rules.filter(
      (rule) => families.has(rule.tags[0] ?? '') && !rule.tags.includes('public') && providerOf(rule) === undefined,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('are spelt one way', () => {
    const plain = [...providers].map((provider) => provider.replace(/[^a-z0-9]/g, ''));
    expect(plain.filter((name, i) => plain.indexOf(name) !== i)).toEqual([]);
    expect([...providers].filter((provider) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(provider))).toEqual([]);
  });

  it.each([
    ['clouds', 'aws gcp azure alibaba tencent oracle ibm digitalocean linode vultr hetzner scaleway ovh yandex'],
    ['build services', 'circleci buildkite travis drone jenkins teamcity harness octopus appveyor bitrise woodpecker'],
    ['code hosting', 'github gitlab atlassian gitea sourcegraph'],
    [
      'language models',
      'openai anthropic gcp mistral cohere groq xai deepseek perplexity together fireworks openrouter huggingface replicate nvidia ai21 cerebras sambanova moonshot zhipu minimax ollama',
    ],
    ['payment', 'stripe square paypal adyen mollie razorpay paystack plaid checkout-com paddle mercado-pago xendit'],
    ['messaging', 'slack discord telegram twilio vonage messagebird matrix zulip webex zoom plivo sinch'],
    ['mail', 'sendgrid mailgun mailchimp postmark resend sparkpost brevo mailjet mailersend mailtrap'],
    ['monitoring', 'datadog new-relic sentry grafana dynatrace splunk honeycomb pagerduty opsgenie bugsnag coralogix'],
    ['data', 'supabase planetscale neon databricks confluent aiven mongodb elastic upstash clickhouse influxdb'],
    ['sign-in', 'okta auth0 clerk workos stytch descope onelogin jumpcloud duo ory'],
    ['delivery', 'cloudflare fastly akamai bunny'],
    ['package registries', 'npm pypi rubygems cargo nuget docker jfrog clojars packagist hex'],
    ['secret managers', 'vault doppler infisical 1password bitwarden conjur akeyless keeper aws gcp azure'],
    ['infrastructure', 'terraform pulumi kubernetes consul nomad rancher openshift portainer proxmox tailscale'],
  ])('include the %s everybody expects', (_, names) => {
    expect(names.split(' ').filter((name) => !providers.has(name))).toEqual([]);
  });
});

/** Two findings in one example are meant: a pair and its public half, and an address that is a webhook in two ways. */
const meant = new Set(['aws-access-key-pair aws-access-key-id', 'teams-incoming-webhook mattermost-style-webhook']);

describe('the first examples of the built-in rules', () => {
  it('are found by no rule but their own', () => {
    const find = finder();
    const foreign = joined.rules.flatMap((rule) =>
      rule.examples.match.slice(0, 1).flatMap((example) =>
        find(rule, example)
          .filter((id) => id !== rule.id && !meant.has(`${rule.id} ${id}`))
          .map((id) => `${id} finds '${example.text}' of ${rule.id}`),
      ),
    );
    expect(foreign).toEqual([]);
  });
});

/** Answers with the ids of the rules that find an example, all rules loaded. */
function finder(): (rule: Pick<RuleSpec, 'id'>, example: RuleExample) => string[] {
  const none = {
    source: 'none',
    dialect: 'trapline',
    rules: [],
    allowlists: [],
    extend: { disabledRules: [] },
  } as const;
  const pack = { ...none, diagnostics: [] };
  const loaded = joinPack(pack, { builtin: () => joined, readExtended: () => pack });
  const { ruleSet } = compileRuleSet(loaded, () => undefined);
  const specs = new Map(ruleSet.rules.map(({ spec }) => [spec.id, spec]));
  const scanner = createScanner({
    ruleSet,
    tables: buildTriggerTables(ruleSet.rules),
    engine: 'auto',
    inlineAllow: false,
    maxFileBytes: Number.POSITIVE_INFINITY,
    fingerprintKey: undefined,
    inside: defaultInsideLimits,
  }).artifacts;
  return ({ id }, example) => {
    const text = expandTemplate(example.text, id, tokenMaker(specs.get(id)!));
    const origin = { kind: 'file', path: example.path ?? 'example.txt' } as const;
    const findings = scanner.scan({ origin, view: rawView(Buffer.from(`${text}\n`)) });
    return [...findings].filter(({ suppression }) => suppression === undefined).map(({ ruleId }) => ruleId);
  };
}
