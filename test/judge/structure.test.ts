// What an outcome's structure, and what else a check learnt, does to a finding of the built-in rules.

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/judge/offline.ts';
import type { Finding } from '../../src/model/finding.ts';
import { rawView } from '../../src/views/view.ts';
import { compileToml, scannerOf } from '../helpers/scanning.ts';

const now = 1_795_219_200;
const rule = (check: string, regex: string, more = ''): string =>
  `[[rules]]\nid = "r"\nseverity = "critical"\nconfidence = "medium"\nregex = '''${regex}'''\ncheck = "${check}"\n${more}`;

function scan(toml: string, text: string): Finding[] {
  const view = rawView(Buffer.from(text));
  const { ruleSet } = compileToml(toml);
  return scannerOf(ruleSet, { now }).artifacts.scan({ origin: { kind: 'file', path: 'src/a.ts' }, view });
}

const state = (check: string, text: string) => {
  const { state, isProven } = runChecks({ check }, text, { now, projectRefs: [] });
  return [state, isProven];
};

describe('structure', () => {
  it('that is verified proves', () => {
    expect(state('sendgrid', `SG.${'A'.repeat(22)}.${'B'.repeat(42)}A`)).toEqual(['valid', true]);
  });

  it('that is consistent gives facts and proves nothing', () => {
    expect(state('stripe', `sk_live_${'a1B2'.repeat(6)}`)).toEqual(['valid', false]);
  });

  it('of an older form is unknown', () => {
    // Before 2019 the character behind the prefix was below Q, and the id held no account.
    expect(state('aws-access-key-id', `AKIA${'I'.repeat(16)}`)).toEqual(['unknown', false]);
  });
});

describe('a private key', () => {
  const regex = '-----BEGIN (?:EC |ENCRYPTED )?PRIVATE KEY-----[A-Za-z0-9+/=\\s]{40,600}-----END [A-Z ]{0,30}-----';
  const toml = rule('pem-private-key', regex);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const clear = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

  it('whose halves fit is certain', () => {
    const [finding] = scan(toml, clear);
    expect([finding?.severity, finding?.confidence]).toEqual(['critical', 'high']);
  });

  it('that was altered is doubted, never dropped', () => {
    const at = clear.length - 60;
    const broken = clear.slice(0, at) + (clear[at] === 'A' ? 'B' : 'A') + clear.slice(at + 1);
    const [finding] = scan(toml, broken);
    expect(finding?.confidence).toBe('low');
    expect(finding?.evidence.at(-1)?.code).toBe('offline-invalid');
  });

  it('with a passphrase weighs little and proves nothing', () => {
    const sealed = { type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } as const;
    const [finding] = scan(toml, privateKey.export(sealed).toString());
    expect([finding?.severity, finding?.confidence]).toEqual(['low', 'medium']);
  });
});

describe('a check of several parts', () => {
  it('reads the whole match', () => {
    const jwk = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
    const regex = '\\{[^{}]*"d":"([A-Za-z0-9_-]{32,1000})"[^{}]*\\}';
    const [finding] = scan(rule('jwk-private', regex, 'keywords = ["\\"d\\":"]\nwindow = 1024'), `${jwk}\n`);
    expect(finding?.verdict.offline.state).toBe('valid');
    expect(finding?.confidence).toBe('high');
  });
});
