import { type Coverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { FileChunk, FileReader, FileRef } from '../sources/read-file.ts';
import type { ArtifactScanner } from './artifact-scanner.ts';
import type { InsideSetting, PathOrigin } from './inside-scan.ts';
import type { TextScanner } from './text-scanner.ts';
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
    /** Bytes that consecutive chunks share: on each side room for a match, one that overlaps it, and their windows; four times that for UTF-32. */
    readonly overlapBytes: number;
    readonly chunkBytes: number;
    /** `chunkBytes` is a multiple of four and larger than the overlap of `maxMatchBytes`; tests make it small. */
    constructor(scanners: StreamScanners, maxMatchBytes: number, maxFileBytes: number, chunkBytes?: number);
    scanFile(file: FileRef, reader: FileReader): ScanResult;
    /**
     * As `scanFile`, with a stop after each chunk that is not the last, so that the caller can look up from a large file. Continued with
     * `true`, it ends there with what it has.
     */
    steps(file: FileRef, reader: FileReader): Generator<void, ScanResult, boolean | undefined>;
    /** The result for bytes that are all there; 16 readable bytes lie behind them. */
    scanBytes(origin: PathOrigin, bytes: Buffer): ScanResult;
    /** As `scanBytes` for an archive that is to be opened; undefined for all others. */
    scanArchive(origin: PathOrigin, bytes: Buffer): ScanResult | undefined;
    /** A scan of one stream, fed chunk by chunk. */
    start(origin: PathOrigin): StreamScan;
}
type StreamScanners = {
    readonly artifacts: ArtifactScanner;
    readonly texts: TextScanner;
    readonly inside: InsideLimits;
};
type StreamSetting = Omit<StreamScanners, 'inside'> & {
    readonly isReadingBinary: boolean;
    /** How archives are opened; absent: whatever it is, it is scanned as it is. */
    readonly inside?: InsideSetting;
    readonly overlapBytes: number;
    readonly maxFileBytes: number;
};
type Chunk = Extract<FileChunk, {
    kind: 'chunk';
}>;
export declare class StreamScan {
    #private;
    constructor(origin: PathOrigin, setting: StreamSetting);
    /** Scans the next chunk. False when the rest of the stream is not wanted. */
    add(chunk: Chunk): boolean;
    /** Whether text is looked for in what is none. */
    get isReadingBinary(): boolean;
    fail(diagnostic: Diagnostic): ScanResult;
    finish(): ScanResult;
}
export {};
