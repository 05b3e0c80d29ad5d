// What every built-in rule has to bring, before and besides what it finds.

import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/check-rules.ts';
import { joinBuiltin, readBuiltinPacks } from '../../src/rules/builtin-join.ts';
import { compileRuleSet, joinPack } from '../../src/rules/rule-set.ts';

const joined = joinBuiltin(readBuiltinPacks());

/** Rules of no provider: names and options that mean a secret in anybody's program. */
const withoutProvider = [
  'command-password-option',
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
  // Windows' own help is the documentation (`net help user`).
  'net-user-password',
  // The format of SSH Communications' old program was never published.
  'private-key-ssh2',
];

/** Rules that no literal wakes: the secret is all there is in the file, and the rule's path is what keeps it cheap. */
const withoutLiteral = ['rails-master-key', 'solana-keypair'];

function compileBuiltin() {
  const pack = {
    source: 'none',
    dialect: 'trapline',
    rules: [],
    allowlists: [],
    extend: { disabledRules: [] },
    diagnostics: [],
  } as const;
  return compileRuleSet(joinPack(pack, { builtin: () => joined, readExtended: () => pack }), () => undefined);
}

const { ruleSet, diagnostics } = compileBuiltin();

function idsWhere(isWrong: (spec: (typeof ruleSet.rules)[number]['spec']) => boolean): string[] {
  return ruleSet.rules.filter(({ spec }) => isWrong(spec)).map(({ spec }) => `${spec.source} ${spec.id}`);
}

describe('the built-in rules', () => {
  it('are at least 400, with ids of their own', () => {
    const ids = joined.rules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(400);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('find their matching examples, refuse the others and have two of both', () => {
    expect(diagnostics).toEqual([]);
    expect(
      checkRules(ruleSet, () => true).map(({ source, ruleId, problem }) => `${source} ${ruleId}: ${problem}`),
    ).toEqual([]);
  });

  it('say where their format is documented', () => {
    const silent = ruleSet.rules.filter(({ spec }) => spec.references.length === 0).map(({ spec }) => spec.id);
    expect(silent).toEqual([...withoutProvider].sort());
    expect(idsWhere(({ references }) => references.some((url) => !/^https:\/\/\S+$/.test(url)))).toEqual([]);
  });

  it('describe themselves in one sentence and say how bad they are', () => {
    expect(joined.rules.filter(({ severity }) => severity === undefined).map(({ id }) => id)).toEqual([]);
    expect(idsWhere(({ description }) => description.length < 20 || /\n/.test(description))).toEqual([]);
  });

  it('say what to do first when what they find has leaked', () => {
    expect(idsWhere(({ respond }) => respond === undefined || !/^.{40,300}$/.test(respond))).toEqual([]);
  });

  it('are each woken by literals of three bytes or more, and none but those named here by anything else', () => {
    const searches = ruleSet.rules.map(({ spec, search }) => ({ id: spec.id, search }));
    const others = searches.filter(({ search }) => search.by !== 'literals').map(({ id }) => id);
    expect(others).toEqual(withoutLiteral);
    expect(idsWhere(({ id, path }) => withoutLiteral.includes(id) && path === undefined)).toEqual([]);
    // A history does not know paths in time: only a pattern for the whole of a short text is cheap there.
    expect(idsWhere(({ id, regex = '' }) => withoutLiteral.includes(id) && !/^\^[^|]*\$$/.test(regex))).toEqual([]);
    const short = searches.flatMap(({ id, search }) =>
      (search.by === 'literals' ? search.literals : [])
        .filter(({ text }) => Buffer.byteLength(text) < 3)
        .map(({ text }) => `${id}: ${text}`),
    );
    expect(short).toEqual([]);
  });

  it('count no further than 400: RE2 builds a state for every step, and for long counts that takes tenths of a second', () => {
    const counts = (regex: string) => [...regex.matchAll(/\{\d+,(\d+)\}/g)].map(([, most]) => Number(most));
    expect(idsWhere(({ regex = '' }) => Math.max(0, ...counts(regex)) > 400)).toEqual([]);
    // The same class twice in a row is one long count in disguise.
    expect(idsWhere(({ regex = '' }) => /(\[(?:[^\]\\]|\\.)+\])\{\d+,\d+\}\1\{/.test(regex))).toEqual([]);
  });
});
