import { GitReadError } from './git-read-error.ts';
import { PackFile } from './pack-file.ts';
import { PackIndex } from './pack-index.ts';
import type { OpenFiles } from './random-access-file.ts';
/** A pack with its index, each opened at first use. */
export declare class Pack {
    #private;
    /** Path without extension. */
    readonly path: string;
    constructor(path: string, oidBytes: number, openFiles: OpenFiles);
    /** Throws GitReadError when the index is damaged or gone (a repack may remove packs while we read). */
    get index(): PackIndex;
    /** Throws GitReadError when the pack is damaged or gone. */
    get file(): PackFile;
}
/** Where a pack holds an object. */
export type PackLocation = {
    readonly pack: Pack;
    readonly offset: number;
};
export declare class PackDirectory {
    #private;
    /** Every pack that has an index. */
    readonly packs: readonly Pack[];
    /** True when a pack was fetched by a partial clone: absent objects may then be promised ones. */
    readonly isPartial: boolean;
    /** Lists `<objectDir>/pack`; a folder that is not there has no packs. Opens no pack and no index but the multi-pack-index. */
    constructor(objectDir: string, oidBytes: number, openFiles: OpenFiles);
    /** Every place where `oid` (raw bytes) is held, best first. Damaged indexes are skipped and described in `problems`. */
    locate(oid: Uint8Array, problems: GitReadError[]): Generator<PackLocation>;
}
