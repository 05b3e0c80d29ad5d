/** Why an input was left out on purpose; such inputs do not make a scan incomplete. */
export type SkipReason = 'binary' | 'symlink' | 'special' | 'excluded' | 'ignored' | 'submodule' | 'empty' | 'lfs-pointer' | 'foreign-layer';
/** Objects of a git repository, by kind. */
export type ObjectCounts = {
    readonly blobs: number;
    readonly trees: number;
};
export type Coverage = {
    /** Files, blobs or streams whose bytes were searched. */
    readonly artifacts: number;
    /** Bytes of those artifacts. */
    readonly bytes: number;
    /** Inputs left out on purpose, by reason. */
    readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
    /** Inputs that should have been searched and were not (each has a diagnostic). */
    readonly missed: number;
    /** Of the missed ones: what a partial clone left with its remote. Absent where there is nothing of the kind. */
    readonly promised?: ObjectCounts;
};
export declare const emptyCoverage: Coverage;
/** Sum of two coverage blocks, for joining the parts of one scan. */
export declare function addCoverage(a: Coverage, b: Coverage): Coverage;
