import { describe, expect, test } from 'vitest';
import {
  findExcludesFile,
  parseConfig,
  readConfigFile,
  readConfigFlag,
  readConfigValue,
  readUserConfig,
  userConfigPaths,
} from '../../src/git/config-file.ts';
import { withScratch } from './scratch.ts';

const tricky = String.raw`# comment
[core] editor = vi ; inline
	bare
	ExcludesFile = "~/my # ignore"   # not this
[remote "Origin.X"]
	url = https://example.com/a\
b
	fetch = one
	fetch = two\t"  quoted  " tail
[branch "with \"quotes\" and \\"]
	merge = x\\y\"z
[old.Style] key = v
[empty]
	value =
	novalue
  [section]spaced	=	 a  b
`;

describe('parseConfig', () => {
  test('agrees with git config --list on quotes, escapes, continuations and comments', () =>
    withScratch((scratch) => {
      scratch.write('config', tricky);
      const listed = scratch.git(['config', '--file', 'config', '--list', '-z']);
      const expected = listed
        .split('\0')
        .slice(0, -1)
        .map((item) => item.split('\n'))
        .map(([key = '', ...value]) => ({ key, value: value.length === 0 ? 'true' : value.join('\n') }));
      expect(expected.length).toBe(11);
      expect(parseConfig(tricky)).toEqual(expected);
    }));

  test('skips what git would refuse and goes on', () => {
    expect(parseConfig('orphan = 1\n[a]\n= x\n9bad = 1\nok = 2\r\n[broken\nlast = 3')).toEqual([
      { key: 'a.ok', value: '2' },
      { key: 'a.last', value: '3' },
    ]);
  });

  test('does not take a backslash at the end of a comment for a continuation', () => {
    expect(parseConfig('[a]\n# comment \\\nx = 1')).toEqual([{ key: 'a.x', value: '1' }]);
  });
});

test('readConfigValue gives the last value, readConfigFlag understands git booleans', () => {
  const entries = parseConfig('[a]\nx = 1\nx = off\ny\nz = Yes');
  expect(readConfigValue(entries, 'a.x')).toBe('off');
  expect(['a.x', 'a.y', 'a.z', 'a.none'].map((key) => readConfigFlag(entries, key))).toEqual([
    false,
    true,
    true,
    undefined,
  ]);
});

test('readConfigFile has no entries for a file that is not there', () => {
  expect(readConfigFile('/nonexistent/config')).toEqual([]);
});

describe('user configuration', () => {
  test.each([
    [{ HOME: '/h' }, ['/etc/gitconfig', '/h/.config/git/config', '/h/.gitconfig']],
    [{ HOME: '/h', XDG_CONFIG_HOME: '/x', GIT_CONFIG_NOSYSTEM: '1' }, ['/x/git/config', '/h/.gitconfig']],
    [{ HOME: '/h', GIT_CONFIG_GLOBAL: '/g', GIT_CONFIG_SYSTEM: '/s' }, ['/s', '/g']],
    [{ GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: 'true' }, []],
  ])('of %o is in %o', (env, paths) => {
    expect(userConfigPaths(env)).toEqual(paths);
  });

  test('names the ignore file; the repository overrides the user', () =>
    withScratch((scratch) => {
      const env = { HOME: scratch.dir, GIT_CONFIG_NOSYSTEM: '1' };
      expect(findExcludesFile([], env, '/top')).toBe(scratch.path('.config/git/ignore'));
      scratch.write('.gitconfig', '[core]\nexcludesFile = ~/ignored\n');
      expect(findExcludesFile([], env, '/top')).toBe(scratch.path('ignored'));
      expect(readUserConfig(env)).toEqual([{ key: 'core.excludesfile', value: '~/ignored' }]);
      expect(findExcludesFile([{ key: 'core.excludesfile', value: 'own' }], env, '/top')).toBe('/top/own');
      expect(findExcludesFile([{ key: 'core.excludesfile', value: '' }], env, '/top')).toBeUndefined();
      expect(findExcludesFile([], { GIT_CONFIG_NOSYSTEM: '1' }, '/top')).toBeUndefined();
    }));
});
