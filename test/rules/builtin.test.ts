import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/check-rules.ts';
import { joinBuiltin, readBuiltinPacks } from '../../src/rules/builtin-join.ts';
import { compileRuleSet, joinPack } from '../../src/rules/rule-set.ts';

const joined = joinBuiltin(readBuiltinPacks());

/** Formats of programs and of nobody in particular; a provider's format names the page that documents it. */
const withoutReference = [
  ...[
    'command-password-option',
    'mysql-short-password',
    'sshpass-password',
    'openssl-pass-argument',
    'net-user-password',
  ],
  ...['npmrc-auth-token', 'npmrc-password', 'netrc-password', 'pypirc-password', 'private-key-base64-pem', 'totp-seed'],
  ...['database-uri', 'jdbc-password', 'connection-string-password', 'sql-password'],
  ...[
    'generic-password',
    'generic-password-unquoted',
    'generic-secret',
    'generic-secret-unquoted',
    'generic-key',
    'generic-key-unquoted',
    'generic-auth',
    'generic-auth-unquoted',
    'generic-salt',
    'generic-salt-unquoted',
    'generic-uuid',
    'generic-xml-element',
  ],
  ...['http-bearer-value', 'curl-user'],
  ...['private-key-ssh2', 'private-key-base64-der'],
  ...['url-token'],
];

describe('the built-in rules', () => {
  it('are at least 400, with ids of their own', () => {
    const ids = joined.rules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(400);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('find their matching examples, refuse the others and have some of both', { timeout: 120_000 }, () => {
    const pack = {
      source: 'none',
      dialect: 'trapline',
      rules: [],
      allowlists: [],
      extend: { disabledRules: [] },
      diagnostics: [],
    } as const;
    const loaded = joinPack(pack, { builtin: () => joined, readExtended: () => pack });
    const { ruleSet, diagnostics } = compileRuleSet(loaded, { rules: [], allowlists: [] });
    expect(diagnostics).toEqual([]);
    expect(
      checkRules(ruleSet, () => true).map(({ source, ruleId, problem }) => `${source} ${ruleId}: ${problem}`),
    ).toEqual([]);
  });

  it('say where their format is documented', () => {
    const silent = joined.rules.filter(({ references }) => references.length === 0).map(({ id }) => id);
    expect(silent.filter((id) => !withoutReference.includes(id))).toEqual([]);
    expect(joined.rules.flatMap(({ references }) => references).filter((url) => !/^https:\/\/\S+$/.test(url))).toEqual(
      [],
    );
  });

  it('describe themselves in one sentence', () => {
    expect(
      joined.rules
        .filter(({ description = '' }) => description.length < 20 || /\n/.test(description))
        .map(({ id }) => id),
    ).toEqual([]);
  });
});
