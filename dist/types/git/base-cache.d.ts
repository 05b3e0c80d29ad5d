import type { GitObject } from './loose-object.ts';
import type { Pack } from './pack-directory.ts';
export declare class BaseCache {
    #private;
    /** The object whose entry begins at `offset` of `pack`, if it is kept. Its bytes are shared: read-only. */
    get(pack: Pack, offset: number): GitObject | undefined;
    put(pack: Pack, offset: number, object: GitObject): void;
    clear(): void;
}
