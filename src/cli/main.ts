#!/usr/bin/env node
// Entry point: the only file that touches the process.

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

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: { write: (text) => void process.stdout.write(text), isTerminal: process.stdout.isTTY },
  stderr: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY },
  signal: controller.signal,
  parallelism: availableParallelism(),
});
