import { describe, expect, it } from 'vitest';
import { type AllowSubject, concernsRule, findAllowlist } from '../../src/judge/allowlist.ts';
import type { AllowlistSpec } from '../../src/model/rule.ts';

const subject: AllowSubject = {
  path: 'src/test/a.ts',
  commit: 'abc123',
  secret: 'S3cretExample',
  match: 'key = S3cretExample',
  line: 'const key = S3cretExample; // sample',
};

function list(parts: Partial<AllowlistSpec>): AllowlistSpec {
  return {
    description: '',
    condition: 'OR',
    commits: [],
    paths: [],
    regexTarget: 'secret',
    regexes: [],
    stopwords: [],
    targetRules: [],
    ...parts,
  };
}

/** The engine is not this module's business. */
const test = (pattern: string, text: string): boolean => new RegExp(pattern).test(text);

function isAllowed(parts: Partial<AllowlistSpec>, changes: Partial<AllowSubject> = {}): boolean {
  return findAllowlist([list(parts)], { ...subject, ...changes }, test) !== undefined;
}

describe('an allowlist', () => {
  it.each<[string, Partial<AllowlistSpec>, boolean]>([
    ['a path', { paths: ['nope', '(^|/)test/'] }, true],
    ['another path', { paths: ['^test/'] }, false],
    ['a commit', { commits: ['abc123'] }, true],
    ['another commit', { commits: ['abc1234'] }, false],
    ['the secret', { regexes: ['^S3cret'] }, true],
    ['the secret only by default', { regexes: ['^key'] }, false],
    ['the match', { regexes: ['^key'], regexTarget: 'match' }, true],
    ['the match, not the line', { regexes: ['sample'], regexTarget: 'match' }, false],
    ['the line', { regexes: ['// sample$'], regexTarget: 'line' }, true],
    ['a stop word in any case', { stopwords: ['example'] }, true],
    ['a stop word that is elsewhere on the line', { stopwords: ['const'] }, false],
    ['one of several', { paths: ['^nope'], stopwords: ['example'] }, true],
    ['none of several', { paths: ['^nope'], stopwords: ['nope'] }, false],
    [
      'all of several',
      { condition: 'AND', paths: ['test'], commits: ['abc123'], regexes: ['S3'], stopwords: ['example'] },
      true,
    ],
    [
      'all but one',
      { condition: 'AND', paths: ['test'], commits: ['abc123'], regexes: ['S4'], stopwords: ['example'] },
      false,
    ],
  ])('by %s', (_case, parts, expected) => {
    expect(isAllowed(parts)).toBe(expected);
  });

  it('by a commit says nothing of files', () => {
    const { commit: _commit, ...file } = subject;
    expect(findAllowlist([list({ commits: ['abc123'] })], file, test)).toBeUndefined();
  });

  it('is the first that allows', () => {
    const lists = [
      list({ description: 'a', paths: ['nope'] }),
      list({ description: 'b', stopwords: ['s3'] }),
      list({ description: 'c', paths: ['.'] }),
    ];
    expect(findAllowlist(lists, subject, test)?.description).toBe('b');
  });

  it.each<[readonly string[], boolean]>([
    [[], true],
    [['a', 'b'], true],
    [['b'], false],
  ])('for the rules %j concerns rule a: %s', (targetRules, expected) => {
    expect(concernsRule(list({ targetRules }), 'a')).toBe(expected);
  });
});
