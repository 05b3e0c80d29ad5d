import { type ArchiveKind } from '../archive/sniff-archive.ts';
import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Origin } from '../model/origin.ts';
import type { View } from '../views/view.ts';
import { type TextScan } from './chunk-feeder.ts';
import type { ScanResult } from './file-scanner.ts';
export type PathOrigin = Origin & {
    readonly path: string;
};
export type InsideSetting = {
    readonly limits: InsideLimits;
    readonly sizes: {
        readonly chunkBytes: number;
        readonly overlapBytes: number;
    };
    /** A scan of a text; it does not look for archives. */
    startText(origin: PathOrigin): TextScan;
    /** Findings in texts of a document, whose bytes have no lines; `onUnread` is told of what in them was not read. */
    scanView(origin: PathOrigin, view: View, onUnread: (message: string) => void): readonly Finding[];
};
/** Scans a stream that begins as an archive. */
export declare class InsideScan {
    #private;
    constructor(origin: PathOrigin, kind: ArchiveKind, setting: InsideSetting);
    /** False when nothing more is wanted. */
    push(bytes: Uint8Array): boolean;
    finish(): ScanResult;
}
