// Which configuration a scan uses, and what it does to the built-in rules.

import { describe, expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { CliFolder, type Files, parseReport, type Surroundings, token, tokenRule } from '../helpers/cli.ts';

/** A configuration that can be told by the rule it adds. */
function pack(id: string): string {
  return `[[rules]]\nid = "${id}"\nregex = '''\\bacme_[a-z]{8}\\b'''\n`;
}

/** `.git` is enough of a repository to end the search. */
const repository: Files = { '.git/HEAD': 'ref: refs/heads/main\n' };
const text = 'acme_qwertzui\n';

/** The rules of what was found and nothing silenced. */
async function rulesUsed(files: Files, argv: readonly string[], surroundings: Surroundings = {}): Promise<string[]> {
  const folder = new CliFolder(files);
  try {
    const { stdout } = await folder.run(['scan', '-f', 'json', ...argv], surroundings);
    const standing = parseReport(stdout).findings.filter(({ suppression }) => suppression === null);
    return standing.map(({ ruleId }) => ruleId);
  } finally {
    folder.remove();
  }
}

describe('the configuration is', () => {
  const everywhere: Files = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.trapline.toml': pack('top'),
    'a/.trapline.toml': pack('a'),
    'a/.gitleaks.toml': pack('a-gitleaks'),
    'a/b/.gitleaks.toml': pack('b-gitleaks'),
    'a/b/c/x.txt': text,
    'd/x.txt': text,
    'flag.toml': pack('flag'),
    'environment.toml': pack('environment'),
  };
  const environment = { env: { TRAPLINE_CONFIG: 'environment.toml' } };
  const cases: readonly (readonly [string, readonly string[], Surroundings, string])[] = [
    ['the flag’s before all others', ['-c', 'flag.toml', 'a/b/c/x.txt'], environment, 'flag'],
    ['the environment’s before a file beside the target', ['a/b/c/x.txt'], environment, 'environment'],
    ['the nearest one above the target', ['a/b/c/x.txt'], {}, 'b-gitleaks'],
    ['the nearest one above the target, for a folder too', ['a/b/c'], {}, 'b-gitleaks'],
    ['the one at the top of the repository', ['d'], {}, 'top'],
    ['looked for from the target, not from the working directory', ['../d/x.txt'], { cwd: 'a' }, 'top'],
    ['looked for from the working directory without a target', ['--include', 'x.txt'], { cwd: 'a/b' }, 'b-gitleaks'],
    ['the environment’s only when that is not empty', ['d'], { env: { TRAPLINE_CONFIG: '' } }, 'top'],
  ];

  test.each(cases)('%s', async (_, argv, surroundings, expected) => {
    expect(await rulesUsed(everywhere, argv, surroundings)).toEqual([expected]);
  });

  test('.trapline.toml before .gitleaks.toml in the same folder', async () => {
    const files = { ...repository, '.trapline.toml': pack('ours'), '.gitleaks.toml': pack('theirs'), 'x.txt': text };
    expect(await rulesUsed(files, ['x.txt'])).toEqual(['ours']);
  });

  test('not looked for beyond the top of the repository', async () => {
    const files = { '.trapline.toml': pack('outside'), 'inner/.git/HEAD': 'ref: x\n', 'inner/x.txt': text };
    expect(await rulesUsed(files, ['inner/x.txt'])).toEqual([]);
  });

  test('not looked for above the target outside of a repository', async () => {
    const files = { '.trapline.toml': pack('above'), 'inner/x.txt': text };
    expect(await rulesUsed(files, ['inner/x.txt'])).toEqual([]);
    expect(await rulesUsed({ 'inner/.trapline.toml': pack('beside'), 'inner/x.txt': text }, ['inner'])).toEqual([
      'beside',
    ]);
  });
});

describe('keys that are made to be published', () => {
  const files = { 'x.env': `${expandTemplate('STRIPE_KEY=pk_live_%{base62:24}', 'config')}\n` };

  test('are reported where the configuration says so', async () => {
    expect(await rulesUsed({ ...files, '.trapline.toml': 'includePublic = false\n' }, ['x.env'])).toEqual([]);
    expect(await rulesUsed({ ...files, '.trapline.toml': 'includePublic = true\n' }, ['x.env'])).toEqual([
      'stripe-publishable-key',
    ]);
  });

  test('may be of a team’s own rule; to gitleaks the tag is a label', async () => {
    const tagged = `${pack('acme-site-key')}tags = ["public"]\n`;
    expect(await rulesUsed({ '.trapline.toml': tagged, 'x.txt': text }, ['x.txt'])).toEqual([]);
    expect(await rulesUsed({ '.trapline.toml': tagged, 'x.txt': text }, ['x.txt', '--include-public'])).toEqual([
      'acme-site-key',
    ]);
    expect(await rulesUsed({ '.gitleaks.toml': tagged, 'x.txt': text }, ['x.txt'])).toEqual(['acme-site-key']);
  });
});

describe('a configuration', () => {
  test('of three lines works beside the built-in rules', async () => {
    const files = { '.trapline.toml': pack('acme-token'), 'x.txt': `${text}${token}\n` };
    expect(await rulesUsed(files, ['x.txt'])).toEqual(['acme-token', tokenRule]);
  });

  test('of gitleaks has only its own rules, unless it extends the default', async () => {
    const files = { '.gitleaks.toml': pack('acme-token'), 'x.txt': `${text}${token}\n` };
    expect(await rulesUsed(files, ['x.txt'])).toEqual(['acme-token']);
    const extending = { ...files, '.gitleaks.toml': `[extend]\nuseDefault = true\n${pack('acme-token')}` };
    expect(await rulesUsed(extending, ['x.txt'])).toEqual(['acme-token', tokenRule]);
  });

  test('is no place for findings itself', async () => {
    const allowed = `${pack('acme-token')}# ${text}[[allowlists]]\ndescription = "${token}"\npaths = ['''^never$''']\n`;
    expect(await rulesUsed({ '.trapline.toml': allowed, 'x.txt': text }, [])).toEqual(['acme-token']);
  });

  test('that is wrong ends the scan with 2 and the place of the mistake', async () => {
    const folder = new CliFolder({ '.trapline.toml': `${pack('a')}keywrods = ["x"]\n`, 'bad.toml': '[[rules]\n' });
    try {
      const misspelt = await folder.run(['scan']);
      expect([misspelt.code, misspelt.stdout]).toEqual([2, '']);
      expect(misspelt.stderr).toMatch(/^trapline: \.trapline\.toml:4\b.*keywrods.*\n/);
      const broken = await folder.run(['scan', '-c', 'bad.toml']);
      expect(broken.code).toBe(2);
      expect(broken.stderr).toMatch(/^trapline: bad\.toml:1:\d+: .+\n$/);
    } finally {
      folder.remove();
    }
  });
});
