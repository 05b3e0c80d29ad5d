export type ArEvent = {
    readonly kind: 'entry';
    readonly path: string;
}
/** Valid until the next event is asked for. */
 | {
    readonly kind: 'data';
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'end';
};
export declare class ArReader {
    #private;
    entries: number;
    constructor(maxEntries?: number);
    /** Throws ArchiveError. */
    push(input: Uint8Array): Generator<ArEvent, void, undefined>;
    /** Throws ArchiveError when the archive is not whole. */
    finish(): void;
}
