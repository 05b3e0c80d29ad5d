import { type ScanHeaders } from '../git/build-catalog.ts';
import { type RefListing } from '../git/list-refs.ts';
import type { DiagnosticSink, ObjectCatalog } from '../git/object-catalog.ts';
import { type Replacements } from '../git/replacements.ts';
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
export declare function openHistory(repository: Repository, onDiagnostic: DiagnosticSink, scan?: ScanHeaders): Promise<History>;
