/** True for the text that stands for a file in Git LFS. */
export declare function isLfsPointer(bytes: Buffer): boolean;
