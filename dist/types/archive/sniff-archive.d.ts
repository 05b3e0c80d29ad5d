import type { Decompression } from './output-limit.ts';
export type Compression = Decompression | 'bzip2' | 'xz';
export type ArchiveKind = {
    readonly kind: 'compressed';
    readonly by: Compression;
} | {
    readonly kind: 'tar';
} | {
    readonly kind: 'zip';
} | {
    readonly kind: 'ar';
}
/** Read when all of it is there (views/documents). */
 | {
    readonly kind: 'document';
    readonly format: 'sqlite' | 'sqlite-wal' | 'pdf';
}
/** Known and not read here. */
 | {
    readonly kind: 'unsupported';
    readonly name: string;
};
/** As many bytes as `sniffArchive` looks at. */
export declare const archiveHeadBytes = 512;
/** `head` may be shorter than asked for only when there is no more. */
export declare function sniffArchive(head: Uint8Array): ArchiveKind | undefined;
