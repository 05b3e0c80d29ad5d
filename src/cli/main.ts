// The program: with start.ts, which loads it, the only file that touches the process.

import { availableParallelism } from 'node:os';

import { run } from './run.ts';

const controller = new AbortController();

// The first Ctrl-C ends the scan and reports what was found so far; the second one ends the program as always.
process.once('SIGINT', () => controller.abort());

// Whoever reads our output may stop early (`| head`): that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/**
 * A scan of some seconds runs much code on several threads, each of which compiles it for itself: without bounds V8 spends a fifth of the
 * processor time on that (bench/README.md). Functions are inlined less, and compiled in the plain way at their first call.
 */
async function compileLess(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
  setFlagsFromString('--always-sparkplug');
}

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    // Opened only by who reads it: the stream takes a millisecond to set up.
    get stdin() {
      return process.stdin;
    },
    stdout: { write: (text) => void process.stdout.write(text), isTerminal: process.stdout.isTTY },
    stderr: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY },
    columns: process.stdout.columns || process.stderr.columns || 80,
    signal: controller.signal,
    parallelism: availableParallelism(),
    prepareForThreads: compileLess,
  });
  // Not waiting for what would keep the program alive (a read of input that was interrupted), nor for V8 to free what the end of the process frees:
  // that takes a staged scan three milliseconds.
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit();
}

/** Pipes take what they can hold, and on Windows nothing at once. */
async function written(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0) return;
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
}

// No top-level await: the bundle is CommonJS (see scripts/bundle.mjs). An error that gets here is ours, so its stack is shown.
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
});
