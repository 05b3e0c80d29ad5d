import { ArchiveError } from './archive-error.ts';
export type TarEntry = {
    readonly kind: 'file' | 'directory' | 'hardlink' | 'symlink' | 'device';
    /** As it is written there: it may be absolute, hold `..`, or stand there twice. */
    readonly path: string;
    readonly linkPath: string;
    /** Bytes of content that are said to follow; undefined where that cannot be told. Of sparse files without the holes. */
    readonly size: number | undefined;
};
/** A file is an `entry`, its content in any number of `data`, and an `end`; everything else is only an `entry`. */
export type TarEvent = {
    readonly kind: 'entry';
    readonly entry: TarEntry;
}
/** Valid until the next event is asked for. */
 | {
    readonly kind: 'data';
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'end';
}
/** Something is wrong, and reading goes on. */
 | {
    readonly kind: 'problem';
    readonly error: ArchiveError;
};
export declare class TarReader {
    #private;
    /** Entries so far. */
    entries: number;
    /** More entries than `maxEntries` are an error. */
    constructor(maxEntries?: number);
    /** Throws ArchiveError `archive-limit` at too many entries. */
    push(input: Uint8Array): Generator<TarEvent, void, undefined>;
    /** No more will come. */
    finish(): Generator<TarEvent, void, undefined>;
}
