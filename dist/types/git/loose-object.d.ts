import type { ObjectType } from './pack-file.ts';
/** An object as read. `bytes` may be shared with a cache: read-only. */
export type GitObject = {
    readonly type: ObjectType;
    readonly bytes: Buffer;
};
export type LooseObject = {
    readonly type: ObjectType;
    readonly size: number;
    readonly read: () => GitObject;
};
/** The loose objects of one object directory. */
export declare class LooseFolder {
    #private;
    constructor(path: string);
    /** Opens `oid` (hex): undefined when it is not there. Throws GitReadError when it cannot be read. */
    open(oid: string): LooseObject | undefined;
}
/** Opens `oid` (hex) in one object directory: undefined when it is not there. Throws GitReadError when it cannot be read. */
export declare function openLooseObject(objectDir: string, oid: string): LooseObject | undefined;
