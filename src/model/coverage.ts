// What a scan looked at and what it did not. Every report ends with this.

/** Why an input was left out on purpose; such inputs do not make a scan incomplete. */
export type SkipReason =
  | 'binary'
  | 'symlink'
  | 'special'
  | 'excluded'
  | 'ignored'
  | 'submodule'
  | 'empty'
  | 'lfs-pointer'
  | 'foreign-layer';

/** Objects of a git repository, by kind. */
export type ObjectCounts = { readonly blobs: number; readonly trees: number };

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

export const emptyCoverage: Coverage = { artifacts: 0, bytes: 0, skipped: {}, missed: 0 };

/** Sum of two coverage blocks, for joining the parts of one scan. */
export function addCoverage(a: Coverage, b: Coverage): Coverage {
  const skipped: Partial<Record<SkipReason, number>> = { ...a.skipped };
  for (const [reason, count] of Object.entries(b.skipped) as [SkipReason, number][]) {
    skipped[reason] = (skipped[reason] ?? 0) + count;
  }
  const promised = addCounts(a.promised, b.promised);
  return {
    artifacts: a.artifacts + b.artifacts,
    bytes: a.bytes + b.bytes,
    skipped,
    missed: a.missed + b.missed,
    ...(promised ? { promised } : {}),
  };
}

function addCounts(a: ObjectCounts | undefined, b: ObjectCounts | undefined): ObjectCounts | undefined {
  return a && b ? { blobs: a.blobs + b.blobs, trees: a.trees + b.trees } : (a ?? b);
}
