export type ListedEntry = {
    /** For people: bytes that are not UTF-8 appear as `\xNN`. */
    readonly name: string;
    /** The name as it is, when it cannot be written as a string. */
    readonly rawName: Buffer | undefined;
    readonly kind: 'file' | 'directory' | 'symlink' | 'special';
};
/**
 * Lists a directory, sorted by the bytes of the names. No entry is looked at by itself (Node calls lstat only where the file system
 * does not tell types). Throws the system's error.
 */
export declare function listDirectory(fsPath: string | Buffer): ListedEntry[];
