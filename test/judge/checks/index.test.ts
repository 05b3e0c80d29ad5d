import { describe, expect, it } from 'vitest';
import { checkNames, runChecks } from '../../../src/judge/checks/index.ts';
import { candidate, randomText } from './candidates.ts';

describe('runChecks', () => {
  it('names the check and the reason', () => {
    expect(runChecks(['placeholder'], candidate('token = "', 'changeme', '"'))).toEqual({
      check: 'placeholder',
      reason: expect.any(String),
    });
  });
  it('runs only what it was asked for', () => {
    expect(runChecks([], candidate('token = "', 'changeme', '"'))).toBeUndefined();
    expect(runChecks(['encrypted'], candidate('token = "', 'changeme', '"'))).toBeUndefined();
  });
  it('asks the cheaper check first, whatever the order of the names', () => {
    const both = candidate('token = "', `\${TOKEN}`, '"');
    expect(runChecks(['placeholder', 'reference'], both)?.check).toBe('reference');
  });
  it('lets a real-looking password through every check for guesses', () => {
    const names = [
      'lockfile',
      'encrypted',
      'reference',
      'name',
      'identifier',
      'digest',
      'placeholder',
      'words',
      'documentation',
    ];
    expect(names.every((name) => checkNames.includes(name))).toBe(true);
    expect(runChecks(names, candidate('db_password = "', randomText(14, 1), '"'))).toBeUndefined();
  });
  it('survives a candidate whose secret is empty', () => {
    for (const name of checkNames) expect(() => runChecks([name], candidate('', ''))).not.toThrow();
  });
});
