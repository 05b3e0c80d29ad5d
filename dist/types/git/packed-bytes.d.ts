import type { Repository } from './repository.ts';
/** Bytes of the packs, or at least a guess where some cannot be looked at: it only decides on threads. Loose objects count as nothing. */
export declare function packedBytes({ objectDirs }: Repository): number;
