// Rejects guesses in files that machines write and that hold hashes by the thousand: lock files, minified bundles, source maps.

import type { Candidate } from './candidate.ts';
import { isMinifiable, isMinified, machineFile } from './machine-files.ts';

export function checkLockfile({ path, line, secretStart }: Candidate): string | undefined {
  const kind = machineFile(path);
  if (kind !== undefined) return `in ${kind}`;
  return isMinifiable(path) && isMinified(line, secretStart) ? 'in minified code' : undefined;
}
