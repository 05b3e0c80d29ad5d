import { ArchiveError } from './archive-error.ts';
import type { Decoder } from './decoder.ts';
export type ZipEntry = {
    /** As it is written there: it may be absolute, hold `..`, or stand there twice. */
    readonly path: string;
    /** Why the content cannot be read; absent: it follows. */
    readonly unreadable?: 'encrypted' | 'unsupported';
    /** Name of the compression where it is not supported. */
    readonly method?: string;
};
/** An `entry` that can be read is followed by its `data` and an `end`. */
export type ZipEvent = {
    readonly kind: 'entry';
    readonly entry: ZipEntry;
}
/** Valid until the next event is asked for. */
 | {
    readonly kind: 'data';
    readonly bytes: Uint8Array;
    readonly packedBytes: number;
} | {
    readonly kind: 'end';
}
/** Something is wrong, and reading goes on. */
 | {
    readonly kind: 'problem';
    readonly error: ArchiveError;
};
/** Makes the decoders of compressions other than deflate, by their number in the format. */
export type ZipMethods = (method: number) => Decoder | undefined;
export declare class ZipReader {
    #private;
    entries: number;
    constructor(methods: ZipMethods, maxEntries?: number);
    /** Throws ArchiveError `archive-limit` at too many entries, `archive-unsupported` where this Node cannot inflate piece by piece. */
    push(input: Uint8Array): Generator<ZipEvent, void, undefined>;
    /** No more will come. */
    finish(): Generator<ZipEvent, void, undefined>;
    close(): void;
}
