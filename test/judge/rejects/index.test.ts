import { describe, expect, it } from 'vitest';
import { findRejection } from '../../../src/judge/rejects/index.ts';
import { rejectNames } from '../../../src/model/reject-name.ts';
import { candidate, randomText } from './candidates.ts';

describe('findRejection', () => {
  it('names the check and the reason', () => {
    expect(findRejection(['placeholder'], candidate('token = "', 'changeme', '"'))).toEqual({
      check: 'placeholder',
      reason: expect.any(String),
    });
  });
  it('runs only what it was asked for', () => {
    expect(findRejection([], candidate('token = "', 'changeme', '"'))).toBeUndefined();
    expect(findRejection(['encrypted'], candidate('token = "', 'changeme', '"'))).toBeUndefined();
  });
  it('asks the cheaper check first, whatever the order of the names', () => {
    const both = candidate('token = "', `\${TOKEN}`, '"');
    expect(findRejection(['placeholder', 'reference'], both)?.check).toBe('reference');
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
    ] as const;
    expect(findRejection(names, candidate('db_password = "', randomText(14, 1), '"'))).toBeUndefined();
  });
  it('survives a candidate whose secret is empty', () => {
    for (const name of rejectNames) expect(() => findRejection([name], candidate('', ''))).not.toThrow();
  });
});
