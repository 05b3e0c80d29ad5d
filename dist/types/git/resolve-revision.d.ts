import type { Repository } from './repository.ts';
/** Id (hex) of the commit. Throws ToolError (`unknown-revision`) when there is none or more than one, or it is not here. */
export declare function resolveRevision(repository: Repository, revision: string): string;
