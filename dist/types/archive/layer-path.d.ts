/** Without leading slash, `.` and empty parts; `..` goes up and never out. */
export declare function layerPath(written: string): string;
export type Whiteout = 
/** A file or folder of the layers below is gone. */
{
    readonly kind: 'deleted';
    readonly path: string;
}
/** All that the layers below have in a folder is gone. */
 | {
    readonly kind: 'emptied';
    readonly path: string;
};
/** What the file at `path` deletes, if its name says that it does. */
export declare function readWhiteout(path: string): Whiteout | undefined;
