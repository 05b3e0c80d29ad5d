// The program as it is shipped: worker threads cannot be started from TypeScript sources on Node 20, and signals need a process.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../dist/trapline.js', import.meta.url));
export const hasBundle = existsSync(program) && existsSync(program.replace('trapline.js', 'history-worker.js'));

export type ProgramOutput = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type ProgramOptions = {
  readonly cwd: string;
  /** Another copy of it. */
  readonly copy?: string;
  /** A CommonJS file that is loaded first, in the main thread and in every worker. */
  readonly hook?: string;
  /** Beside PATH, and HOME where it is to be there. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly nodeFlags?: readonly string[];
  /** Told of all of standard error so far whenever there is more. */
  readonly onStderr?: (text: string, child: ChildProcess) => void;
};

export function runProgram(
  argv: readonly string[],
  { cwd, copy = program, env: given = {}, hook, nodeFlags = [], onStderr }: ProgramOptions,
): Promise<ProgramOutput> {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    ...given,
    ...(hook === undefined ? {} : { NODE_OPTIONS: `--require "${hook}"` }),
  };
  const child = spawn(process.execPath, [...nodeFlags, copy, ...argv], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr.push(text);
    onStderr?.(stderr.join(''), child);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout: stdout.join(''), stderr: stderr.join('') }));
  });
}
