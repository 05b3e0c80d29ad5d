import type { ArchiveKind } from '../archive/sniff-archive.ts';
import { InsideScan, type InsideSetting, type PathOrigin } from './inside-scan.ts';
export type Inside = {
    readonly startInside: (origin: PathOrigin, kind: ArchiveKind, setting: InsideSetting) => InsideScan;
};
export declare function loadInside(): Inside;
