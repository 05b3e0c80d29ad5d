import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Rule } from '../../src/model/rule.ts';
import { ToolError } from '../../src/model/tool-error.ts';
import type { Dialect } from '../../src/rules/pack.ts';
import { compileToml } from '../helpers/scanning.ts';

function compile(lines: string, dialect: Dialect = 'trapline'): { rule: Rule; diagnostics: readonly Diagnostic[] } {
  const { ruleSet, diagnostics } = compileToml(`\n[[rules]]\nid = "acme"\n${lines}\n`, dialect);
  return { rule: ruleSet.rules[0]!, diagnostics };
}

const place = '.trapline.toml:2: rule acme';

describe('a rule that cannot work', () => {
  it.each<[string, string, string?]>([
    ['description = "d"', `${place} has neither regex, token nor path, so it can find nothing`],
    ["regex = 'acme_(?=a)'", `${place} regex is not a pattern RE2 accepts: `],
    ["regex = 'acme_(a'", `${place} regex is not a pattern RE2 accepts: `],
    ["regex = 'acme_a{1,2000}'", `${place} regex is not a pattern RE2 accepts: `],
    ["path = '['", `${place} path is not a pattern RE2 accepts: `],
    [
      "regex = 'acme_[a-z]+'",
      `${place} regex has no upper bound: bound its repetitions, or say how far to look with window`,
    ],
    ["regex = 'acme_(?:[a-z]{1,100}[0-9]{1,1000}){1,900}'", `${place} regex `],
    ["regex = '[a-z]{20}'", `${place} regex has no literal of 3 bytes or more`, 'set always = true'],
    ["regex = 'a[bc]d[0-9]{3}x|[0-9]{9}'", `${place} regex has no literal of 3 bytes or more`, 'set always = true'],
    [
      'regex = \'acme_[0-9]{4}\'\nkeywords = ["nope"]',
      `${place} keywords has "nope", which cannot occur in a match of the pattern`,
    ],
    [
      'regex = \'(?:acme|zeta)_[a-z]{4}\'\nkeywords = ["acme_"]',
      `${place} keywords does not cover the pattern: some matches hold none of them`,
    ],
    ["regex = 'acme_([a-z]{4})'\nsecretGroup = 2", `${place} secretGroup is 2, but the pattern has 1 groups`],
    ["regex = 'acme_[a-z]{4}'\nwindow = 3", `${place} window must be from 9 (the shortest match) to 65536 bytes`],
    ["regex = 'acme_[a-z]{4}'\nwindow = 70000", `${place} window must be from 9 (the shortest match) to 65536 bytes`],
  ])('%j: %s', (lines, message, hint) => {
    const attempt = (): unknown => compile(lines);
    expect(attempt).toThrow(ToolError);
    expect(attempt).toThrow(message);
    if (hint !== undefined) expect(attempt).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
  });

  it('says where in the pattern the fault is', () => {
    expect(() => compile("regex = 'acme_(?!a)'")).toThrow(/\(at character 6\)$/);
  });
});

describe('how a rule is found', () => {
  it.each<[string, string, unknown]>([
    [
      'by the literals of its pattern',
      "regex = 'acme_[a-z]{4}'",
      [{ text: 'acme_', ignoreCase: false, maxBefore: 0, maxAfter: 4 }],
    ],
    [
      'by literals in any case',
      "regex = '(?i)acme[0-9]{5}'",
      [{ text: 'acme', ignoreCase: true, maxBefore: 0, maxAfter: 5 }],
    ],
    [
      'by a literal further behind',
      "regex = '[a-z]{2,8}\\.acme\\.io'",
      [{ text: '.acme.io', ignoreCase: false, maxBefore: 8, maxAfter: 0 }],
    ],
    [
      'by its keywords where the pattern has no literal',
      'regex = \'[xy](?:ke|pa)y[0-9]{4}\'\nkeywords = ["xkey", "ykey", "xpay", "ypay"]',
      expect.arrayContaining([expect.objectContaining({ text: 'xkey' })]),
    ],
    [
      'by the beginning of a long literal',
      "regex = 'acme_corporation_deployment_[a-z]{4}'",
      [{ text: 'acme_corporation_dep', ignoreCase: false, maxBefore: 0, maxAfter: 12 }],
    ],
    [
      'by the beginning that several long literals share, as far as the longest reaches',
      "regex = 'acme_corporation_dep(?:loyment|ot)_[a-z]{4}'",
      [{ text: 'acme_corporation_dep', ignoreCase: false, maxBefore: 0, maxAfter: 12 }],
    ],
    [
      'within its window',
      "regex = 'acme_[a-z]+'\nwindow = 40",
      [{ text: 'acme_', ignoreCase: false, maxBefore: 0, maxAfter: 40 }],
    ],
  ])('%s', (_way, lines, literals) => {
    expect(compile(lines).rule.search).toEqual({ by: 'literals', literals });
  });

  it('by the path alone', () => {
    expect(compile("path = '\\.pem$'").rule).toMatchObject({ search: { by: 'path' }, maxBytes: 0 });
  });

  it('over the whole text when it says so, with a reason', () => {
    const { rule } = compile('regex = \'[a-z]{20}\'\nalways = true\nalwaysReason = "rare"');
    expect(rule).toMatchObject({ search: { by: 'text' }, maxBytes: 20, spec: { alwaysReason: 'rare' } });
  });

  it.each([
    ["regex = 'acme_[a-z]{4}'", 9],
    ["regex = 'acme_é{2}'", 9],
    ["regex = 'acme_.{2}'", 13],
    ["regex = 'acme_[a-z]+'\nwindow = 77", 77],
    ["regex = 'acme_[a-z]{4}'\nwindow = 20", 20],
  ])('%j spans at most %i bytes', (lines, bytes) => {
    expect(compile(lines).rule.maxBytes).toBe(bytes);
  });
});

describe('a rule of a gitleaks file', () => {
  it('may be unbounded, which is said', () => {
    const { rule, diagnostics } = compile("regex = 'acme_[a-z]+'", 'gitleaks');
    expect(rule.maxBytes).toBe(16_384);
    expect(diagnostics).toEqual([
      {
        code: 'window-assumed',
        message: 'rule acme: the pattern has no upper bound; it looks 16384 bytes around its literal',
        path: '.gitleaks.toml:2',
        affectsCoverage: false,
      },
    ]);
  });

  it.each<[string, string, string, readonly string[]]>([
    ['runs everywhere without keywords and literals', "regex = '[a-z]{20}'", 'text', []],
    ['runs everywhere once a keyword opens it', 'regex = \'[a-z]{20}\'\nkeywords = ["Acme"]', 'text', ['acme']],
    [
      'needs no gate when its literal holds the keyword',
      'regex = \'acme_[a-z]{20}\'\nkeywords = ["acme"]',
      'literals',
      [],
    ],
    [
      'keeps a gate its literals do not imply',
      'regex = \'acme_[a-z]{20}\'\nkeywords = ["token"]',
      'literals',
      ['token'],
    ],
  ])('%s', (_case, lines, by, gate) => {
    expect(compile(lines, 'gitleaks').rule).toMatchObject({ search: { by }, gate });
  });

  it('is judged by nothing but what the file says', () => {
    expect(compile("regex = 'acme_[a-z]{20}'", 'gitleaks').rule.spec.rejects).toEqual([]);
    expect(compile("regex = 'acme_[a-z]{20}'").rule.spec.rejects).toEqual(['documentation', 'placeholder']);
  });
});
