// Throw-away repositories made with the git program, shielded from the configuration of whoever runs the tests.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const gitEnv = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2024-01-01T00:00:00Z',
};

export class Scratch {
  readonly dir: string;
  /** Seconds; a second later with each write, as git may not see a smaller difference. */
  #writtenAt = 1_600_000_000;

  constructor() {
    this.dir = realpathSync(mkdtempSync(join(tmpdir(), 'trapline-git-')));
  }

  /** Runs git in `dir` (or a folder below) and returns its output as text, bytes as Latin-1. */
  git(
    args: readonly string[],
    options: { cwd?: string; input?: string | Buffer; env?: Record<string, string> } = {},
  ): string {
    return execFileSync('git', args, {
      cwd: join(this.dir, options.cwd ?? ''),
      env: { ...gitEnv, ...options.env },
      encoding: 'latin1',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.input === undefined ? {} : { input: options.input }),
    });
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  /** Dated back: git looks again at files as young as its index, and what it then writes depends on the clock. */
  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
    this.#writtenAt++;
    utimesSync(this.path(path), this.#writtenAt, this.#writtenAt);
  }

  commit(message = 'c'): void {
    this.git(['add', '-A']);
    this.git(['commit', '-q', '--allow-empty', '-m', message]);
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Runs `body` in a fresh scratch folder that is removed afterwards. */
export async function withScratch(body: (scratch: Scratch) => void | Promise<void>): Promise<void> {
  const scratch = new Scratch();
  try {
    await body(scratch);
  } finally {
    scratch.remove();
  }
}

/** As `withScratch`, with `git init` done. */
export function withRepository(
  body: (scratch: Scratch) => void | Promise<void>,
  initArgs: string[] = [],
): Promise<void> {
  return withScratch((scratch) => {
    scratch.git(['init', '-q', '-b', 'main', ...initArgs]);
    return body(scratch);
  });
}

/** Versions of a file that grow and change, for deltas on deltas. */
export function writeVersions(scratch: Scratch, count: number, path = 'src/long.txt'): void {
  const lines = Array.from({ length: 300 }, (_, i) => `line ${i} ${'abcdefgh'.repeat((i % 5) + 1)}`);
  for (let version = 0; version < count; version++) {
    lines[(version * 37) % lines.length] = `changed in version ${version}`;
    lines.push(`added in version ${version}`);
    scratch.write(path, `${lines.join('\n')}\n`);
    scratch.write(`other/${version}.txt`, `file ${version}\n`);
    scratch.commit(`version ${version}`);
  }
}
