import { describe, expect, it } from 'vitest';
import { weighConfidence } from '../../src/judge/confidence.ts';
import { unknownAssessment } from '../../src/judge/offline.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { compileToml } from '../helpers/scanning.ts';

function spec(more: string): RuleSpec {
  return compileToml(`[[rules]]\nid = "r"\nregex = 'acme_[a-z]{4}'\n${more}`).ruleSet.rules[0]!.spec;
}

describe('the confidence', () => {
  it.each([
    ['high', 'src/a.ts', 'high'],
    ['medium', 'src/a.ts', 'medium'],
    ['low', 'src/a.ts', 'low'],
    ['high', 'test/a.ts', 'medium'],
    ['medium', 'docs/readme.md', 'low'],
    ['low', 'examples/a.ts', 'low'],
    ['high', 'pkg/__tests__/a.ts', 'medium'],
    ['high', 'a.spec.ts', 'medium'],
    ['high', '.env.example', 'medium'],
    ['high', 'a/fixtures', 'medium'],
    ['high', 'src/jvmTest/kotlin/a.kt', 'medium'],
    ['high', 'src/AppTests.java', 'medium'],
    ['high', 'smoke-test/app/a.key', 'medium'],
    ['high', 'src/testFixtures/a.key', 'medium'],
    ['high', 'pkg/keys_test_data.go', 'medium'],
    ['high', 't/lib-httpd/passwd', 'medium'],
    ['high', 'guides/source/a.md', 'medium'],
    ['high', 'src/latest/a.ts', 'high'],
    ['high', 'src/contest/a.ts', 'high'],
    ['high', 'src/Contest.java', 'high'],
    ['high', 'src/contest/a.ts', 'high'],
    ['high', 'src/latest.ts', 'high'],
    ['high', 'testing-tools/a.ts', 'high'],
  ])('of a %s rule in %s is %s', (confidence, path, expected) => {
    expect(weighConfidence(spec(`confidence = "${confidence}"`), path, 3).confidence).toBe(expected);
  });

  it('comes with its reasons in the order they were weighed', () => {
    const { evidence } = weighConfidence(spec('entropy = 2.5\nconfidence = "high"'), 'test/a.ts', 3.456);
    expect(evidence).toEqual([
      { code: 'rule', text: "the format is the provider's own" },
      { code: 'entropy', text: "entropy 3.46 is above the rule's 2.5" },
      { code: 'sample-path', text: 'stands in a test, example or documentation file' },
    ]);
  });

  it('says nothing of entropy where the rule asks for none', () => {
    expect(weighConfidence(spec(''), 'a.ts', 3).evidence.map(({ code }) => code)).toEqual(['rule']);
  });

  it.each([
    ['high', 'src/a.ts', 'medium', "looks like the provider's format"],
    ['medium', 'src/a.ts', 'low', 'found by its format and the words around it'],
    ['low', 'src/a.ts', 'low', 'found by the words around it only'],
    ['high', 'test/a.ts', 'low', "looks like the provider's format"],
  ])('of a %s rule with an unconfirmed format in %s is %s, and says so', (confidence, path, expected, text) => {
    const weighed = weighConfidence(spec(`confidence = "${confidence}"\nformat = "unconfirmed"`), path, 3);
    expect(weighed.confidence).toBe(expected);
    expect(weighed.evidence.slice(0, 2)).toEqual([
      { code: 'rule', text },
      { code: 'format-unconfirmed', text: 'the provider does not document this format' },
    ]);
  });

  it('is high for a proven secret, whatever is documented', () => {
    const proven = { ...unknownAssessment, state: 'valid', isProven: true } as const;
    const weighed = weighConfidence(spec('format = "unconfirmed"'), 'a.ts', 3, proven);
    expect(weighed.confidence).toBe('high');
    expect(weighed.evidence.map(({ code }) => code)).not.toContain('format-unconfirmed');
  });
});
