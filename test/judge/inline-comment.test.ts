import { describe, expect, it } from 'vitest';
import { findAllowComment } from '../../src/judge/inline-comment.ts';

const rules = ['acme-token', 'generic-password'];

function reason(lines: string, previousLine = ''): string | undefined {
  return findAllowComment({ lines, previousLine, ruleId: 'acme-token', isRuleId: (word) => rules.includes(word) });
}

describe('a comment on the line', () => {
  it.each<[string, boolean]>([
    ['key = 1 # trapline:allow', true],
    ['key = 1 // trapline:allow', true],
    ['/* trapline:allow */ key = 1', true],
    ['key = 1 <!-- trapline:allow -->', true],
    ['key = 1 #trapline:allow', true],
    ['key = 1 # TRAPLINE:Allow', true],
    ['key = 1 # trapline:allow because it is a sample', true],
    ['key = 1 # trapline:allow test value, rotated', true],
    ['key = 1 # trapline:allow acme-token', true],
    ['key = 1 # trapline:allow acme-token it is a sample', true],
    ['key = 1 # trapline:allow acme-token, generic-password', true],
    ['key = 1 # trapline:allow generic-password', false],
    ['key = 1 # trapline:allow[acme-token]', true],
    ['key = 1 # trapline:allow [generic-password, acme-token] old', true],
    ['key = 1 # trapline:allow[generic-password]', false],
    ['key = 1 # trapline:allow[generic-password] trapline:allow[acme-token]', true],
    ['key = 1 # trapline:allow[]', false],
    ['key = 1 # trapline:allow[acme]', false],
    ['key = 1 # trapline:allow-next-line', false],
    ['key = 1 # trapline:allowed', false],
    ['key = 1 # xtrapline:allow', false],
    ['key = 1 # trapline: allow', false],
    ['key = 1 # gitleaks:allow', true],
    ['key = 1 # gitleaks:allow generic-password', true],
    ['key = 1 # gitleaks:allow (a sample)', true],
    ['key = 1 # gitleaks:allow [legacy]', true],
    ['first\nsecond # trapline:allow\nthird', true],
  ])('%j allows: %s', (line, isAllowed) => {
    expect(reason(line) !== undefined).toBe(isAllowed);
  });

  it.each([
    ['key = 1 # trapline:allow', 'trapline:allow on the line'],
    ['key = 1 # GitLeaks:allow', 'gitleaks:allow on the line'],
  ])('is named as the reason: %j', (line, expected) => {
    expect(reason(line)).toBe(expected);
  });
});

describe('a comment on the line above', () => {
  it.each<[string, boolean]>([
    ['# trapline:allow-next-line', true],
    ['# trapline:allow-nextline', true],
    ['x = 1 // trapline:allow-next-line', true],
    ['# trapline:allow-next-line acme-token', true],
    ['# trapline:allow-next-line[generic-password]', false],
    ['# trapline:allow-next-line generic-password', false],
    ['# gitleaks:allow-next-line', true],
    ['# trapline:allow', true],
    ['  // trapline:allow because it is a sample', true],
    ['<!-- trapline:allow -->', true],
    ['  * trapline:allow[acme-token]', true],
    ['REM trapline:allow', true],
    ['-- trapline:allow', true],
    ['; trapline:allow', true],
    ['# trapline:allow[generic-password]', false],
    ['other = 1 # trapline:allow', false],
    ['# gitleaks:allow', false],
    ['', false],
  ])('%j allows: %s', (previous, isAllowed) => {
    expect(reason('key = 1', previous) !== undefined).toBe(isAllowed);
  });

  it('is named as the reason', () => {
    expect(reason('key = 1', '# trapline:allow-next-line')).toBe('trapline:allow on the line above');
  });
});
