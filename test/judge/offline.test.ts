// What an offline check does to a finding, and that files and histories are judged alike.

import { describe, expect, it } from 'vitest';
import { isCanary, weighConfidence, weighSeverity } from '../../src/judge/confidence.ts';
import { renderFacts } from '../../src/judge/facts.ts';
import { type Assessment, OfflineJudge } from '../../src/judge/offline.ts';
import { findProjectRefs } from '../../src/judge/project-refs.ts';
import type { Finding } from '../../src/model/finding.ts';
import { generateBrokenToken, generateToken } from '../../src/rules/token/generate.ts';
import { seededBytes } from '../../src/rules/token/random.ts';
import { rawView } from '../../src/views/view.ts';
import { CandidateTable } from '../../src/workers/candidate-table.ts';
import { compileToml, matcherOf, scannerOf } from '../helpers/scanning.ts';

const token = 'acme_{base62:30}{crc32-base62:6}';
const good = generateToken({ token }, seededBytes('good'))!;
const bad = generateBrokenToken({ token }, seededBytes('bad'))!;
const now = 1_795_219_200;

function rulesOf(more: string): ReturnType<typeof compileToml>['ruleSet'] {
  return compileToml(`[[rules]]\nid = "acme-token"\nconfidence = "medium"\ntoken = '${token}'\n${more}`).ruleSet;
}

function scan(rules: ReturnType<typeof rulesOf>, text: string, path = 'src/a.ts'): Finding[] {
  const view = rawView(Buffer.from(text));
  return scannerOf(rules, { now }).artifacts.scan({ origin: { kind: 'file', path }, view });
}

/** Whether a history's first look keeps the match; the last word is a scan of the file. */
function isCandidate(rules: ReturnType<typeof rulesOf>, text: string): boolean {
  const bytes = Buffer.concat([Buffer.from(text), Buffer.alloc(16)]).subarray(0, Buffer.byteLength(text));
  const table = new CandidateTable(rules, new OfflineJudge(now));
  return matcherOf(rules)
    .match(bytes, undefined, () => true)
    .some((match) => table.numberOf(bytes, match).candidate >= 0);
}

describe('a valid token', () => {
  it('is certain, even in a test', () => {
    const [finding] = scan(rulesOf(''), `t = "${good}"\n`, 'test/a.ts');
    expect(finding?.confidence).toBe('high');
    expect(finding?.evidence.map(({ code }) => code)).toEqual(['rule', 'offline-valid']);
    expect(finding?.verdict.offline.state).toBe('valid');
  });

  it.each([
    ['entropy', 'entropy = 7.9'],
    ['words and placeholders', 'rejects = ["placeholder", "words", "identifier", "token-words"]'],
  ])('is found whatever %s say', (_what, more) => {
    expect(scan(rulesOf(more), `t = "${good}"\n`)).toHaveLength(1);
    expect(isCandidate(rulesOf(more), `t = "${good}"\n`)).toBe(true);
  });
});

describe('a token that fails', () => {
  it('is no finding where the rule says so', () => {
    expect(scan(rulesOf('malformed = "drop"'), `t = "${bad}"\n`)).toEqual([]);
    expect(isCandidate(rulesOf('malformed = "drop"'), `t = "${bad}"\n`)).toBe(false);
  });

  it('is doubted otherwise, with the reason', () => {
    const [finding] = scan(rulesOf(''), `t = "${bad}"\n`);
    expect(finding?.confidence).toBe('low');
    expect(finding?.evidence.map(({ code }) => code)).toEqual(['rule', 'offline-invalid']);
    expect(finding?.verdict.offline.state).toBe('invalid');
    expect(isCandidate(rulesOf(''), `t = "${bad}"\n`)).toBe(true);
  });

  it('loses nothing where failing says nothing', () => {
    expect(scan(rulesOf('malformed = "keep"'), `t = "${bad}"\n`)[0]?.confidence).toBe('medium');
  });
});

describe('a token that touches other text', () => {
  it.each(['x@', '@x', 'a_@_b', '%20@7', 'xyz@xyz'])(
    '%s is one only if valid, and then exactly as long as it is',
    (frame) => {
      const text = frame.replace('@', good);
      const findings = scan(rulesOf(''), `${text}\n`);
      expect(findings.map(({ secret }) => Buffer.from(secret.reveal()).toString())).toEqual([good]);
      expect(isCandidate(rulesOf(''), `${text}\n`)).toBe(true);
      const broken = frame.replace('@', bad);
      expect(scan(rulesOf(''), `${broken}\n`)).toEqual([]);
      expect(isCandidate(rulesOf(''), `${broken}\n`)).toBe(false);
    },
  );
});

