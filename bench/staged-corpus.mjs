// Repositories as a hook meets them: 200 small files committed and one more staged, or somebody's with three files changed.

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A pack with a rule of somebody's own. */
export const onePack = `[[rules]]
id = "acme-deploy-token"
regex = '''\\bacme_[a-z0-9]{32}\\b'''
`;

/** The folder of a new repository; whoever asked removes it. */
export function makeStaged() {
  const repository = mkdtempSync(join(tmpdir(), 'trapline-bench-'));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@b.invalid', ...args], { cwd: repository });
  git('init', '-q');
  for (let i = 0; i < 200; i++) {
    mkdirSync(join(repository, `src/part${i % 20}`), { recursive: true });
    writeFileSync(join(repository, `src/part${i % 20}/file${i}.js`), `export const value${i} = ${i};\n`.repeat(20));
  }
  git('add', '.');
  git('commit', '-qm', 'first');
  writeFileSync(join(repository, 'src/part3/new.js'), 'export function add(a, b) {\n  return a + b;\n}\n');
  git('add', '.');
  return repository;
}

const changedFiles = 3;
const source = /\.(?:c|go|java|js|php|py|rb|rs|ts)$/;

/** A clone of `repository` with a line added to three of its source files, from its start, its middle and its end. Whoever asked removes it. */
export async function makeStagedClone(repository) {
  const clone = join(mkdtempSync(join(tmpdir(), 'trapline-bench-')), 'clone');
  const git = (...args) => execFileSync('git', args, { cwd: clone, maxBuffer: 1 << 28 }).toString();
  execFileSync('git', ['clone', '-q', '--shared', repository, clone]);
  // What was written in the same second as the index would all be added anew.
  await setTimeout(1100);
  git('update-index', '-q', '--really-refresh');
  git('write-tree');
  const files = git('ls-files', '-z')
    .split('\0')
    .filter((path) => source.test(path) && statSync(join(clone, path)).size > 2000);
  for (let i = 0; i < changedFiles; i++) {
    const path = files[Math.floor((files.length - 1) * (i / (changedFiles - 1)))];
    appendFileSync(join(clone, path), 'changed = 1\n');
    git('add', path);
  }
  return clone;
}
