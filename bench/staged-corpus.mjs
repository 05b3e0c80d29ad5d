// A repository as a hook meets it: 200 small files committed, one more staged.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
