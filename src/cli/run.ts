// The program as a function: words in, exit code out. Known errors are printed with what to do; unknown ones are ours and keep their stack.

import { escapeControls } from '../lib/escape-controls.ts';
import { isToolError } from '../model/tool-error.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { type ParsedArgs, parseArgs } from './parse-args.ts';

/** `argv` without the node binary and the script. Never throws for the user's mistakes. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const args = parseArgs(argv);
  if (!args) return explainUsage(argv, io);
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (!isToolError(error)) throw error;
    io.stderr.write(`trapline: ${escapeControls(error.message)}\n`);
    if (error.hint !== undefined) io.stderr.write(`  ${escapeControls(error.hint)}\n`);
    return 2;
  }
}

async function dispatch(args: ParsedArgs, io: Io): Promise<ExitCode> {
  if (args.command.startsWith('rules')) {
    const { runRules } = await import('./commands/rules.ts');
    return runRules(args, io);
  }
  const { runScan } = await import('./commands/scan.ts');
  return runScan(args, io);
}

async function explainUsage(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { explain } = await import('./help.ts');
  const { text, isError } = await explain(argv, io.columns);
  (isError ? io.stderr : io.stdout).write(text);
  return isError ? 2 : 0;
}