describe('a pattern with a template beside it', () => {
  it('finds more than the template, and doubts what is of another shape', () => {
    const toml = `[[rules]]\nid = "r"\nregex = '''\\bacme_[A-Za-z0-9]{30,40}\\b'''\ntoken = '${token}'`;
    const { ruleSet } = compileToml(toml);
    expect(scan(ruleSet, `${good}\n`)[0]?.verdict.offline.state).toBe('valid');
    expect(scan(ruleSet, `${good}ab\n`)[0]?.verdict.offline.state).toBe('invalid');
  });
});

describe('a named check', () => {
  it('brings its facts, and an expired key weighs nothing', () => {
    const toml = `[[rules]]\nid = "r"\nseverity = "critical"\ntoken = '{base62:52}JQQJ99{upper}{[A-L]}{base62:16}NUGT{base62:4}'\ncheck = "cask-legacy"`;
    const { ruleSet } = compileToml(toml);
    // The parts as NuGet documents them: 15 minutes from 2024-12-05 13:30.
    const key = `${'a'.repeat(52)}JQQJ99ALN5Z0000LZENeS003NUGT${'3OrW'}`;
    const [finding] = scan(ruleSet, `k = "${key}"\n`);
    expect(finding?.severity).toBe('info');
    expect(finding?.evidence.at(-1)).toEqual({
      code: 'expired',
      text: 'expired since 2024-12-05T13:45:00Z; a newer one may be about',
    });
    expect(finding?.verdict.offline.facts).toMatchObject({ owner: '1337', created: '2024-12', service: 'NuGet' });
  });

  it('ties a Supabase key to the project its file names', () => {
    const toml = `[[rules]]\nid = "r"\nconfidence = "medium"\ntoken = 'sb_secret_{base64url:22}_{base64url:8}'\ncheck = "supabase"\nmalformed = "keep"`;
    const { ruleSet } = compileToml(toml);
    // SHA-256 of "abcdefghijklmnopqrst|sb_secret_" and the 22 characters, computed with sha256sum and basenc --base64url.
    const key = `sb_secret_${'Ab3dE6gH9jK2mN5pQ8sT1v'}_${'DUJ2qim2'}`;
    const alone = scan(ruleSet, `key = "${key}"\n`)[0];
    expect(alone?.confidence).toBe('medium');
    const text = `url = "https://abcdefghijklmnopqrst.supabase.co"\nkey = "${key}"\n`;
    expect(scan(ruleSet, text)[0]?.verdict.offline).toEqual({
      state: 'valid',
      facts: { kind: 'secret', project: 'abcdefghijklmnopqrst' },
    });
  });
});

describe('what was learnt', () => {
  const assessed = (facts: Assessment['facts']): Assessment => ({ state: 'valid', isProven: true, facts });
  const { spec } = rulesOf('severity = "critical"').rules[0]!;

  it('lowers an encrypted key, and an expired one to nothing', () => {
    expect(weighSeverity(spec, assessed({ encrypted: true })).severity).toBe('low');
    expect(weighSeverity({ ...spec, severity: 'info' }, assessed({ encrypted: true })).severity).toBe('info');
    expect(weighSeverity(spec, assessed({ encrypted: false })).severity).toBe('critical');
    expect(weighSeverity(spec, assessed({ expired: true })).severity).toBe('info');
    expect(weighSeverity(spec, assessed({ expired: false })).severity).toBe('critical');
  });

  it('is a canary when the check says so', () => {
    expect(isCanary(assessed({ canary: true }))).toBe(true);
    expect(isCanary(assessed({ canary: 'Thinkst' }))).toBe(true);
    expect(isCanary(assessed({ canary: false }))).toBe(false);
    expect(isCanary(assessed({}))).toBe(false);
  });

  it('is no proof when the check only decodes', () => {
    const hint: Assessment = { state: 'valid', isProven: false, facts: {} };
    expect(weighConfidence(spec, 'test/a.ts', 5, hint).confidence).toBe('low');
  });

  it('is shown under short labels, times as times, nested facts by themselves', () => {
    const facts = {
      ownerId: 5,
      expiresAt: 1_795_219_200,
      crcOk: true,
      routing: { o: 1, u: 100 },
      list: ['a', 'b'],
      none: null,
      encrypted: false,
    };
    expect(renderFacts(facts)).toEqual({
      owner: '5',
      expires: '2026-11-21T00:00:00Z',
      organization: '1',
      user: '100',
      list: 'a, b',
      encrypted: 'no',
    });
    expect(renderFacts({ long: 'x'.repeat(1000), exp: 1e20 })).toEqual({
      long: 'x'.repeat(200),
      expires: '100000000000000000000',
    });
  });
});

it('finds the projects a text names, each once', () => {
  const [a, b] = ['abcdefghijklmnopqrst', 'tsrqponmlkjihgfedcba'];
  const text = `https://${a}.supabase.co db.${a}.supabase.co https://supabase.com/dashboard/project/${b} short.supabase.co`;
  expect(findProjectRefs(text)).toEqual([a, b]);
});
