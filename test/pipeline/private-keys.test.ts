// Keys as programs write them, through the whole pipeline: what the rule finds is what the check can prove.

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadScanRules } from '../../src/config/load-rules.ts';
import type { Finding } from '../../src/model/finding.ts';
import { rawView } from '../../src/views/view.ts';
import { scannerOf } from '../helpers/scanning.ts';

const { ruleSet } = await loadScanRules({ cwd: '/nonexistent', env: {}, target: '.', onlyRules: ['private-key-pem'] });
const scanner = scannerOf(ruleSet);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): string {
  return key.export({ type, format: 'pem' }) as string;
}

function scan(text: string): Finding[] {
  return scanner.artifacts.scan({ origin: { kind: 'file', path: 'deploy/key' }, view: rawView(Buffer.from(text)) });
}

test.each([
  ['RSA, PKCS#8', pem(rsa, 'pkcs8'), 'rsa'],
  ['RSA, PKCS#1', pem(rsa, 'pkcs1'), 'rsa'],
  ['EC, PKCS#8', pem(ec, 'pkcs8'), 'ec'],
  ['EC, SEC1', pem(ec, 'sec1'), 'ec'],
  ['Ed25519', pem(ed25519, 'pkcs8'), 'ed25519'],
  ['in a string of JSON', JSON.stringify({ key: pem(rsa, 'pkcs8') }), 'rsa'],
  ['in indented YAML', `key: |\n${pem(ec, 'pkcs8').replaceAll(/^/gm, '    ')}`, 'ec'],
])('%s is proved', (_name, text, type) => {
  const [finding, ...others] = scan(text);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ ruleId: 'private-key-pem', confidence: 'high', severity: 'critical' });
  expect(finding?.verdict.offline).toMatchObject({
    state: 'valid',
    facts: expect.objectContaining({ 'key type': type }),
  });
});

test('a key whose numbers do not fit together is reported with less confidence', () => {
  const body = pem(rsa, 'pkcs8').split('\n');
  // A line in the middle of the primes.
  const at = body.length - 8;
  body[at] = [...body[at]!].reverse().join('');
  const [finding] = scan(body.join('\n'));
  expect(finding?.verdict.offline.state).toBe('invalid');
  expect(finding?.confidence).not.toBe('high');
});
