// How large the packs of a repository are, before any of them is read.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/** Bytes of the packs, or at least a guess where some cannot be looked at: it only decides on threads. Loose objects count as nothing. */
export function packedBytes({ objectDirs }: Repository): number {
  let bytes = 0;
  for (const folder of objectDirs.map((path) => join(path, 'pack'))) {
    for (const name of attempt(() => readdirSync(folder), [])) {
      if (name.endsWith('.pack')) bytes += attempt(() => statSync(join(folder, name)).size, 0);
    }
  }
  return bytes;
}

/** Files come and go while a repository is looked at. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
