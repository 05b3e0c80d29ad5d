// The hook under the real pre-commit program. A local hook runs a copy of dist/, alone in its folder as in a bare checkout; the full
// installation with `language: node` needs the network and minutes, and is tried by scripts/try-pre-commit.sh.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { gitEnv, type Scratch, withRepository } from '../git/scratch.ts';
import { otherToken, token, tokenMask, tokenRule } from '../helpers/cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;
const hasBundle = existsSync(`${root}dist/trapline.js`);
const manifest = `${root}.pre-commit-hooks.yaml`;

type Output = { readonly code: number | null; readonly text: string };

/** pre-commit writes to both streams; their order is not kept. */
function runHooked(scratch: Scratch, command: string, args: readonly string[]): Output {
  const env = { ...gitEnv, HOME: scratch.dir, PRE_COMMIT_HOME: scratch.path('.cache'), PRE_COMMIT_COLOR: 'never' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: scratch.path('project'), env, encoding: 'utf8' });
  return { code: status, text: stdout + stderr };
}

function commit(scratch: Scratch, ...args: string[]): Output {
  return runHooked(scratch, 'git', ['commit', '-qm', 'change', ...args]);
}

/** A repository in `project/` whose hook is the bundle in `trapline/`, with one commit. */
function install(scratch: Scratch): void {
  cpSync(`${root}dist`, scratch.path('trapline/dist'), { recursive: true });
  cpSync(`${root}package.json`, scratch.path('trapline/package.json'));
  scratch.git(['init', '-q', '-b', 'main', 'project']);
  // The fields of the hook `trapline`, but for what installs it.
  const hook = readFileSync(manifest, 'utf8')
    .split(/^- /m)
    .find((text) => text.startsWith('id: trapline\n'))!
    .replace('entry: trapline', `entry: "'${process.execPath}' '${scratch.path('trapline/dist/trapline.js')}'`)
    .replace('scan staged', 'scan staged"')
    .replace('language: node', 'language: system');
  const indented = hook.trimEnd().replaceAll('\n', '\n      ');
  scratch.write('project/.pre-commit-config.yaml', `repos:\n  - repo: local\n    hooks:\n      - ${indented}\n`);
  scratch.write('project/config.ini', 'one\ntwo\n');
  expect(runHooked(scratch, 'pre-commit', ['install'])).toMatchObject({ code: 0 });
  scratch.git(['add', '-A'], { cwd: 'project' });
  expect(commit(scratch)).toMatchObject({ code: 0 });
}

function stage(scratch: Scratch, content: string): void {
  scratch.write('project/config.ini', content);
  scratch.git(['add', '-A'], { cwd: 'project' });
}

describe.skipIf(!hasPreCommit)('with the pre-commit program (skipped where it is not installed)', () => {
  test('the manifest is valid', () => {
    expect(execFileSync('pre-commit', ['validate-manifest', manifest], { encoding: 'utf8' })).toBe('');
  });

  describe.skipIf(!hasBundle)('and dist/ (skipped where it is not built: npm run bundle)', () => {
    test('a commit with a planted token is refused with a readable message', () =>
      withRepository((scratch) => {
        install(scratch);
        stage(scratch, `one\ntwo\ntoken = "${token}"\n`);
        const { code, text } = commit(scratch);
        expect(code).toBe(1);
        expect(text).toContain('trapline (staged)');
        expect(text).toContain(`config.ini\n  3:10  critical  ${tokenRule}\n`);
        expect(text).toContain(`     3 | token = "${tokenMask}"\n`);
        expect(text).not.toContain(token);
      }));

    test('a clean commit passes', () =>
      withRepository((scratch) => {
        install(scratch);
        stage(scratch, 'one\n2\nthree\n');
        expect(commit(scratch)).toMatchObject({ code: 0 });
      }));

    test('a partly staged file is judged by what is staged', () =>
      withRepository((scratch) => {
        install(scratch);
        stage(scratch, 'one\n2\n');
        scratch.write('project/config.ini', `one\n2\n${token}\n`);
        expect(commit(scratch)).toMatchObject({ code: 0 });
        expect(readFileSync(scratch.path('project/config.ini'), 'utf8')).toBe(`one\n2\n${token}\n`);

        stage(scratch, `one\n2\n${otherToken}\n`);
        scratch.write('project/config.ini', 'one\n2\nthree\n');
        expect(commit(scratch)).toMatchObject({ code: 1 });
      }));

    test('git commit with paths and with -a is judged by the index it makes', () =>
      withRepository((scratch) => {
        install(scratch);
        scratch.write('project/config.ini', `one\n${token}\n`);
        expect(commit(scratch, '-a')).toMatchObject({ code: 1 });
        expect(commit(scratch, '--', 'config.ini')).toMatchObject({ code: 1 });
      }));
  });
});
