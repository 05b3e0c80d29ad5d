// A whole history as something to scan: its objects and refs, and what is known to be missing.

import { buildCatalog, buildCatalogWith, type ScanHeaders } from '../git/build-catalog.ts';
import { readConfigValue, readPromisors } from '../git/config-file.ts';
import { listRefs, type RefListing } from '../git/list-refs.ts';
import type { DiagnosticSink, ObjectCatalog } from '../git/object-catalog.ts';
import { resolveHead } from '../git/refs.ts';
import { type Replacements, readReplacements } from '../git/replacements.ts';
import type { Repository } from '../git/repository.ts';

export type History = {
  readonly repository: Repository;
  readonly catalog: ObjectCatalog;
  readonly refs: RefListing;
  /** Id of the commit HEAD is at. */
  readonly head: string | undefined;
  readonly originUrl: string | undefined;
  /** Stand-ins and grafts that are there; followed if the repository has them. */
  readonly replacements: Replacements;
};

/** Lists objects and refs. `scan` may read the headers of packs meanwhile. */
export async function openHistory(
  repository: Repository,
  onDiagnostic: DiagnosticSink,
  scan?: ScanHeaders,
): Promise<History> {
  const refs = listRefs(repository);
  for (const diagnostic of refs.diagnostics) onDiagnostic(diagnostic, 0);
  const { objectDirs, oidBytes } = repository;
  const places = { objectDirs, oidBytes, hasPromisors: readPromisors(repository.config).length > 0 };
  const catalog = scan ? await buildCatalogWith(scan, places, onDiagnostic) : buildCatalog(places, onDiagnostic);
  return {
    repository,
    catalog,
    refs,
    head: resolveHead(repository),
    replacements: repository.replacements ?? readReplacements(repository, refs.refs),
    originUrl: readConfigValue(repository.config, 'remote.origin.url'),
  };
}
