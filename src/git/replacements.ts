// Objects that stand in for others (refs/replace/) and parents that commits are given (info/grafts). They change what a history means, not
// what is stored: git follows both unless told not to, a scan only when asked.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './git-read-error.ts';
import type { NamedRef } from './list-refs.ts';
import { findObjectByHex, type ObjectCatalog } from './object-catalog.ts';
import type { Repository } from './repository.ts';

/** Ids are hex. */
export type Replacements = {
  /** From an object to the one that stands in for it. */
  readonly objects: ReadonlyMap<string, string>;
  /** From a commit to the parents it is given. */
  readonly grafts: ReadonlyMap<string, readonly string[]>;
};

const prefix = 'refs/replace/';
/** As in git; a longer chain is a circle, and is not followed at all. */
const maxDepth = 5;

/** `refs` are the repository's; see list-refs.ts. */
export function readReplacements(
  repository: Pick<Repository, 'commonDir' | 'oidBytes'>,
  refs: readonly NamedRef[],
): Replacements {
  const direct = new Map(refs.filter(isReplaceRef).map(({ name, oid }) => [name.slice(prefix.length), oid]));
  const objects = new Map<string, string>();
  for (const oid of direct.keys()) {
    let end = oid;
    for (let depth = 0; depth < maxDepth && direct.has(end); depth++) end = direct.get(end) ?? end;
    if (!direct.has(end)) objects.set(oid, end);
  }
  return { objects, grafts: readGrafts(repository) };
}

/** True for a ref that names a stand-in. */
export function isReplaceRef({ name }: NamedRef): boolean {
  return name.startsWith(prefix);
}

/** The stand-ins as numbers in the catalog, of those that it holds. */
export function numberReplacements(catalog: ObjectCatalog, { objects }: Replacements): Map<number, number> {
  const numbers = [...objects].map(
    ([from, to]) => [findObjectByHex(catalog, from), findObjectByHex(catalog, to)] as const,
  );
  return new Map(numbers.filter(([from, to]) => from !== -1 && to !== -1));
}

/** `<commit> <parent>...` on each line; `#` starts a comment line. Lines that hold something else are left out. */
function readGrafts({ commonDir, oidBytes }: Pick<Repository, 'commonDir' | 'oidBytes'>): Map<string, string[]> {
  const pattern = new RegExp(`^[0-9a-f]{${oidBytes * 2}}$`);
  const grafts = new Map<string, string[]>();
  for (const line of readText(join(commonDir, 'info', 'grafts')).split('\n')) {
    const [commit, ...parents] = line.trim().split(/\s+/);
    if (commit !== undefined && [commit, ...parents].every((oid) => pattern.test(oid))) grafts.set(commit, parents);
  }
  return grafts;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return '';
  }
}
