import type { TreeTable } from './trees.ts';
/** Reads a tree by its id; undefined when it cannot be read, and then more looks new than is. */
export type ReadOldTree = (oid: string) => TreeTable | undefined;
/** One folder in all of those commits, as many versions of it as there are. */
export declare class OldFolder {
    #private;
    /** `trees`: its distinct versions. */
    constructor(trees: readonly string[], read: ReadOldTree);
    /** Whether the file or folder of this name (Latin-1) was just this object in one of the commits. */
    holds(name: string, oid: string): boolean;
    /** The folder of this name; without versions when there was none. */
    inner(name: string): OldFolder;
}
