import { type GitObject } from './loose-object.ts';
import type { ObjectCatalog } from './object-catalog.ts';
import { PackDirectory } from './pack-directory.ts';
import type { Repository } from './repository.ts';
/** With `replacements`, stand-ins are read for the objects they replace. */
export type StorePlaces = Pick<Repository, 'objectDirs' | 'oidBytes' | 'replacements'>;
export declare class ObjectStore {
    #private;
    /** Touches no file before the first read. With a catalog, of the same repository, indexes are only read for what it does not know. */
    constructor(repository: StorePlaces, catalog?: ObjectCatalog);
    /** The packs, one entry per object directory; listed at first use. */
    get packDirectories(): readonly PackDirectory[];
    /**
     * The object with this id (hex). A damaged copy is passed over when another one can be read.
     * Throws GitReadError: `object-missing`, `object-corrupt` (naming pack and offset, or file), `too-large`.
     */
    read(oid: string): GitObject;
    /** The object's size in bytes as its header claims it, without reading its content. Throws GitReadError as `read` does. */
    size(oid: string): number;
    /** Closes all files and forgets what was read. The store stays usable. */
    close(): void;
}
