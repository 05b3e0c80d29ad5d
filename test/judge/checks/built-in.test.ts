// Every built-in rule whose template or check can tell: what its generator makes is valid, what is broken afterwards is not, and no check
// throws, whatever it is given.

import { describe, expect, it } from 'vitest';
import { createValueChecker } from '../../../src/check-value.ts';
import { namedChecks } from '../../../src/judge/checks/table.ts';
import { joinBuiltin, readBuiltinPacks } from '../../../src/rules/builtin-join.ts';
import { checkNames } from '../../../src/rules/check-names.ts';
import { generateBrokenToken, generateToken } from '../../../src/rules/token/generate.ts';
import { seededBytes } from '../../../src/rules/token/random.ts';

const { rules } = joinBuiltin(readBuiltinPacks());
const checkable = rules.filter((rule) => generateBrokenToken(rule, seededBytes('x')) !== undefined);
const check = createValueChecker(rules);
const now = 1_795_219_200;

it('are some forty', () => {
  expect(checkable.length).toBeGreaterThan(40);
});

describe.each(checkable)('$id', (rule) => {
  it('is valid as made, and not when a character is changed', () => {
    for (let i = 0; i < 20; i++) {
      const token = generateToken(rule, seededBytes(`${rule.id} ${i}`))!;
      const broken = generateBrokenToken(rule, seededBytes(`${rule.id} ${i}`))!;
      // Entra secrets of the older form have no checksum: nothing is known of them.
      if (!token.includes('7Q~')) expect(check(rule.id, token, { now })).toMatchObject({ valid: true });
      expect(check(rule.id, broken, { now })).toMatchObject({ valid: false });
    }
  });
});

describe('named checks', () => {
  it('are those that rules may name', () => {
    expect(Object.keys(namedChecks).sort()).toEqual([...checkNames].sort());
  });

  it.each(Object.entries(namedChecks))('%s answers to anything', (_name, { run }) => {
    const odd = [
      '',
      '.',
      '\0',
      'a'.repeat(10_000),
      '{"a":1}',
      '=='.repeat(40),
      'é€😀'.repeat(30),
      '-----BEGIN',
      '\n'.repeat(99),
    ];
    for (const value of odd) expect(run(value, { now })?.valid ?? false).toBe(false);
  });
});

describe('facts', () => {
  it.each([
    ['azure-cosmos-db-key', { signature: 'ACDb', service: 'Azure Cosmos DB' }],
    ['gitlab-routable-pat', { crcOk: true, routing: { o: 1 } }],
    ['github-classic-pat', { kind: 'ghp' }],
    ['supabase-secret-key', { kind: 'secret', projectRef: 'supabase-self-hosted' }],
    ['azure-devops-pat', { kind: expect.stringMatching(/^(?:primary|derived|hash)$/), provider: 'AZDO' }],
    ['azure-devops-legacy-pat', { kind: 'user' }],
    ['elastic-cloud-api-key', { keyId: expect.stringMatching(/^\w{20}$/) }],
  ])('of %s', (id, facts) => {
    const token = generateToken(rules.find((rule) => rule.id === id)!, seededBytes(id))!;
    expect(check(id, token, { now })).toMatchObject({ valid: true, ...facts });
  });

  it('of a NuGet key: owner, environment, expiry', () => {
    // The parts as NuGet documents them (user 1337, 15 minutes from 2024-12-05 13:30).
    const key = `${'a'.repeat(52)}JQQJ99ALN5Z0000LZENeS003NUGT${'3OrW'}`;
    expect(check('caskLegacy', key, { now })).toMatchObject({
      valid: true,
      created: '2024-12',
      nuget: { platform: 'N', version: '5', env: 'Z', ownerKeyField: '0000LZ', typ: 'S' },
      ownerId: 1337,
      expiresAt: Date.UTC(2024, 11, 5, 13, 45) / 1000,
      expired: true,
    });
  });

  it('of a CASK key: the second of its making', () => {
    const key = `${'A'.repeat(43)}A${'QJJQ'}ACAATESTAABCDEFG`;
    expect(check('cask', key, { now })).toMatchObject({
      valid: true,
      provider: 'TEST',
      bits: 256,
      createdAt: '2026-03-04T04:05:06.000Z',
    });
    expect(check('cask', key.replace('ACAA', 'ADAA'), { now })).toMatchObject({ valid: false });
  });
});
