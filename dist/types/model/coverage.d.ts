/** Why an input was left out on purpose; such inputs do not make a scan incomplete. */
export type SkipReason = 'binary' | 'symlink' | 'special' | 'excluded' | 'ignored' | 'submodule' | 'empty' | 'lfs-pointer';
export type Coverage = {
    /** Files, blobs or streams whose bytes were searched. */
    readonly artifacts: number;
    /** Bytes of those artifacts. */
    readonly bytes: number;
    /** Inputs left out on purpose, by reason. */
    readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
    /** Inputs that should have been searched and were not (each has a diagnostic). */
    readonly missed: number;
};
export declare const emptyCoverage: Coverage;
/** Sum of two coverage blocks, for joining the parts of one scan. */
export declare function addCoverage(a: Coverage, b: Coverage): Coverage;
