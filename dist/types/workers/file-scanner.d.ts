import { type Coverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { FileChunk, FileReader, FileRef } from '../sources/read-file.ts';
import type { ArtifactScanner } from './artifact-scanner.ts';
export type ScanResult = {
    readonly findings: readonly Finding[];
    readonly diagnostics: readonly Diagnostic[];
    readonly coverage: Coverage;
};
export declare const emptyResult: ScanResult;
/** Joins results of parts of one scan, in the order given. */
export declare function joinResults(results: readonly ScanResult[]): ScanResult;
export declare class StreamScanner {
    #private;
    /** Bytes that consecutive chunks share: on each side room for a match, one that overlaps it, and their windows; twice that for UTF-16. */
    readonly overlapBytes: number;
    readonly chunkBytes: number;
    /** `chunkBytes` is even and larger than the overlap of `maxMatchBytes`; tests make it small. */
    constructor(scanner: ArtifactScanner, maxMatchBytes: number, maxFileBytes: number, chunkBytes?: number);
    scanFile(file: FileRef, reader: FileReader): ScanResult;
    /**
     * As `scanFile`, with a stop after each chunk that is not the last, so that the caller can look up from a large file. Continued with
     * `true`, it ends there with what it has.
     */
    steps(file: FileRef, reader: FileReader): Generator<void, ScanResult, boolean | undefined>;
    /** A scan of one stream, fed chunk by chunk. */
    start(origin: Origin & {
        readonly path: string;
    }): StreamScan;
}
type StreamSetting = {
    readonly scanner: ArtifactScanner;
    readonly overlapBytes: number;
    readonly maxFileBytes: number;
};
export declare class StreamScan {
    #private;
    constructor(origin: Origin & {
        readonly path: string;
    }, setting: StreamSetting);
    /** Scans the next chunk. False when the rest of the stream is not wanted. */
    add(chunk: Extract<FileChunk, {
        kind: 'chunk';
    }>): boolean;
    fail(diagnostic: Diagnostic): ScanResult;
    finish(): ScanResult;
}
export {};
