// Timing and memory of programs run as a user runs them.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// With it Node reads certificates at every start, for 75 ms: bare Node, a yardstick of ours, would look three times as slow.
delete process.env.NODE_EXTRA_CA_CERTS;

export const root = fileURLToPath(new URL('..', import.meta.url));
export const trapline = join(root, 'dist/trapline.js');

export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Milliseconds of one run, its output thrown away. Throws unless it ends with one of these codes. */
export function timeOf(command, args, { cwd = root, codes } = {}) {
  const start = process.hrtime.bigint();
  const { error, status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'ignore'] });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (error) throw error;
  if (codes && !codes.includes(status)) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return time;
}

/** One run of Node: milliseconds, those of processor time, peak kilobytes of the whole process with its threads, and what it printed. */
export function measureNode(args, { cwd } = {}) {
  const start = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--require', usageProbe(), ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  const [, peak, processor] = /peak (\d+) processor (\d+)\s*$/.exec(stderr) ?? [];
  return { time, processor: Number(processor) / 1000, peak: Number(peak), stdout, status };
}

let probe;

/** The kernel's own account of the largest resident size (kilobytes) and of processor time (microseconds), told by the process just before it ends. */
function usageProbe() {
  if (probe === undefined) {
    probe = join(mkdtempSync(join(tmpdir(), 'trapline-bench-')), 'probe.cjs');
    const tell = `process.on('exit', () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
      require('fs').writeSync(2, 'peak ' + maxRSS + ' processor ' + (userCPUTime + systemCPUTime) + '\\n');
    });`;
    writeFileSync(probe, tell);
  }
  return probe;
}
